import NissanStore
import VehicleCatalog
import WorldTime

/// What is to be taken back, written down before any money moves.
struct AskedReversal: Hashable, Sendable, Codable {
  /// Names it; what is asked for twice is done once.
  let id: String
  let account: AccountID
  /// Whose rights are taken back.
  let order: OrderID
  /// `nil` for a payment that came too late: its money goes back, and there is nothing else.
  let reason: SubscriptionMachine.RevocationReason?
  let refunds: [Refund]
  /// What the customer declared, when they withdrew.
  let statement: WithdrawalStatement?
  let at: Instant

  /// Money to give back.
  struct Refund: Hashable, Sendable, Codable {
    let request: RefundRequest
    /// Of the charge; `nil` when there never was one.
    let receipt: ReceiptNumber?
  }

  static func refund(of subscription: SubscriptionID) -> String { "\(subscription)/refund" }
  static func withdrawal(from order: OrderID) -> String { "\(order)/withdrawal" }

  /// A payment that came when nobody waited for it any more.
  init(late charge: AskedCharge, at instant: Instant) {
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

  init(
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
struct Payment: Hashable, Sendable {
  let charge: IdempotencyKey
  let receipt: Receipt
  let amount: Money
}
