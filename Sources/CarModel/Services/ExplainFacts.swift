package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What one link of the chain found; only the members that concern the link are there.
package struct ExplainFacts: Hashable, Sendable, Codable {
  // What the car is
  /// The car's name, or the country it was sold in.
  package var name: String?
  package var capabilities: [String]?

  // What the customer has
  /// `factory` needs no purchase and no activation.
  package var provision: ServiceProvision?
  package var state: ServiceState?
  /// The name of a ``ServiceReason``.
  package var reason: String?
  package var grant: String?
  package var revision: Int?
  package var used: Int?
  package var limit: Int?
  package var unit: Allowance.Unit?
  /// When a right, a lease or an attempt ends, or the next attempt begins.
  package var until: Instant?

  // What the car believes
  package var trust: TrustedTime.State?
  package var trustedTime: Instant?
  package var policy: ClockPolicy?

  // How the car stands, by the names of `vehicles.set`
  package var power: PowerMode?
  package var network: NetworkQuality?
  package var batteryVolts: Double?
  package var privacyMode: Bool?
  package var consent: Bool?
  package var telematicsActive: Bool?

  // How far the activation is
  package var activation: Activation?
  package var progressPercent: Int?
  package var waitsFor: ActivationCondition?
  package var failure: ActivationFailure?

  /// Where an activation stands.
  package enum Activation: String, Hashable, Sendable, Codable, CaseIterable {
    case notBegun = "not_begun"
    case waiting, running, retrying, failed, done
  }

  package init(_ fill: (inout ExplainFacts) -> Void) { fill(&self) }
}

extension ExplainFacts: CustomStringConvertible {
  /// For testers, by the names on the wire.
  package var description: String { ExplainLink.line(of: self) }
}
