import Entitlements
import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// Whether the car is in the condition at an instant, if nothing but time happens until then.
  func meets(
    _ condition: ActivationCondition, of activation: Activation, at instant: Instant
  ) -> Bool {
    switch condition {
    case .ignition: body.power.isIgnitionOn && body.hasSupply(at: instant)
    case .network: hasNetwork(at: instant)
    case .battery: body.lowVoltage.holds(activation.minimumMillivolts, at: instant)
    case .privacy: !body.isPrivacyModeOn
    case .consent: body.hasConsent
    case .tcu: body.isTelematicsActive
    }
  }

  /// The telematics unit runs and reaches the network.
  package func hasNetwork(at instant: Instant) -> Bool {
    body.network != .none && body.isTelematicsUp(at: instant) && body.isCovered
      && !faults.contains { $0.silencesRadio(at: instant) }
  }

  /// The first of an activation's conditions that does not hold, in the order of their
  /// declaration.
  func firstUnmet(of activation: Activation, at instant: Instant) -> ActivationCondition? {
    ActivationCondition.allCases.first {
      activation.requires.contains($0) && !meets($0, of: activation, at: instant)
    }
  }

  /// The instants ahead at which time alone changes something of the body or of its faults.
  func bodyDueInstants(at now: Instant, for activations: [Activation]) -> [Instant] {
    let levels = activations.filter { $0.requires.contains(.battery) }.map(\.minimumMillivolts)
    return body.dueInstants(at: now, and: levels) + faults.compactMap(\.until).filter { $0 > now }
  }
}
