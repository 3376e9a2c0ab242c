import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// The step function: changes the car by one event at one instant of world time.
  ///
  /// Changes that time alone brings must be applied at their own instants, in order:
  /// ``catchUp(to:in:)`` before anything later. An event that ``refusal(of:at:in:)`` names a reason
  /// against must not be applied.
  /// - Returns: What differs from the time after the last event, in the order it is told.
  package mutating func apply(
    _ event: CarEvent, at instant: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    let former = self
    let step = step(by: event, at: instant, in: catalog)
    return transitions(of: step.services, since: former, in: catalog) + step.effects
      + step.warnings + changes(since: former)
  }

  /// ``apply(_:at:in:)`` for those who need no effects.
  package mutating func undergo(_ event: CarEvent, at instant: Instant, in catalog: Catalog) {
    _ = step(by: event, at: instant, in: catalog)
  }

  /// All that an event does to the car.
  /// - Returns: The services that it may have touched, the effects of the event itself, and the
  ///   warnings that fell due.
  private mutating func step(
    by event: CarEvent, at instant: Instant, in catalog: Catalog
  ) -> (services: [Service], effects: [CarEffect], warnings: [CarEffect]) {
    let now = max(instant, asOf)
    let (former, before) = (record, servicesInPlay(in: catalog))
    let believed = clock.reading(at: asOf).now
    asOf = now
    var effects = handle(event, at: now, in: catalog)
    let services =
      record == former ? before : union(before, with: servicesInPlay(in: catalog))
    effects += settle(services, at: now, in: catalog)
    return (services, effects, warn(since: believed, of: services, in: catalog))
  }

  /// The next instant at which time alone changes anything; `nil` when there is none.
  package func nextDue(in catalog: Catalog) -> Instant? {
    let services = servicesInPlay(in: catalog)
    var ahead = services.compactMap {
      circumstances(of: $0, at: asOf, in: catalog).decide().nextChangeAt
    }
    ahead += services.compactMap { activations[$0.id]?.due }
    ahead += carDueInstants(at: asOf, for: services, in: catalog) + clock.dueInstants(at: asOf)
    ahead += warningDueInstants(at: asOf)
    return ahead.lazy.filter { $0 > asOf }.min()
  }

  /// Lets time alone pass until `instant`: applies everything that falls due on the way, in due
  /// order, each at its own due time.
  package mutating func catchUp(to instant: Instant, in catalog: Catalog) -> [CarEffect] {
    var effects: [CarEffect] = []
    while let due = nextDue(in: catalog), due <= instant {
      effects += apply(.timeReached, at: due, in: catalog)
    }
    return effects
  }

  /// ``catchUp(to:in:)`` for those who need no effects.
  package mutating func advance(to instant: Instant, in catalog: Catalog) {
    while passNextDue(notAfter: instant, in: catalog) != nil {}
  }

  /// Applies what falls due next by time alone, at its own instant.
  /// - Returns: That instant; `nil` when nothing falls due by `instant`.
  mutating func passNextDue(notAfter instant: Instant, in catalog: Catalog) -> Instant? {
    guard let due = nextDue(in: catalog), due <= instant else { return nil }
    undergo(.timeReached, at: due, in: catalog)
    return due
  }

  /// The services whose answer can change, by their ids: those the record names and the catalogue
  /// knows. What changes at one instant is told in this order, whatever order the store wrote.
  func servicesInPlay(in catalog: Catalog) -> [Service] {
    guard let record else { return [] }
    // Ids are sorted, and not what they stand for, which is large.
    return Set(record.entitlements.map(\.service)).sorted().compactMap { catalog.service($0) }
  }

  private func union(_ services: [Service], with others: [Service]) -> [Service] {
    let known = Set(services.map(\.id))
    let new = others.filter { !known.contains($0.id) }
    return new.isEmpty ? services : (services + new).sorted { $0.id < $1.id }
  }
}

// MARK: - What time does

extension Vehicle {
  /// Brings everything that runs by time, and everything that follows from it, to where it is now.
  ///
  /// Doing it twice at the same instant is the same as doing it once.
  mutating func settle(
    _ services: [Service], at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    var effects = settleFaults(at: now)
    body.settle(at: now)
    clock.settle(
      hasSupply: body.hasSupply(at: now), isPowered: body.power != .off, at: now)
    effects += settleCommands(at: now, in: catalog)
    settleChargeTimer(at: now, in: catalog)
    body.settle(at: now)
    effects += settleActivations(of: services, at: now, in: catalog)
    return effects + settleFaults(at: now)
  }

  /// The instants ahead at which time alone changes something of the car itself.
  func carDueInstants(at now: Instant, for services: [Service], in catalog: Catalog) -> [Instant] {
    bodyDueInstants(at: now, for: services.map(\.activation)) + commandDueInstants(at: now)
      + [chargeTimerDueInstant(at: now, in: catalog)].compactMap { $0 }
  }
}

// MARK: - What differs

extension Vehicle {
  func transitions(
    of services: [Service], since former: Vehicle, in catalog: Catalog
  ) -> [CarEffect] {
    services.compactMap { service in
      let old = former.verdict(on: service, at: former.asOf, in: catalog)
      let new = verdict(on: service, at: asOf, in: catalog)
      guard !old.looksLike(new) else { return nil }
      return .service(
        ServiceTransition(
          at: asOf, service: service.id, from: old.state, to: new.state, reason: new.reason))
    }
  }

  /// What of the car itself is another than it was.
  func changes(since former: Vehicle) -> [CarEffect] {
    let (then, now) = (former.asOf, asOf)
    var effects: [CarEffect] = []
    func report<Value: Equatable>(_ was: Value, _ is: Value, _ effect: (Value) -> CarEffect) {
      if was != `is` { effects.append(effect(`is`)) }
    }
    report(former.body.lowVoltage.state(at: then), body.lowVoltage.state(at: now)) {
      .lowVoltage($0)
    }
    report(former.body.sleepState(at: then), body.sleepState(at: now)) { .sleep($0) }
    report(former.clock.reading(at: then).state, clock.reading(at: now).state) { .clock($0) }
    report(former.clock.wallFlag(at: then), clock.wallFlag(at: now)) { .wallClock($0) }
    report(former.body.traction?.isCharging ?? false, body.traction?.isCharging ?? false) {
      .charging($0)
    }
    return effects
  }
}

extension ActivationProgress {
  /// When it turns by time alone, seen or not.
  fileprivate var due: Instant? { retryAt ?? endsAt }
}
