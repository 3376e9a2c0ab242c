import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// How far the work on a service has come, and how it goes on by time alone.
  func phase(of service: Service, at now: Instant) -> ActivationPhase {
    let progress = activations[service.id]
    if let failure = progress?.failure { return .failed(failure) }
    if let progress, progress.isDone(at: now) { return .done }
    if let start = progress?.retryAt { return .retrying(at: start) }
    let turn = conditionsTurn(of: service.activation, after: now)
    if let unmet = firstUnmet(of: service.activation, at: now) {
      return .waiting(unmet.obstacle, until: turn?.at, then: Self.phase(waitingFor: turn?.unmet))
    }
    let percent = progress?.percent(at: now) ?? 0
    if let turn, turn.at < progress?.endsAt ?? .distantFuture {
      return .running(
        progress: percent, endsAt: turn.at, then: Self.phase(waitingFor: turn.unmet))
    }
    return .running(
      progress: percent, endsAt: progress?.endsAt, then: outcome(of: progress, for: service.id))
  }

  private static func phase(waitingFor unmet: ActivationCondition?) -> ActivationPhase {
    unmet.map { .waiting($0.obstacle) } ?? .running(progress: 0, endsAt: nil)
  }

  /// What the attempt under way will have come to when it ends.
  private func outcome(of progress: ActivationProgress?, for service: ServiceID) -> ActivationPhase
  {
    guard let progress, let end = progress.endsAt,
      let fault = activationFault(for: service, at: end)
    else { return .done }
    if fault.kind == .activationTerminal { return .failed(.notRetryable) }
    return progress.nextAttempt(after: end).map { .retrying(at: $0) } ?? .failed(.ecuUnreachable)
  }

  /// Starts, stops and books the work on each service, by the answer it would have were the work
  /// done: usable services are worked on, suspended and later ones keep what was done, and the
  /// rest lose it.
  mutating func settleActivations(
    of services: [Service], at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    var effects: [CarEffect] = []
    for service in services {
      let unmet = catalog.compatibility(of: service.id, with: profile, phone: nil, at: now).unmet
      let goal = circumstances(of: service, unmet: unmet, activation: .done, at: now).decide().state
      switch goal {
      case .active, .grace: effects += work(on: service, at: now)
      case .suspended, .scheduled, .clockUntrusted:
        activations[service.id]?.settle(at: now, running: false)
      case .unsupported, .revoked, .available, .expired, .failed, .pending, .activating:
        activations[service.id] = nil
      }
    }
    return effects
  }

  private mutating func work(on service: Service, at now: Instant) -> [CarEffect] {
    var progress =
      activations[service.id]
      ?? ActivationProgress(totalMilliseconds: service.activation.duration.milliseconds)
    let wasDone = progress.doneMilliseconds >= progress.totalMilliseconds
    let isReady = firstUnmet(of: service.activation, at: now) == nil
    defer { activations[service.id] = progress }
    progress.settle(at: now, running: isReady)
    guard !wasDone, progress.isDone(at: now), let fault = strikeActivation(of: service.id, at: now)
    else { return [] }
    progress.fail(terminally: fault.kind == .activationTerminal, at: now)
    return [
      .activationFailed(
        service: service.id, attempt: progress.failedAttempts, retryAt: progress.retryAt),
      .faultStruck(fault.id),
    ]
  }
}
