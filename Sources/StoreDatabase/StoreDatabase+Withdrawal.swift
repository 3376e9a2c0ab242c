import GRDB
package import NissanStore
import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func withdrawal(
    from id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> WithdrawalStatement {
    try await catchUp(to: now)
    return try await open(id, of: account, at: now).statement
  }

  package func withdraw(
    from id: OrderID, confirming statement: WithdrawalStatement?, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Reversal {
    try await catchUp(to: now)
    let name = AskedReversal.withdrawal(from: id)
    if let done = try await read({ try Self.reversal(name, of: account, $0) }) { return done }
    let open = try await open(id, of: account, at: now)
    if open.statement.needsConfirmation || statement != nil {
      guard statement == open.statement else { throw .refused(.withdrawalUnconfirmed(id)) }
    }
    return try await reverse(
      AskedReversal(
        name, of: open.order, .withdrawal, giving: open.payments, open.statement, at: now))
  }

  /// A contract that can still be withdrawn from.
  private struct OpenContract: Sendable {
    let order: Order
    let statement: WithdrawalStatement
    let payments: [Payment]
  }

  private func open(
    _ id: OrderID, of account: AccountID, at now: Instant
  ) async throws(StoreError) -> OpenContract {
    let contract = try await read { try Self.contract(id, of: account, $0) }
    let until = Withdrawal.end(ofContract: contract.receipt.issuedAt)
    guard now < until else { throw .refused(.withdrawalOver(id, since: until)) }
    let payments = try await refundable(contract.payments, at: now)
    let currency = payments.first?.amount.currency
    let refund = currency.map { currency in
      Money(
        minorUnits: payments.reduce(0) { $0 + $1.amount.minorUnits }, currency: currency)
    }
    return OpenContract(
      order: contract.order,
      statement: WithdrawalStatement(
        contract.account, from: contract.receipt, order: contract.order, until: until,
        refund: refund),
      payments: payments)
  }

  /// A contract as it is kept.
  private struct Contract: Sendable {
    let account: Account
    let order: Order
    /// Of the purchase.
    let receipt: Receipt
    let payments: [Payment]
  }

  /// - Throws: ``StoreRefusal/orderUnknown(_:)``; `not_possible_now` unless there is something to
  ///   withdraw from.
  private static func contract(
    _ id: OrderID, of account: AccountID, _ database: Database
  ) throws -> Contract {
    let order = try OrderTable.load(id, of: account, database)
    _ = try OrderMachine.target(from: order.state, on: .takenBack(.withdrawal))
    var orders = [id]
    if let subscription = try SubscriptionTable.of(id, database) {
      _ = try SubscriptionMachine.target(from: subscription.state, on: .withdrawn)
      orders = try Lineage(of: subscription, database).orders
    }
    return Contract(
      account: try AccountTable.load(account, database), order: order,
      receipt: try ReceiptTable.first(of: orders.first ?? id, database),
      payments: try orders.flatMap { try ReceiptTable.payments(of: $0, database) })
  }
}
