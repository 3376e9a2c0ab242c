package import VehicleCatalog
package import WorldTime

/// Names a subscription.
package struct SubscriptionID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// What renews and is billed: one product for one vehicle, from one order.
///
/// A pure value. ``apply(_:at:)`` and its relatives are the only ways its state changes, and
/// ``nextDue(_:)`` says which event comes by itself, and exactly when.
package struct Subscription: Hashable, Sendable, Codable {
  package internal(set) var id: SubscriptionID
  package internal(set) var order: OrderID
  package let account: AccountID
  package internal(set) var vehicle: VIN
  package let product: ProductID
  /// `nil` for a trial begun without a card: nothing is ever charged.
  package internal(set) var billing: Billing?
  /// The free term that came before the first paid period; zero without one.
  package let trial: Period
  /// When the right began.
  package internal(set) var startedAt: Instant
  /// Where the periods are counted from; its day of month is the anchor day.
  package internal(set) var anchor: Instant
  /// Paid periods counted from the anchor.
  package internal(set) var paidPeriods: Int
  /// The free term counted from the anchor before any paid period; zero once a new series began.
  package internal(set) var freeTerm: Period
  package internal(set) var state: SubscriptionMachine.State
  /// What last happened to it; `nil` in what was kept before it was noted.
  package internal(set) var lastEvent: SubscriptionMachine.Event?
  /// A renewal is due at the end of the period.
  package internal(set) var autoRenews: Bool
  /// When the state was entered.
  package internal(set) var stateSince: Instant
  /// The last time a charge was attempted for the period that is due.
  package internal(set) var lastAttemptAt: Instant?
  /// Why the last charge of a period that is still unpaid was declined; `nil` when it was paid, when
  /// nobody said why, and in what was kept before it was noted.
  package internal(set) var lastDecline: DeclineCode?
  /// Counts charges that were attempted; part of each charge's idempotency key.
  package internal(set) var attempts: Int
  /// How long the pause that was asked for lasts, from the end of the paid period; `nil` without.
  package internal(set) var pause: Period?
  /// Since when a charge is overdue; `nil` when none is.
  package internal(set) var overdueSince: Instant?
  /// Another price that was announced, and not charged yet.
  package internal(set) var priceChange: PriceChange?
  /// The subscription that this one goes on from, for another vehicle.
  package internal(set) var predecessor: SubscriptionID?
}

extension Subscription {
  /// What is charged for each period, and to what.
  package struct Billing: Hashable, Sendable, Codable {
    /// VAT included.
    package internal(set) var price: Money
    /// Hundredths of a percent.
    package internal(set) var vatBasisPoints: Int
    package internal(set) var illustrative: Bool
    /// Whose price and VAT these are, ISO 3166 alpha-2; `nil` in what was kept before it was
    /// noted here: the order says it.
    package let country: String?
    /// The length of each paid period.
    package let period: Period
    package internal(set) var paymentMethod: PaymentMethodID

    package init(
      price: Money, vatBasisPoints: Int, illustrative: Bool, country: String? = nil,
      period: Period, paymentMethod: PaymentMethodID
    ) {
      self.price = price
      self.vatBasisPoints = vatBasisPoints
      self.illustrative = illustrative
      self.country = country
      self.period = period
      self.paymentMethod = paymentMethod
    }
  }

  /// How a subscription begins.
  package enum Beginning: Hashable, Sendable {
    /// With its free term, or with its first period paid.
    case now
    /// When the payment that is under way has come.
    case whenPaid
  }

  /// A subscription that begins at `start`: in its trial, with its first period paid, or waiting
  /// for the first payment.
  ///
  /// - Precondition: There is a trial, a billing, or both; only a billing can be waited for.
  package init(
    id: SubscriptionID, order: Order, billing: Billing?, startingAt start: Instant,
    _ beginning: Beginning = .now
  ) throws(SubscriptionRefusal) {
    let inTrial = order.plan.trial.isPositive
    precondition(inTrial || billing != nil, "a subscription is on trial or is paid for")
    precondition(beginning == .now || !inTrial, "a free term waits for no payment")
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
    paidPeriods = inTrial || beginning == .whenPaid ? 0 : 1
    let event: SubscriptionMachine.Event =
      inTrial ? .trialStarted : beginning == .now ? .purchased : .paymentPending
    state = try SubscriptionMachine.target(from: nil, on: event)
    lastEvent = event
    autoRenews = order.plan.renews && billing != nil
    stateSince = start
    attempts = 0
  }

  /// The end of what is paid, or of the trial: the renewal falls due at this very instant.
  package var paidThrough: Instant { end(ofPaidPeriods: paidPeriods) }

  /// Every period is counted from the anchor, so that 31 January → 28 February → 31 March.
  func end(ofPaidPeriods count: Int) -> Instant {
    let period = billing?.period ?? .zero
    return anchor.adding(
      Period(
        months: freeTerm.months + period.months * count,
        milliseconds: freeTerm.milliseconds + period.milliseconds * Int64(count)))
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
