import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// How far the work on a service has come, and how it goes on while the car stays as it is.
  func phase(of service: Service, at now: Instant) -> ActivationPhase {
    let progress = activations[service.id]
    if let failure = progress?.failure { return .failed(failure) }
    if let progress, progress.isDone(at: now) { return .done }
    if let start = progress?.retryAt { return .retrying(at: start) }
    if let unmet = firstUnmet(of: service.activation, at: now) { return .waiting(unmet) }
    return .running(progress: progress?.percent(at: now) ?? 0, endsAt: progress?.endsAt)
  }

  /// Starts, stops and books the work on each service, by the answer it would have were the work
  /// done: usable services are worked on, suspended and later ones keep what was done, and the
  /// rest lose it.
  mutating func settleActivations(
    of services: [Service], at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    services.flatMap { service -> [CarEffect] in
      var facts = circumstances(of: service, at: now, in: catalog)
      facts.activation = .done
      switch facts.verdict().state {
      case .active, .grace:
        return work(on: service, at: now, mayRun: true)
      case .suspended, .scheduled, .clockUntrusted:
        return work(on: service, at: now, mayRun: false)
      case .unsupported, .revoked, .available, .expired, .failed, .pending, .activating:
        activations[service.id] = nil
        return []
      }
    }
  }

  private mutating func work(
    on service: Service, at now: Instant, mayRun: Bool
  ) -> [CarEffect] {
    guard mayRun || activations[service.id] != nil else { return [] }
    var progress =
      activations[service.id]
      ?? ActivationProgress(totalMilliseconds: service.activation.duration.milliseconds)
    let wasDone = progress.doneMilliseconds >= progress.totalMilliseconds
    let isReady = mayRun && firstUnmet(of: service.activation, at: now) == nil
    defer { activations[service.id] = progress }
    progress.settle(at: now, running: isReady)
    guard !wasDone, progress.isDone(at: now),
      let fault = triggerOnActivation(of: service.id, at: now)
    else { return [] }
    progress.fail(terminally: fault.kind == .activationTerminal, at: now)
    return [
      .activationFailed(
        service: service.id, attempt: progress.failedAttempts, retryAt: progress.retryAt),
      .faultTriggered(fault.id),
    ]
  }
}
