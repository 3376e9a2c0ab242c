import VehicleCatalog
import WorldTime

/// Charges of periods: those that fall due, and those of customers who are present.
extension Store {
  /// Charges what fell due, without the customer. The key stays the same until the answer is
  /// applied, so that a cut between the two charges nothing twice.
  ///
  /// - Returns: What to ask of the processor; `nil` when it need not be asked.
  mutating func charge(_ subscription: Subscription, at instant: Instant) throws -> StoreEffect? {
    let asked = try askedCharge(of: subscription, at: instant)
    // A payment is on its way; a second one must not be, and a deadline passes without it.
    if isPaymentPending(for: subscription) {
      try leaveUnpaid(subscription, asked, declinedFor: nil)
    } else if let reason = try knownDecline(of: subscription, at: instant) {
      try leaveUnpaid(subscription, asked, declinedFor: reason)
    } else {
      return .charge(asked.request, for: .period(asked, then: .nothing))
    }
    return nil
  }

  /// Why the card of a subscription cannot be charged without its holder, as far as the store knows
  /// without asking: it has expired, or its holder has disputed a charge.
  private func knownDecline(
    of subscription: Subscription, at instant: Instant
  ) throws -> DeclineCode? {
    guard let method = try paymentMethod(of: subscription) else { return nil }
    if method.hasExpired(at: instant) { return .expiredCard }
    return records.disputedCards[method.token] == nil ? nil : .genericDecline
  }

  private mutating func leaveUnpaid(
    _ subscription: Subscription, _ asked: AskedCharge, declinedFor reason: DeclineCode?
  ) throws {
    var current = subscription
    try settlePeriod(
      &current, asked, isPaid: false, declinedFor: reason, at: asked.request.at)
  }

  /// Charges a period of a customer who is present: it is written down first, so that whoever
  /// comes next asks again when there was no answer.
  ///
  /// - Returns: What to ask of the processor; `nil` while another payment is on its way.
  mutating func charge(
    _ subscription: Subscription, isAuthenticated: Bool, at instant: Instant,
    then next: AfterCharge
  ) throws -> StoreEffect? {
    guard !isPaymentPending(for: subscription) else { return nil }
    let asked = try askedCharge(
      of: subscription, isPresent: true, isAuthenticated: isAuthenticated, at: instant)
    save(asked, isPending: false)
    return .charge(asked.request, for: .period(asked, then: next))
  }

  private func isPaymentPending(for subscription: Subscription) -> Bool {
    records.charges[.account(subscription.account)].contains {
      $0.isPending && $0.asked.subscription == subscription.id
    }
  }

  private func askedCharge(
    of subscription: Subscription, isPresent: Bool = false, isAuthenticated: Bool = false,
    at instant: Instant
  ) throws -> AskedCharge {
    guard let billing = try billing(of: subscription, forChargeAt: instant) else {
      throw StoreFailure.inconsistent(
        detail: "subscription \(subscription.id) is due without a price")
    }
    let method = try method(billing.paymentMethod, of: subscription.account)
    let lines = try renewalLines(of: subscription, billing, at: instant)
    return AskedCharge(
      account: subscription.account, order: subscription.order, subscription: subscription.id,
      request: ChargeRequest(
        key: subscription.nextChargeKey, card: method.token,
        amount: lines.total(currency: billing.price.currency), isCustomerPresent: isPresent,
        isAuthenticated: isAuthenticated, at: instant),
      lines: lines)
  }

  /// Applies the processor's answer, and goes on with what follows.
  mutating func settle(
    _ asked: AskedCharge, _ outcome: ChargeOutcome, then next: AfterCharge
  ) throws -> StoreOutcome {
    try apply(outcome, to: asked)
    switch next {
    case .nothing: return .answered(.done)
    case .resume(let id, let account, let now):
      return try resumed(id, of: account, outcome, at: now)
    case .recover(let ids, let account, let isAuthenticated, let now, let answer):
      return try recover(ids, of: account, isAuthenticated, at: now, answering: answer)
    }
  }

  /// Applies the answer to the charge of a period, once.
  mutating func apply(_ outcome: ChargeOutcome, to asked: AskedCharge) throws {
    guard let id = asked.subscription else { return }
    let request = asked.request
    var current = try subscription(id, of: asked.account)
    // Another phone may have asked at the same time.
    guard current.nextChargeKey == request.key else { return }
    if outcome == .pending {
      current.charging(at: request.at)
      save(asked, isPending: true)
      try report(.paymentPending, of: asked, at: request.at)
      return save(current)
    }
    records.charges.remove(request.key)
    try settlePeriod(
      &current, asked, isPaid: outcome == .approved, declinedFor: outcome.decline, at: request.at)
  }

  /// Pays the period that is due, or leaves it unpaid.
  mutating func settlePeriod(
    _ current: inout Subscription, _ asked: AskedCharge, isPaid: Bool,
    declinedFor reason: DeclineCode? = nil, at instant: Instant
  ) throws {
    let start = current.startOfNextPeriod(at: instant)
    let charged = try billing(of: current, forChargeAt: asked.request.at)
    try current.charged(approved: isPaid, declinedFor: reason, at: instant)
    save(current)
    if let reason { try report(.declined, of: asked, for: reason, at: instant) }
    guard isPaid, let billing = charged else { return }
    let method = try method(billing.paymentMethod, of: current.account)
    let lines = asked.lines ?? [current.renewalLine(billing)]
    let receipt = current.renewalReceipt(
      nextReceiptNumber, billing, lines, paidWith: method, from: start, at: instant)
    save(receipt, paidBy: asked.request.key)
  }

  /// Charges what is overdue, one after the other, to the card that has just taken the place of
  /// another.
  mutating func recover(
    _ ids: [SubscriptionID], of account: AccountID, _ isAuthenticated: Bool, at now: Instant,
    answering answer: StoreAnswer
  ) throws -> StoreOutcome {
    var rest = ids[...]
    while let id = rest.popFirst() {
      let current = try subscription(id, of: account)
      guard current.isOverdue else { continue }
      let effect = try charge(
        current, isAuthenticated: isAuthenticated, at: now,
        then: .recover(
          Array(rest), of: account, isAuthenticated: isAuthenticated, at: now, answer))
      if let effect { return .asks(effect) }
    }
    return .answered(answer)
  }
}
