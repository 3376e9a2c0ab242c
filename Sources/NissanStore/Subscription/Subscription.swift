package import VehicleCatalog
package import WorldTime

/// Names a subscription.
package struct SubscriptionID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// What renews and is billed: one product for one vehicle, from one order.
///
/// A pure value. ``apply(_:at:)`` is the only way its state changes, and
/// ``nextDue(_:)`` says which event comes by itself, and exactly when.
package struct Subscription: Hashable, Sendable, Codable {
  package let id: SubscriptionID
  package let order: OrderID
  package let account: AccountID
  package let vehicle: VIN
  package let product: ProductID
  /// `nil` for a trial begun without a card: nothing is ever charged.
  package private(set) var billing: Billing?
  /// The free term that came before the first paid period; zero without one.
  package let trial: Period
  /// When the right began.
  package let startedAt: Instant
  /// Where the periods are counted from; its day of month is the anchor day.
  package private(set) var anchor: Instant
  /// Paid periods counted from the anchor.
  package private(set) var paidPeriods: Int
  /// The free term counted from the anchor before any paid period; zero once a hold was paid.
  package private(set) var freeTerm: Period
  package private(set) var state: SubscriptionMachine.State
  /// A renewal is due at the end of the period.
  package private(set) var autoRenews: Bool
  /// When the state was entered.
  package private(set) var stateSince: Instant
  /// The last time a charge was attempted for the period that is due.
  package private(set) var lastAttemptAt: Instant?
  /// Counts charges that were attempted; part of each charge's idempotency key.
  package private(set) var attempts: Int
}

extension Subscription {
  /// What is charged for each period, and to what.
  package struct Billing: Hashable, Sendable, Codable {
    /// VAT included.
    package let price: Money
    /// Hundredths of a percent.
    package let vatBasisPoints: Int
    package let illustrative: Bool
    /// The length of each paid period.
    package let period: Period
    package fileprivate(set) var paymentMethod: PaymentMethodID

    package init(
      price: Money, vatBasisPoints: Int, illustrative: Bool, period: Period,
      paymentMethod: PaymentMethodID
    ) {
      self.price = price
      self.vatBasisPoints = vatBasisPoints
      self.illustrative = illustrative
      self.period = period
      self.paymentMethod = paymentMethod
    }
  }

  /// A subscription that begins at `start`: in its trial, or with its first period paid.
  ///
  /// - Precondition: There is a trial, a billing, or both.
  package init(
    id: SubscriptionID, order: Order, billing: Billing?, startingAt start: Instant
  ) throws(SubscriptionRefusal) {
    let inTrial = order.plan.trial.isPositive
    precondition(inTrial || billing != nil, "a subscription is on trial or is paid for")
    self.id = id
    self.order = order.id
    account = order.account
    vehicle = order.vehicle
    product = order.product
    self.billing = billing
    trial = order.plan.trial
    startedAt = start
    anchor = start
    freeTerm = order.plan.trial
    paidPeriods = inTrial ? 0 : 1
    state = try SubscriptionMachine.target(from: nil, on: inTrial ? .trialStarted : .purchased)
    autoRenews = order.plan.renews && billing != nil
    stateSince = start
    attempts = 0
  }

  /// The end of what is paid, or of the trial: the renewal falls due at this very instant.
  package var paidThrough: Instant { end(ofPaidPeriods: paidPeriods) }

  /// Every period is counted from the anchor, so that 31 January → 28 February → 31 March.
  private func end(ofPaidPeriods count: Int) -> Instant {
    let period = billing?.period ?? .zero
    return anchor.adding(
      Period(
        months: freeTerm.months + period.months * count,
        milliseconds: freeTerm.milliseconds + period.milliseconds * Int64(count)))
  }

  /// The end of the grace that a failed renewal at ``paidThrough`` opens.
  package func graceEnd(_ policy: SubscriptionPolicy) -> Instant {
    paidThrough.adding(policy.grace(for: billing?.period ?? trial))
  }

  /// The end of the hold that follows the grace.
  package func holdEnd(_ policy: SubscriptionPolicy) -> Instant {
    max(paidThrough.adding(policy.recovery), graceEnd(policy))
  }

  /// A charge failed and its period is still unpaid.
  package var isOverdue: Bool { state == .grace || state == .onHold }

  /// Nothing may take its card away: a renewal is to be charged, or is overdue.
  package var needsPaymentMethod: Bool { billing != nil && autoRenews && !state.isOver }

  /// Charges another card from now on. Nothing changes where nothing is ever charged.
  package mutating func pay(with method: PaymentMethodID) { billing?.paymentMethod = method }

  /// Names the charge that would be attempted next; the same until its outcome is applied.
  package var nextChargeKey: IdempotencyKey {
    IdempotencyKey(rawValue: "\(id)/charge-\(attempts + 1)")
  }
}

extension Subscription {
  /// What comes by itself.
  package enum Due: Hashable, Sendable {
    /// The price is to be charged, at the end of the period or one last time before a deadline.
    case charge
    case over(SubscriptionMachine.Event)
  }

  /// The next thing that happens without anyone asking, and its exact instant; `nil` when the
  /// subscription is over.
  package func nextDue(_ policy: SubscriptionPolicy) -> (at: Instant, due: Due)? {
    switch state {
    case .trial:
      return (paidThrough, autoRenews ? .charge : .over(.trialOver))
    case .active:
      return (paidThrough, autoRenews ? .charge : .over(.termOver))
    case .cancelled:
      return (paidThrough, .over(.periodOver))
    case .grace:
      return retry(before: graceEnd(policy), policy) ?? (graceEnd(policy), .over(.graceOver))
    case .onHold:
      return retry(before: holdEnd(policy), policy) ?? (holdEnd(policy), .over(.holdOver))
    case .expired:
      return nil
    }
  }

  private func retry(
    before deadline: Instant, _ policy: SubscriptionPolicy
  ) -> (at: Instant, due: Due)? {
    let retryAt = deadline.subtracting(policy.retryLead)
    return retryAt > max(stateSince, lastAttemptAt ?? stateSince) ? (retryAt, .charge) : nil
  }

  /// Moves along the table.
  ///
  /// - Throws: ``SubscriptionRefusal``, also for a renewal that is switched off twice, or switched
  ///   on without anything to charge; the value is unchanged.
  package mutating func apply(
    _ event: SubscriptionMachine.Event, at instant: Instant
  ) throws(SubscriptionRefusal) {
    let target = try SubscriptionMachine.target(from: state, on: event)
    switch event {
    case .renewalPaid: paidPeriods += 1
    case .recovered: recover(at: instant)
    case .autoRenewOff:
      guard autoRenews else { throw SubscriptionRefusal(state: state, event: event) }
      autoRenews = false
    case .autoRenewOn:
      guard !autoRenews, billing != nil else {
        throw SubscriptionRefusal(state: state, event: event)
      }
      autoRenews = true
    case .purchased, .trialStarted, .trialOver, .renewalFailed, .graceOver, .holdOver,
      .periodOver, .termOver:
      break
    }
    if target != state { stateSince = instant }
    state = target
  }

  /// Applies the outcome of the charge that was due; a retry that fails changes no state.
  package mutating func charged(
    approved: Bool, at instant: Instant
  ) throws(SubscriptionRefusal) {
    switch (isOverdue, approved) {
    case (false, true): try apply(.renewalPaid, at: instant)
    case (false, false): try apply(.renewalFailed, at: instant)
    case (true, true): try apply(.recovered, at: instant)
    case (true, false): break
    }
    attempts += 1
    lastAttemptAt = approved ? nil : instant
  }

  /// In grace the customer had the service all along, so the period that was due is the one paid
  /// and the anchor day stays. On hold they had nothing, so a new series begins now.
  private mutating func recover(at instant: Instant) {
    if state == .grace {
      paidPeriods += 1
    } else {
      anchor = instant
      freeTerm = .zero
      paidPeriods = 1
    }
  }
}
