/// What the customer wants to be told of, and whether it is so now.
package struct AlertRules: Hashable, Sendable, Codable {
  /// km/h.
  package internal(set) var speedLimit: Int?
  package internal(set) var zones: [Zone] = []
  package internal(set) var curfew: Curfew?
  /// When the car begins to charge once the cable is in; minutes after midnight by its dashboard.
  package internal(set) var chargeTimerMinute: Int?

  /// Zones a car keeps.
  ///
  /// - Source: “zone count limited”, HomeAssistant-NissanConnect issue 128; the number is a guess.
  package static let zonesMax = 5

  package init() {}
}

/// A circle on the map.
package struct Zone: Hashable, Sendable, Codable {
  package let name: String
  package let centre: GeoPoint
  /// 100…100,000.
  package let radiusMetres: Int

  package static let radiusMetresRange = 100...100_000

  func contains(_ point: GeoPoint) -> Bool {
    centre.metres(to: point) <= Double(radiusMetres)
  }
}

/// A span of the day in which the car is not to be driven; it may run over midnight.
package struct Curfew: Hashable, Sendable, Codable {
  /// Minutes after midnight, 0…1,439, by the car's dashboard.
  package let fromMinute: Int
  /// The first minute after it.
  package let toMinute: Int

  func contains(_ minute: Int) -> Bool {
    fromMinute <= toMinute
      ? (fromMinute..<toMinute).contains(minute) : minute >= fromMinute || minute < toMinute
  }
}

/// What a customer is told of.
///
/// - Source: the back end's notifications `speed.infringement`, `zone.infringement`,
///   `zone.recovery`, `curfew.infringement`.
package enum Alert: Hashable, Sendable {
  /// km/h.
  case speed(reached: Int, limit: Int)
  case zoneLeft(String)
  case zoneEntered(String)
  case curfew(minuteOfDay: Int)

  package var name: String {
    switch self {
    case .speed: "speed.infringement"
    case .zoneLeft: "zone.infringement"
    case .zoneEntered: "zone.recovery"
    case .curfew: "curfew.infringement"
    }
  }
}

extension Alert: CustomStringConvertible {
  package var description: String {
    switch self {
    case .speed(let reached, let limit): "\(reached) km/h, limit \(limit) km/h"
    case .zoneLeft(let name), .zoneEntered(let name): name
    case .curfew(let minute): "driven at \(Self.timeOfDay(minute))"
    }
  }

  /// `06:05`.
  private static func timeOfDay(_ minute: Int) -> String {
    [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
