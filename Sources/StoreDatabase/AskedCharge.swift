import NissanStore
import VehicleCatalog

/// A charge whose last word is still to come, written down before it was asked for.
struct AskedCharge: Hashable, Sendable, Codable {
  let account: AccountID
  let order: OrderID
  /// What it pays a period of; `nil` for the purchase itself.
  let subscription: SubscriptionID?
  let request: ChargeRequest
  /// What the amount is made of; `nil` for the purchase itself, whose quote says it.
  var lines: [PriceLine]?
}
