/// A charge whose last word is still to come, written down before it was asked for.
package struct AskedCharge: Hashable, Sendable, Codable {
  package let account: AccountID
  package let order: OrderID
  /// What it pays a period of; `nil` for the purchase itself.
  package let subscription: SubscriptionID?
  package let request: ChargeRequest
  /// What the amount is made of; `nil` for the purchase itself, whose quote says it.
  package var lines: [PriceLine]?
}
