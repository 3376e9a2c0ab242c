import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// The step function: changes the car by one event at one instant of world time.
  ///
  /// Changes that time alone brings must be applied at their own instants, in order:
  /// ``catchUp(to:in:)`` before anything later.
  /// - Returns: The services whose state or reason differs from the one after the last event.
  package mutating func apply(
    _ event: CarEvent, at instant: Instant, in catalog: Catalog
  ) -> [ServiceTransition] {
    let now = max(instant, asOf)
    let former = self
    take(event, at: now)
    var services = servicesInPlay(in: catalog)
    let known = Set(services.map(\.id))
    services += former.servicesInPlay(in: catalog).filter { !known.contains($0.id) }
    settleActivations(of: services, at: now, in: catalog)
    asOf = now
    return services.compactMap { service in
      let old = former.answer(for: service, at: former.asOf, in: catalog)
      let new = answer(for: service, at: now, in: catalog)
      guard old.state != new.state || old.reason != new.reason else { return nil }
      return ServiceTransition(
        at: now, service: service.id, from: old.state, to: new.state, reason: new.reason)
    }
  }

  /// The next instant at which time alone changes an answer; `nil` when there is none.
  package func nextDue(in catalog: Catalog) -> Instant? {
    servicesInPlay(in: catalog)
      .compactMap { answer(for: $0, at: asOf, in: catalog).nextChangeAt }.min()
  }

  /// Lets time alone pass until `instant`: applies everything that falls due on the way, in due
  /// order, each at its own due time.
  package mutating func catchUp(
    to instant: Instant, in catalog: Catalog
  ) -> [ServiceTransition] {
    var transitions: [ServiceTransition] = []
    while let due = nextDue(in: catalog), due <= instant {
      transitions += apply(.timeReached, at: due, in: catalog)
    }
    return transitions
  }

  private mutating func take(_ event: CarEvent, at now: Instant) {
    switch event {
    case .timeReached: break
    case .recordReplaced(let new): record = new
    case .powerSet(let new): power = new
    case .networkSet(let new): network = new
    case .bonded(let bond):
      precondition(hasRoom(forPhone: bond.phoneID), "whoever pairs asks for room first")
      bonds.removeAll { $0.phoneID == bond.phoneID }
      bonds.append(bond)
      pairingGate.recordSuccess()
    case .bondRemoved(let id): bonds.removeAll { $0.id == id }
    case .pairingFailed: pairingGate.recordFailure(at: now)
    case .rootTrusted(let root): trust.add(root.key, origin: root.origin, at: root.since)
    case .rootRemoved(let id): trust.remove(id: id)
    }
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
      let unmet = catalog.compatibility(of: service.id, with: profile, phone: nil, at: now).unmet
      let goal = circumstances(of: service, unmet: unmet, activation: .done, at: now).decide().state
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
