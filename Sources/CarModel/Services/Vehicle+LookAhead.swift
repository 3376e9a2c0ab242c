import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// Turns of a car that are looked at before it is said that nothing more will happen; a car has
  /// a handful.
  package static let dueInstantsAheadMax = 2_000

  /// The first instant at which the answer about a service is another, if nothing but time happens.
  ///
  /// An answer knows when it changes while the car stays in the condition it is in. Where the
  /// car's condition turns first, as when the 12 V battery runs flat, the car is let to pass that
  /// turn on a copy and asked again.
  func nextChange(
    of service: Service, after answer: ServiceAnswer, at now: Instant, in catalog: Catalog
  ) -> Instant? {
    if answer.rule.isForGood { return nil }
    var (car, known) = (self, answer.nextChangeAt)
    let before = verdict(on: service, at: now, in: catalog)
    for _ in 0..<Self.dueInstantsAheadMax {
      guard let due = car.due(of: service, after: now, in: catalog) else { return known }
      if let known, known < due { return known }
      car.pass(due, with: service, in: catalog)
      let facts = car.circumstances(of: service, at: due, in: catalog)
      guard facts.verdict().looksLike(before) else { return due }
      known = facts.decide().nextChangeAt
    }
    return known
  }

  /// The car's first turn ahead that may touch the service.
  private func due(
    of service: Service, after now: Instant, in catalog: Catalog
  ) -> Instant? {
    if hasSharedFate { return nextDue(in: catalog) }
    return carDueInstants(at: asOf, for: [service], in: catalog).filter { $0 > max(asOf, now) }
      .min()
  }

  private mutating func pass(_ due: Instant, with service: Service, in catalog: Catalog) {
    asOf = due
    let services = hasSharedFate ? servicesInPlay(in: catalog) : [service]
    _ = settle(services, at: due, in: catalog)
  }

  /// What becomes of one service may depend on another: a charge timer that waits for its own
  /// service will feed the battery of all. Otherwise none does: where a fault triggers one attempt
  /// to activate or the next, the answer changes at the end of the attempt in any case.
  private var hasSharedFate: Bool {
    alerts.chargeTimerMinute != nil && body.traction?.canCharge(at: asOf) ?? false
  }
}

extension DecisionRule {
  /// Whatever becomes of the car and its clock, time alone changes nothing.
  fileprivate var isForGood: Bool {
    switch self {
    case .notSupported, .factoryProvided, .rightRevoked, .noRight: true
    default: false
    }
  }
}
