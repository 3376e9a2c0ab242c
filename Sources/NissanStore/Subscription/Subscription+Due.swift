package import WorldTime

extension Subscription {
  /// What comes by itself.
  package enum Due: Hashable, Sendable {
    /// The price is to be charged: at the end of the period or of a pause, or one last time
    /// before a deadline.
    case charge
    case over(SubscriptionMachine.Event)
  }

  /// The next thing that happens without anyone asking, and its exact instant; `nil` when the
  /// subscription is over.
  package func nextDue(_ policy: SubscriptionPolicy) -> (at: Instant, due: Due)? {
    switch state {
    case .pending: (startedAt.adding(policy.pending), .over(.paymentLapsed))
    case .trial: (paidThrough, endOfPeriod(otherwise: .trialOver))
    case .active: (paidThrough, endOfPeriod(otherwise: .termOver))
    case .cancelled: (paidThrough, .over(.periodOver))
    case .grace: retry(before: graceEnd(policy), policy) ?? (graceEnd(policy), .over(.graceOver))
    case .onHold: retry(before: holdEnd(policy), policy) ?? (holdEnd(policy), .over(.holdOver))
    case .paused: (pauseEnd, awaitsConsent ? .over(.priceRefused) : .charge)
    case .expired, .revoked: nil
    }
  }

  private func endOfPeriod(otherwise over: SubscriptionMachine.Event) -> Due {
    if !autoRenews { return .over(over) }
    if pause != nil { return .over(.pauseBegan) }
    return awaitsConsent ? .over(.priceRefused) : .charge
  }

  private func retry(
    before deadline: Instant, _ policy: SubscriptionPolicy
  ) -> (at: Instant, due: Due)? {
    let retryAt = deadline.subtracting(policy.retryLead)
    return retryAt > max(stateSince, lastAttemptAt ?? stateSince) ? (retryAt, .charge) : nil
  }

  /// When its price is charged next by itself, as far as anybody knows now; `nil` when it is not.
  package func nextCharge(_ policy: SubscriptionPolicy) -> Instant? {
    switch state {
    case .trial, .active, .paused: needsPaymentMethod ? pauseEnd : nil
    case .grace:
      (retry(before: graceEnd(policy), policy) ?? retry(before: holdEnd(policy), policy))?.at
    case .onHold: retry(before: holdEnd(policy), policy)?.at
    case .pending, .cancelled, .expired, .revoked: nil
    }
  }

  /// The end of the grace that a failed renewal at ``paidThrough`` opens.
  package func graceEnd(_ policy: SubscriptionPolicy) -> Instant {
    paidThrough.adding(policy.grace(for: billing?.period ?? trial))
  }

  /// The end of the hold: counted from the charge that failed, or that would fail next.
  package func holdEnd(_ policy: SubscriptionPolicy) -> Instant {
    max((overdueSince ?? pauseEnd).adding(policy.recovery), graceEnd(policy))
  }

  /// The end of the pause that was asked for; of the paid period without one.
  package var pauseEnd: Instant { paidThrough.adding(pause ?? .zero) }
}
