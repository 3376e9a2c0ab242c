import WorldTime

/// Payments that take their time.
extension Store {
  /// Why an order that waits for its payment has not brought anything yet.
  func pendingPayment(of order: Order) -> StoreRefusal {
    .paymentPending(until: order.stateSince.adding(policy.pending))
  }

  /// Keeps an order whose payment is under way, with a subscription that waits for it.
  mutating func keepPending(_ order: Order, _ request: ChargeRequest) throws {
    let subscription = try order.subscription(
      freshSubscription(), startingAt: order.stateSince, .whenPaid)
    save(order)
    if let subscription { save(subscription) }
    let asked = AskedCharge(
      account: order.account, order: order.id, subscription: nil, request: request)
    save(asked, isPending: true)
  }

  /// A payment that was under way came, or will never come.
  mutating func conclude(
    _ asked: AskedCharge, with event: PaymentNotice.Event, at instant: Instant
  ) throws {
    records.charges.remove(asked.request.key)
    let isSettled =
      if let id = asked.subscription {
        try concludePeriod(id, asked, with: event, at: instant)
      } else {
        try concludePurchase(asked, with: event, at: instant)
      }
    if !isSettled, event == .settled { ask(AskedReversal(late: asked, at: instant)) }
  }

  /// - Returns: `false` when the order does not wait for it any more.
  private mutating func concludePurchase(
    _ asked: AskedCharge, with event: PaymentNotice.Event, at instant: Instant
  ) throws -> Bool {
    var order = try order(asked.order, of: asked.account)
    guard order.state == .pending, var subscription = subscription(of: order.id) else {
      return false
    }
    if case .declined(let code) = event {
      try order.charged(.declined(code), at: instant)
      try subscription.apply(.paymentLapsed, at: instant)
      try report(.declined, of: asked, for: code, at: instant)
    } else {
      try order.charged(.approved, at: instant)
      try replace(by: order)
      try subscription.apply(.paymentSettled, at: instant)
      let method = try paymentMethod(of: order)
      let receipt = order.receipt(
        nextReceiptNumber, for: subscription, paidWith: method,
        orFree: try free(order, at: instant), in: try calendar(of: order), at: instant)
      save(receipt, paidBy: asked.request.key)
      makeFirstDefault(method)
    }
    save(order)
    save(subscription)
    return true
  }

  /// - Returns: `false` when nothing is owed for the subscription any more.
  private mutating func concludePeriod(
    _ id: SubscriptionID, _ asked: AskedCharge, with event: PaymentNotice.Event, at instant: Instant
  ) throws -> Bool {
    var current = try subscription(id, of: asked.account)
    if case .declined(let code) = event {
      current.lapsed(declinedFor: code)
      save(current)
      try report(.declined, of: asked, for: code, at: instant)
    }
    guard event == .settled else { return true }
    guard current.isOverdue || current.state == .paused else { return false }
    try settlePeriod(&current, asked, isPaid: true, at: instant)
    return true
  }
}
