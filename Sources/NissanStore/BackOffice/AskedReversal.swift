package import VehicleCatalog
package import WorldTime

/// What is to be taken back, written down before any money moves.
package struct AskedReversal: Hashable, Sendable, Codable {
  /// Names it; what is asked for twice is done once.
  package let id: String
  package let account: AccountID
  /// Whose rights are taken back.
  package let order: OrderID
  /// `nil` for a payment that came too late: its money goes back, and there is nothing else.
  package let reason: SubscriptionMachine.RevocationReason?
  package let refunds: [Refund]
  /// What the customer declared, when they withdrew.
  package let statement: WithdrawalStatement?
  package let at: Instant

  /// Money to give back.
  package struct Refund: Hashable, Sendable, Codable {
    package let request: RefundRequest
    /// Of the charge; `nil` when there never was one.
    package let receipt: ReceiptNumber?
  }

  package static func refund(of subscription: SubscriptionID) -> String { "\(subscription)/refund" }
  package static func withdrawal(from order: OrderID) -> String { "\(order)/withdrawal" }

  /// A payment that came when nobody waited for it any more.
  package init(late charge: AskedCharge, at instant: Instant) {
    id = "\(charge.request.key)/late"
    account = charge.account
    order = charge.order
    reason = nil
    refunds = [
      Refund(
        request: RefundRequest(
          key: IdempotencyKey(rawValue: id), charge: charge.request.key,
          amount: charge.request.amount, at: instant),
        receipt: nil)
    ]
    statement = nil
    at = instant
  }

  package init(
    _ id: String, of order: Order, _ reason: SubscriptionMachine.RevocationReason,
    giving payments: [Payment], _ statement: WithdrawalStatement? = nil, at instant: Instant
  ) {
    self.id = id
    account = order.account
    self.order = order.id
    self.reason = reason
    refunds = payments.enumerated().map { index, payment in
      Refund(
        request: RefundRequest(
          key: IdempotencyKey(rawValue: "\(id)-\(index + 1)"), charge: payment.charge,
          amount: payment.amount, at: instant),
        receipt: payment.receipt.number)
    }
    self.statement = statement
    at = instant
  }
}

/// A charge of an order with its receipt, and an amount of it.
package struct Payment: Hashable, Sendable {
  package let charge: IdempotencyKey
  package let receipt: Receipt
  package let amount: Money
}
