package import VehicleCatalog
package import WorldTime

/// Money of one charge that is to be given back.
package struct RefundRequest: Hashable, Sendable, Codable {
  /// Names this refund; the processor gives back at most once for each key.
  package let key: IdempotencyKey
  /// The charge it comes from.
  package let charge: IdempotencyKey
  /// More than zero.
  package let amount: Money
  /// World time.
  package let at: Instant

  package init(key: IdempotencyKey, charge: IdempotencyKey, amount: Money, at: Instant) {
    self.key = key
    self.charge = charge
    self.amount = amount
    self.at = at
  }
}

/// The processor's answer to a refund.
package enum RefundOutcome: Hashable, Sendable {
  /// The money is on its way back, or was already.
  case refunded
  /// Nothing was charged under that key.
  case nothingCharged
  /// More than what is left of the charge.
  case tooMuch(left: Money)
  /// The bank has taken the money back already.
  case disputed
}
