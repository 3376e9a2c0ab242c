import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// Takes up what a changed catalogue says of this car, as it would with a new start. What the
  /// car keeps stays; what changes by time alone is caught up first.
  ///
  /// `profile` is the one of the same name, market and month in the new catalogue.
  /// - Returns: what differs, in the order it is told.
  package mutating func refit(
    _ profile: VehicleProfile, at instant: Instant, from old: Catalog, to new: Catalog
  ) -> [CarEffect] {
    let now = max(instant, asOf)
    let former = self
    self = Vehicle(
      vin: vin, profile: profile, record: record, activations: activations, bonds: bonds,
      pairingGate: pairingGate, trust: trust, state: state, asOf: now)
    let services = servicesInPlay(in: new)
    let effects = settle(services, at: now, in: new)
    return services.compactMap { service in
      // A service that the old catalogue did not know looked like one that the car lacks.
      let was = former.verdict(on: old.service(service.id) ?? service, at: now, in: old)
      let verdict = self.verdict(on: service, at: now, in: new)
      guard !was.looksLike(verdict) else { return nil }
      return .service(
        ServiceTransition(
          at: now, service: service.id, from: was.state, to: verdict.state, reason: verdict.reason))
    } + effects
  }
}
