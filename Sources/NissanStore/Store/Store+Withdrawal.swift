import VehicleCatalog
import WorldTime

/// A contract that can still be withdrawn from.
package struct OpenContract: Sendable {
  let account: Account
  let order: Order
  /// Of the purchase.
  let receipt: Receipt
  /// Whose days are counted.
  let calendar: CountryCalendar
  /// When the right ends.
  let until: Instant

  /// What the customer declares, when this much can be given back.
  func statement(giving payments: [Payment]) -> WithdrawalStatement {
    let currency = payments.first?.amount.currency
    let refund = currency.map { currency in
      Money(minorUnits: payments.reduce(0) { $0 + $1.amount.minorUnits }, currency: currency)
    }
    return WithdrawalStatement(
      account, from: receipt, order: order, in: calendar, until: until, refund: refund)
  }
}

extension Store {
  /// Newest first. What is listed here is accepted, and nothing else is.
  func withdrawals(of account: AccountID, at now: Instant) throws -> [OpenWithdrawal] {
    try records.orders[.account(account)].reversed().compactMap { order in
      do {
        let contract = try contract(order.id, of: account, at: now).contract
        return OpenWithdrawal(order: order.id, product: order.product, until: contract.until)
      } catch is StoreRefusal, is OrderRefusal, is SubscriptionRefusal {
        return nil
      }
    }
  }

  func openWithdrawal(
    from id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    let (contract, payments) = try contract(id, of: account, at: now)
    return .asks(.askRefundable(payments, at: now, for: .statement(contract)))
  }

  func withdraw(
    from id: OrderID, confirming statement: WithdrawalStatement?, by account: AccountID,
    at now: Instant
  ) throws -> StoreOutcome {
    if let done = try reversal(AskedReversal.withdrawal(from: id), of: account) {
      return .answered(.reversal(done))
    }
    let (contract, payments) = try contract(id, of: account, at: now)
    return .asks(
      .askRefundable(
        payments, at: now, for: .withdrawal(contract, confirming: statement, at: now)))
  }

  /// Takes back, once it is known what can be given back.
  mutating func withdraw(
    from contract: OpenContract, giving payments: [Payment],
    confirming confirmed: WithdrawalStatement?, at now: Instant
  ) throws -> StoreOutcome {
    let id = contract.order.id
    let statement = contract.statement(giving: payments)
    if statement.needsConfirmation || confirmed != nil {
      guard confirmed == statement else { throw StoreRefusal.withdrawalUnconfirmed(id) }
    }
    return revoke(
      AskedReversal(
        AskedReversal.withdrawal(from: id), of: contract.order, .withdrawal, giving: payments,
        statement, at: now))
  }

  /// - Throws: ``StoreRefusal/orderUnknown(_:)``; `not_possible_now` unless there is something to
  ///   withdraw from; ``StoreRefusal/withdrawalOver(_:since:)``.
  private func contract(
    _ id: OrderID, of account: AccountID, at now: Instant
  ) throws -> (contract: OpenContract, payments: [Payment]) {
    let order = try order(id, of: account)
    _ = try OrderMachine.target(from: order.state, on: .takenBack(.withdrawal))
    var orders = [id]
    if let subscription = subscription(of: id) {
      _ = try SubscriptionMachine.target(from: subscription.state, on: .withdrawn)
      orders = lineage(of: subscription).orders
    }
    let first = try self.order(orders.first ?? id, of: account)
    let (receipt, calendar) = (try firstReceipt(of: first.id), try calendar(of: first))
    let counted = Withdrawal.end(ofContract: receipt.issuedAt, in: calendar)
    // What a receipt once promised is kept, whatever is counted today.
    let until = max(counted, receipt.withdrawUntil ?? counted)
    guard now < until else { throw StoreRefusal.withdrawalOver(id, since: until) }
    let contract = OpenContract(
      account: try self.account(account), order: order, receipt: receipt, calendar: calendar,
      until: until)
    let paid = orders.flatMap { payments(of: $0) }
    for payment in paid { try checkNotCredited(payment, of: orders) }
    return (contract, paid)
  }

  /// That of the country which a contract is billed to; days of UTC when the catalogue does not
  /// have it any more.
  func calendar(of order: Order) throws -> CountryCalendar {
    offering.countries[try billingCountry(of: order)]?.calendar ?? .utc
  }
}
