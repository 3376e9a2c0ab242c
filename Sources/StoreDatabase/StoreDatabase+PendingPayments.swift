import GRDB
package import NissanStore
import VehicleCatalog
import WorldTime

extension StoreDatabase {
  package func unansweredOrders(
    of account: AccountID
  ) async throws(StoreError) -> [Order] {
    try await read { try OrderTable.unanswered($0).filter { $0.account == account } }
  }

  /// Why an order that waits for its payment has not brought anything yet.
  func pendingPayment(of order: Order) -> StoreRefusal {
    .paymentPending(until: order.stateSince.adding(policy.pending))
  }

  /// Keeps an order whose payment is under way, with a subscription that waits for it.
  func keepPending(_ order: Order, _ database: Database) throws {
    let subscription = try order.subscription(
      SubscriptionID(rawValue: names.name("subscription")), startingAt: order.stateSince, .whenPaid)
    let method = try Self.paymentMethod(of: order, database)
    try OrderTable.save(order, database)
    if let subscription { try SubscriptionTable.save(subscription, policy, database) }
    let asked = AskedCharge(
      account: order.account, order: order.id, subscription: nil,
      request: try Self.chargeRequest(order, method))
    try AskedChargeTable.save(asked, isPending: true, database)
  }

  /// Asks for a charge of a customer who is present: it is written down first, so that whoever
  /// comes next asks again when there was no answer.
  ///
  /// - Returns: The processor's answer.
  func ask(_ asked: AskedCharge) async throws(StoreError) -> ChargeOutcome {
    try await write { try AskedChargeTable.save(asked, isPending: false, $0) }
    let outcome = try await charge(asked.request)
    try await apply(outcome, to: asked)
    return outcome
  }

  /// Completes charges of subscriptions whose answer was lost.
  func settleAskedCharges() async throws(StoreError) {
    for asked in try await read({ try AskedChargeTable.unanswered($0) }) {
      try await apply(try await charge(asked.request), to: asked)
    }
  }

  /// Applies the answer to the charge of a period, once.
  func apply(_ outcome: ChargeOutcome, to asked: AskedCharge) async throws(StoreError) {
    guard let id = asked.subscription else { return }
    let request = asked.request
    try await write { [self] database in
      var current = try SubscriptionTable.load(id, of: asked.account, database)
      // Another phone may have asked at the same time.
      guard current.nextChargeKey == request.key else { return }
      if outcome == .pending {
        current.charging(at: request.at)
        try AskedChargeTable.save(asked, isPending: true, database)
        return try SubscriptionTable.save(current, policy, database)
      }
      try AskedChargeTable.remove(request.key, database)
      try settlePeriod(&current, asked, isPaid: outcome == .approved, at: request.at, database)
    }
  }

  /// Pays the period that is due, or leaves it unpaid.
  private func settlePeriod(
    _ current: inout Subscription, _ asked: AskedCharge, isPaid: Bool, at instant: Instant,
    _ database: Database
  ) throws {
    let start = current.startOfNextPeriod(at: instant)
    let charged = current.billing(forChargeAt: asked.request.at)
    try current.charged(approved: isPaid, at: instant)
    try SubscriptionTable.save(current, policy, database)
    guard isPaid, let billing = charged else { return }
    let method = try PaymentMethodTable.load(billing.paymentMethod, of: current.account, database)
    let lines = asked.lines ?? [current.renewalLine(billing)]
    let receipt = current.renewalReceipt(
      try ReceiptTable.nextNumber(database), billing, lines, paidWith: method, from: start,
      at: instant)
    try ReceiptTable.insert(receipt, paidBy: asked.request.key, database)
  }
}

extension StoreDatabase {
  /// A payment that was under way came, or will never come.
  func conclude(
    _ asked: AskedCharge, with news: PaymentNotice.News, at instant: Instant,
    _ database: Database
  ) throws {
    try AskedChargeTable.remove(asked.request.key, database)
    let isSettled: Bool
    if let id = asked.subscription {
      isSettled = try concludePeriod(id, asked, with: news, at: instant, database)
    } else {
      isSettled = try concludePurchase(asked, with: news, at: instant, database)
    }
    if !isSettled, news == .settled {
      try ReversalTable.insert(AskedReversal(late: asked, at: instant), database)
    }
  }

  /// - Returns: `false` when the order does not wait for it any more.
  private func concludePurchase(
    _ asked: AskedCharge, with news: PaymentNotice.News, at instant: Instant,
    _ database: Database
  ) throws -> Bool {
    var order = try OrderTable.load(asked.order, of: asked.account, database)
    guard order.state == .pending,
      var subscription = try SubscriptionTable.of(order.id, database)
    else { return false }
    if case .declined(let code) = news {
      try order.charged(.declined(code), at: instant)
      try subscription.apply(.paymentLapsed, at: instant)
    } else {
      try order.charged(.approved, at: instant)
      try replace(by: order, database)
      try subscription.apply(.paymentSettled, at: instant)
      let method = try Self.paymentMethod(of: order, database)
      let receipt = order.receipt(
        try ReceiptTable.nextNumber(database), for: subscription, paidWith: method, at: instant)
      try ReceiptTable.insert(receipt, paidBy: asked.request.key, database)
      try PaymentMethodTable.makeFirstDefault(method, database)
    }
    try OrderTable.save(order, database)
    try SubscriptionTable.save(subscription, policy, database)
    return true
  }

  /// - Returns: `false` when nothing is owed for the subscription any more.
  private func concludePeriod(
    _ id: SubscriptionID, _ asked: AskedCharge, with news: PaymentNotice.News,
    at instant: Instant, _ database: Database
  ) throws -> Bool {
    var current = try SubscriptionTable.load(id, of: asked.account, database)
    guard news == .settled else { return true }
    guard current.isOverdue || current.state == .paused else { return false }
    try settlePeriod(&current, asked, isPaid: true, at: instant, database)
    return true
  }
}
