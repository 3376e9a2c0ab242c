package import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// What the car says about a service at an instant, of which everything due is caught up. The
  /// factory's services need nothing more than the hardware.
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
    let facts = circumstances(of: service, unmet: unmet, at: now)
    var answer = facts.decide()
    answer.nextChangeAt = nextChange(of: service, after: answer, at: now, in: catalog)
    return ServiceView(
      vehicle: self, service: service, unmet: unmet, facts: facts, answer: answer)
  }

  /// The answer without looking ahead.
  func verdict(on service: Service, at now: Instant, in catalog: Catalog) -> ServiceVerdict {
    circumstances(of: service, at: now, in: catalog).verdict()
  }

  func circumstances(
    of service: Service, at now: Instant, in catalog: Catalog
  ) -> ServiceCircumstances {
    let unmet = catalog.compatibility(of: service.id, with: profile, phone: nil, at: now).unmet
    return circumstances(of: service, unmet: unmet, at: now)
  }

  private func circumstances(
    of service: Service, unmet: [UnmetRule], at now: Instant
  ) -> ServiceCircumstances {
    ServiceCircumstances(
      service: service.id, record: record,
      support: unmet.first.map { .unsupported($0.rule) } ?? .supported,
      provision: service.provision, usage: usage.used(of: record),
      activation: phase(of: service, at: now), clock: clock.reading(at: now),
      policy: clock.policy, toleratedUntil: clock.toleratedUntil(at: now))
  }
}
