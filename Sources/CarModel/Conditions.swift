import Entitlements
import VehicleCatalog

/// What the ignition does.
///
/// - Source: COVESA VSS 6.0, `Vehicle.LowVoltageSystemState`.
package enum Power: String, Hashable, Sendable, Codable, CaseIterable {
  case off
  case accessory
  case on
  /// On, and the car moves.
  case driving

  /// The ignition circuit is fed.
  package var isIgnitionOn: Bool { self == .on || self == .driving }
}

/// The mobile network where the car stands.
///
/// - Source: COVESA VSS 6.0, `Vehicle.Connectivity.IsConnectivityAvailable`, in degrees.
package enum Network: String, Hashable, Sendable, Codable, CaseIterable {
  case none
  case poor
  case good
}

extension Vehicle {
  /// Whether the car is in the condition now.
  func meets(_ condition: ActivationCondition) -> Bool {
    switch condition {
    case .ignition: power.isIgnitionOn
    case .network: network != .none
    case .battery, .privacy, .consent, .tcu: true
    }
  }

  /// The first of the conditions that does not hold, in the order of their declaration.
  func firstUnmet(of conditions: Set<ActivationCondition>) -> ActivationCondition? {
    ActivationCondition.allCases.first { conditions.contains($0) && !meets($0) }
  }
}

extension ActivationCondition {
  var obstacle: ActivationObstacle {
    switch self {
    case .ignition: .ignition
    case .network: .network
    case .battery: .battery
    case .privacy: .privacy
    case .consent: .consent
    case .tcu: .tcu
    }
  }
}
