import VehicleCatalog
import WorldTime

/// What is taken back: refunds, and what follows from them and from withdrawals.
extension Store {
  mutating func refund(
    _ id: SubscriptionID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    if let done = try reversal(AskedReversal.refund(of: id), of: account) {
      return .answered(.reversal(done))
    }
    let subscription = try subscription(id, of: account)
    let orders = lineage(of: subscription).orders
    guard let last = orders.flatMap({ payments(of: $0) }).last else {
      throw StoreRefusal.nothingToRefund(id)
    }
    try checkNotCredited(last, of: orders)
    return .asks(.askRefundable([last], at: now, for: .refund(id, of: account, at: now)))
  }

  /// Money is given back once: not for what was taken off the price of something that stands.
  ///
  /// - Parameters:
  ///   - payment: What would be given back.
  ///   - orders: Those of its contract, on all vehicles.
  /// - Throws: ``StoreRefusal/creditedTo(_:by:)``.
  func checkNotCredited(_ payment: Payment, of orders: [OrderID]) throws {
    let credits = records.receipts[.account(payment.receipt.account)].map(\.receipt)
      .filter { $0.issuedAt >= payment.receipt.issuedAt }
      .flatMap { receipt in receipt.lines.map { (order: receipt.order, line: $0) } }
      .filter { $0.line.creditFor.map(orders.contains) ?? false }
    // What was given back has the opposite lines.
    guard credits.reduce(0, { $0 + $1.line.amount.minorUnits }) < 0,
      let newest = credits.last(where: { $0.line.amount.minorUnits < 0 })
    else { return }
    let product =
      try subscription(of: newest.order).map { lineage(of: $0).current.product }
      ?? order(newest.order, of: payment.receipt.account).product
    throw StoreRefusal.creditedTo(product, by: payment.receipt.order)
  }

  /// Goes on once it is known what can be given back.
  mutating func reverse(_ left: [Payment], for use: RefundableUse) throws -> StoreOutcome {
    switch use {
    case .refund(let id, let account, let now):
      guard let payment = left.first else { throw StoreRefusal.nothingToRefund(id) }
      let subscription = try subscription(id, of: account)
      _ = try SubscriptionMachine.target(from: subscription.state, on: .refunded)
      let asked = AskedReversal(
        AskedReversal.refund(of: id), of: try order(subscription.order, of: account), .refund,
        giving: [payment], at: now)
      return revoke(asked)
    case .statement(let contract): return .answered(.statement(contract.statement(giving: left)))
    case .withdrawal(let contract, let confirmed, let now):
      return try withdraw(from: contract, giving: left, confirming: confirmed, at: now)
    }
  }

  /// Writes down what is to be taken back, before any money moves.
  mutating func ask(_ asked: AskedReversal) {
    guard records.reversals[asked.id] == nil else { return }
    records.reversals.save(OpenReversal(asked: asked, isDone: false, receipt: nil))
  }

  mutating func revoke(_ asked: AskedReversal) -> StoreOutcome {
    ask(asked)
    return .asks(.giveBack(asked))
  }

  /// Takes the rights back, once the money is on its way.
  mutating func complete(
    _ asked: AskedReversal, _ outcomes: [RefundOutcome]
  ) throws -> StoreOutcome {
    let given = zip(asked.refunds, outcomes).compactMap { refund, outcome in
      outcome == .refunded ? refund.receipt : nil
    }
    if records.reversals[asked.id]?.isDone != true {
      var credit: ReceiptNumber?
      if let reason = asked.reason {
        var order = try order(asked.order, of: asked.account)
        credit = try revoke(
          &order, giving: given.map { try receipt($0, of: asked.account) },
          Receipt.Credit(reason: reason, receipts: given, statement: asked.statement),
          at: asked.at)
      } else if outcomes.contains(.refunded) {
        report(
          .refunded, of: try order(asked.order, of: asked.account), asked.amount, at: asked.at)
      }
      records.reversals.save(OpenReversal(asked: asked, isDone: true, receipt: credit))
    }
    let done = try reversal(asked.id, of: asked.account)
    return .answered(done.map(StoreAnswer.reversal) ?? .done)
  }

  /// Takes back what an order brought, and keeps the receipt that says so.
  @discardableResult
  mutating func revoke(
    _ order: inout Order, giving receipts: [Receipt], _ credit: Receipt.Credit,
    at instant: Instant
  ) throws -> ReceiptNumber {
    if var subscription = subscription(of: order.id), subscription.permits(credit.reason) {
      try subscription.revoke(credit.reason, at: instant)
      save(subscription)
    }
    // A second dispute finds the order taken back already.
    if order.state == .fulfilled {
      try order.revoke(credit.reason, at: instant)
      save(order)
    }
    let receipt = Receipt.credit(
      nextReceiptNumber, of: order, giving: receipts, orFree: try free(order, at: instant), credit,
      at: instant)
    save(receipt, paidBy: nil)
    return receipt.number
  }

  /// What a reversal that is done came to.
  func reversal(_ id: String, of account: AccountID) throws -> Reversal? {
    guard let number = records.reversals[id]?.receipt else { return nil }
    let receipt = try receipt(number, of: account)
    return Reversal(
      order: try order(receipt.order, of: account), subscription: subscription(of: receipt.order),
      receipt: receipt)
  }
}

extension AskedReversal {
  /// What is given back, below zero as on a receipt.
  fileprivate var amount: Money? {
    refunds.first.map { first in
      Money(
        minorUnits: -refunds.reduce(0) { $0 + $1.request.amount.minorUnits },
        currency: first.request.amount.currency)
    }
  }
}

extension [Payment] {
  /// What can still be given back of each; those that nothing is left of are left out.
  func left(_ amounts: [Money?]) -> [Payment] {
    zip(self, amounts).compactMap { payment, amount in
      guard let amount, amount.minorUnits > 0 else { return nil }
      return Payment(charge: payment.charge, receipt: payment.receipt, amount: amount)
    }
  }
}
