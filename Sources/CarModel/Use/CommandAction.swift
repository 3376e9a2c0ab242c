package import VehicleCatalog

/// What a command does, with everything it needs to know.
package enum CommandAction: Hashable, Sendable, Codable {
  case lock, unlock
  case signal(SignalTarget, seconds: Int)
  case stopSignal
  /// Tenths of a degree Celsius, 160…260.
  case startClimate(celsiusTenths: Int)
  case stopClimate
  case sendDestination(Destination)
  case locate
  /// Doors, ignition and the like, by what the service reads.
  case read(ServiceUse)
  case readJourneys(JourneyPeriod)
  /// km/h.
  case setSpeedLimit(Int)
  case setZone(Zone)
  case setCurfew(Curfew)
  /// Takes a rule away; the zone by its name.
  case clear(ServiceUse, zone: String?)
  /// Megabytes.
  case spendData(Int)
  case startCharging, stopCharging
  /// Minutes after midnight by the car's wall clock; `nil` takes the timer off.
  case setChargeTimer(minuteOfDay: Int?)
}

extension CommandAction {
  /// The action's name in ``ActionTable``.
  package var name: String {
    switch self {
    case .lock: "lock"
    case .unlock: "unlock"
    case .signal(_, let seconds): seconds < 10 ? "double_start" : "start"
    case .startClimate, .startCharging: "start"
    case .stopSignal, .stopClimate, .stopCharging: "stop"
    case .sendDestination: "send"
    case .locate: "locate"
    case .read, .readJourneys: "read"
    case .setSpeedLimit, .setZone, .setCurfew: "set"
    case .setChargeTimer(let minute): minute == nil ? "clear" : "set"
    case .clear: "clear"
    case .spendData: "spend"
    }
  }
}

/// A place for the navigation.
package struct Destination: Hashable, Sendable, Codable {
  package let name: String
  package let point: GeoPoint

  /// Destinations a head unit keeps; the oldest makes room.
  package static let keptMax = 20
}

/// What journeys are added up by.
///
/// - Source: the back end's trip-history `period`: 0 daily, 1 monthly, 2 yearly.
package enum JourneyPeriod: String, Hashable, Sendable, Codable, CaseIterable {
  case day, month, year
}
