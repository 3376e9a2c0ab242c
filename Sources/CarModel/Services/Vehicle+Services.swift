package import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// What the car says about a service at an instant. The factory's services need nothing more
  /// than the hardware.
  package func answer(
    for service: Service, at now: Instant, in catalog: Catalog
  ) -> ServiceAnswer {
    view(of: service, at: now, in: catalog).answer
  }

  /// Everything there is to say about a service at an instant, looked at once.
  package func view(
    of service: Service, at now: Instant, in catalog: Catalog
  ) -> ServiceView {
    let unmet = catalog.compatibility(of: service.id, with: profile, phone: nil, at: now).unmet
    return ServiceView(
      vehicle: self, service: service, unmet: unmet,
      facts: circumstances(
        of: service, unmet: unmet, activation: phase(of: service, at: now), at: now))
  }

  func circumstances(
    of service: Service, unmet: [UnmetRule], activation: ActivationPhase, at now: Instant
  ) -> ServiceCircumstances {
    ServiceCircumstances(
      service: service.id, record: record,
      support: unmet.first.map { .unsupported(rule: $0.rule.rawValue) } ?? .supported,
      provision: service.provision, usage: usage.used(of: record), activation: activation,
      clock: clock.reading(at: now), policy: clock.policy,
      toleratedUntil: clock.toleratedUntil(at: now))
  }
}
