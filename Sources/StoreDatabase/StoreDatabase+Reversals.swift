import GRDB
package import NissanStore
import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func refund(
    _ id: SubscriptionID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Reversal {
    try await catchUp(to: now)
    let name = AskedReversal.refund(of: id)
    if let done = try await read({ try Self.reversal(name, of: account, $0) }) { return done }
    let (payments, subscription, order) = try await read { database in
      let subscription = try SubscriptionTable.load(id, of: account, database)
      let orders = try Lineage(of: subscription, database).orders
      return (
        try orders.flatMap { try ReceiptTable.payments(of: $0, database) }, subscription,
        try OrderTable.load(subscription.order, of: account, database)
      )
    }
    guard let last = payments.last,
      let left = try await refundable([last], at: now).first
    else { throw .refused(.nothingToRefund(id)) }
    do throws(SubscriptionRefusal) {
      _ = try SubscriptionMachine.target(from: subscription.state, on: .refunded)
    } catch {
      throw .refused(StoreRefusal(error))
    }
    return try await reverse(
      AskedReversal(name, of: order, .refund, giving: [left], at: now))
  }

  /// What can still be given back of some payments; those that nothing is left of are left out.
  func refundable(
    _ payments: [Payment], at now: Instant
  ) async throws(StoreError) -> [Payment] {
    var left: [Payment] = []
    for payment in payments {
      let amount = try await ofProcessor { () async throws(StoreFailure) in
        try await gateway.refundable(of: payment.charge, at: now)
      }
      guard let amount, amount.minorUnits > 0 else { continue }
      left.append(Payment(charge: payment.charge, receipt: payment.receipt, amount: amount))
    }
    return left
  }

  /// Writes down what is to be taken back, and takes it back.
  func reverse(_ asked: AskedReversal) async throws(StoreError) -> Reversal {
    try await write { try ReversalTable.insert(asked, $0) }
    try await complete(asked)
    return try await read { database in
      guard let done = try Self.reversal(asked.id, of: asked.account, database) else {
        throw StoreFailure.inconsistent(detail: "‘\(asked.id)’ was taken back without a receipt")
      }
      return done
    }
  }

  /// Completes what was asked to be taken back and was cut off.
  func settleReversals() async throws(StoreError) {
    for asked in try await read({ try ReversalTable.open($0) }) { try await complete(asked) }
  }

  /// Gives the money back, once for each key, and then takes back the rights.
  private func complete(_ asked: AskedReversal) async throws(StoreError) {
    var given: [ReceiptNumber] = []
    for refund in asked.refunds {
      let outcome = try await ofProcessor { () async throws(StoreFailure) in
        try await gateway.refund(refund.request)
      }
      if outcome == .refunded, let receipt = refund.receipt { given.append(receipt) }
    }
    try await write { [self, given] database in
      if try ReversalTable.isDone(asked.id, database) { return }
      var credit: ReceiptNumber?
      if let reason = asked.reason {
        var order = try OrderTable.load(asked.order, of: asked.account, database)
        credit = try takeBack(
          &order,
          giving: given.map { try ReceiptTable.load($0, of: asked.account, database) },
          Receipt.Credit(reason: reason, receipts: given, statement: asked.statement),
          at: asked.at, database)
      }
      try ReversalTable.finish(asked.id, with: credit, database)
    }
  }

  /// Takes back what an order brought, and keeps the receipt that says so.
  @discardableResult
  func takeBack(
    _ order: inout Order, giving receipts: [Receipt], _ credit: Receipt.Credit,
    at instant: Instant, _ database: Database
  ) throws -> ReceiptNumber {
    if var subscription = try SubscriptionTable.of(order.id, database),
      subscription.permits(credit.reason)
    {
      try subscription.takeBack(credit.reason, at: instant)
      try SubscriptionTable.save(subscription, policy, database)
    }
    // A second dispute finds the order taken back already.
    if order.state == .fulfilled {
      try order.takeBack(credit.reason, at: instant)
      try OrderTable.save(order, database)
    }
    let receipt = Receipt.credit(
      try ReceiptTable.nextNumber(database), of: order, giving: receipts, credit, at: instant)
    try ReceiptTable.insert(receipt, paidBy: nil, database)
    return receipt.number
  }

  /// What a reversal that is done came to.
  static func reversal(
    _ id: String, of account: AccountID, _ database: Database
  ) throws -> Reversal? {
    guard let number = try ReversalTable.receipt(id, database) else { return nil }
    let receipt = try ReceiptTable.load(number, of: account, database)
    return Reversal(
      order: try OrderTable.load(receipt.order, of: account, database),
      subscription: try SubscriptionTable.of(receipt.order, database), receipt: receipt)
  }
}
