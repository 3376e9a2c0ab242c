package import Entitlements
package import VehicleCatalog
package import WorldTime

/// One car: a pure value. It changes only in ``apply(_:at:in:)``, and what it says about its
/// services is computed each time from what it keeps.
package struct Vehicle: Hashable, Sendable {
  package let vin: VIN
  package let profile: VehicleProfile
  package internal(set) var power: Power
  package internal(set) var network: Network
  /// What the store granted, as last committed; `nil` before the first document.
  package internal(set) var record: EntitlementRecord?
  /// The car's work on each entitled service.
  package internal(set) var activations: [ServiceID: ActivationProgress]
  /// Oldest first; at most ``bondsMax``.
  package internal(set) var bonds: [Bond]
  package internal(set) var pairingGate: PairingGate
  /// The store roots this car was taught; those of the daemon's trust file come on top.
  package internal(set) var trust: TrustStore
  /// The world time of the last event applied.
  package internal(set) var asOf: Instant

  /// Phones a car remembers.
  package static let bondsMax = 5

  /// A new car: ignition on, network good, nothing bought, nobody paired.
  package init(vin: VIN, profile: VehicleProfile, at instant: Instant) {
    self.init(
      vin: vin, profile: profile, power: .on, network: .good, record: nil, activations: [:],
      bonds: [], pairingGate: PairingGate(), trust: TrustStore(), asOf: instant)
  }

  /// A car as it was kept.
  package init(
    vin: VIN, profile: VehicleProfile, power: Power, network: Network,
    record: EntitlementRecord?, activations: [ServiceID: ActivationProgress], bonds: [Bond],
    pairingGate: PairingGate, trust: TrustStore, asOf: Instant
  ) {
    self.vin = vin
    self.profile = profile
    self.power = power
    self.network = network
    self.record = record
    self.activations = activations
    self.bonds = bonds
    self.pairingGate = pairingGate
    self.trust = trust
    self.asOf = asOf
  }
}
