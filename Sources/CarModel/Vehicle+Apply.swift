import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// The step function: changes the car by one event at one instant of world time.
  ///
  /// Changes that time alone brings must be applied at their own instants, in order: ask
  /// ``nextDue(in:)`` and apply ``CarEvent/timeReached`` there before anything later.
  /// - Returns: The services whose state or reason differs from the one after the last event.
  package mutating func apply(
    _ event: CarEvent, at instant: Instant, in catalog: Catalog
  ) -> [ServiceTransition] {
    let now = max(instant, asOf)
    var services = servicesInPlay(in: catalog)
    let before = answers(for: services, at: asOf, in: catalog)
    take(event, at: now)
    for service in servicesInPlay(in: catalog)
    where !services.contains(where: { $0.id == service.id }) {
      services.append(service)
    }
    settleActivations(of: services, at: now, in: catalog)
    asOf = now
    let after = answers(for: services, at: now, in: catalog)
    return services.compactMap { service in
      let old = before[service.id] ?? (state: .available, reason: .neverBought)
      guard let new = after[service.id], old.state != new.state || old.reason != new.reason else {
        return nil
      }
      return ServiceTransition(
        at: now, service: service.id, from: old.state, to: new.state, reason: new.reason)
    }
  }

  /// The next instant at which time alone changes an answer; `nil` when there is none.
  package func nextDue(in catalog: Catalog) -> Instant? {
    servicesInPlay(in: catalog)
      .compactMap { answer(for: $0, at: asOf, in: catalog).nextChangeAt }.min()
  }

  private mutating func take(_ event: CarEvent, at now: Instant) {
    switch event {
    case .timeReached: break
    case .recordReplaced(let new): record = new
    case .powerSet(let new): power = new
    case .networkSet(let new): network = new
    case .bonded(let bond):
      bonds.removeAll { $0.phoneID == bond.phoneID }
      bonds.append(bond)
      pairingGate.recordSuccess()
    case .bondRemoved(let id): bonds.removeAll { $0.id == id }
    case .pairingFailed: pairingGate.recordFailure(at: now)
    case .rootTrusted(let root): trust.add(root.key, origin: root.origin, at: root.since)
    case .rootRemoved(let id): trust.remove(id: id)
    }
  }

  private typealias Outcome = (state: ServiceState, reason: ServiceReason)

  private func answers(
    for services: [Service], at instant: Instant, in catalog: Catalog
  ) -> [ServiceID: Outcome] {
    var answers: [ServiceID: Outcome] = [:]
    for service in services {
      let answer = answer(for: service, at: instant, in: catalog)
      answers[service.id] = (answer.state, answer.reason)
    }
    return answers
  }

  /// The services whose answer can change: those the record names and the catalogue knows.
  private func servicesInPlay(in catalog: Catalog) -> [Service] {
    var seen: Set<ServiceID> = []
    return (record?.entitlements ?? []).compactMap { entitlement in
      seen.insert(entitlement.service).inserted ? catalog.service(entitlement.service) : nil
    }
  }

  /// Starts, stops and books the work on each service, by the answer it would have were the work
  /// done: usable services are worked on, suspended and later ones keep what was done, and the
  /// rest lose it.
  private mutating func settleActivations(
    of services: [Service], at now: Instant, in catalog: Catalog
  ) {
    for service in services {
      let goal = circumstances(of: service, activation: .done, at: now, in: catalog).decide().state
      switch goal {
      case .active, .grace:
        var progress =
          activations[service.id]
          ?? ActivationProgress(totalMilliseconds: service.activation.duration.milliseconds)
        progress.settle(at: now, running: firstUnmet(of: service.activation.requires) == nil)
        activations[service.id] = progress
      case .suspended, .scheduled, .clockUntrusted:
        activations[service.id]?.settle(at: now, running: false)
      case .unsupported, .revoked, .available, .expired, .failed, .pending, .activating:
        activations[service.id] = nil
      }
    }
  }
}
