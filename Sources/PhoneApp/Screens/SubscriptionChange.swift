package import NissanStore
package import VehicleCatalog
package import WorldTime

/// A change of what was bought, as a customer considers it and the store carries it out.
package enum SubscriptionChange: Hashable, Sendable {
  /// What is paid runs to its end.
  case endRenewal(SubscriptionID)
  /// Ends a pause, takes back one that has not begun, or renews again.
  case resume(SubscriptionID)
  case pause(SubscriptionID, for: Period)
  case answerPrice(SubscriptionID, agrees: Bool)
  case refund(SubscriptionID)
  /// The statement is `nil` until the store was asked for it, and where none is needed.
  case withdraw(OrderID, WithdrawalStatement?)
  case transfer(SubscriptionID, to: VIN)
}

/// What came of a change, and what there is afterwards.
package struct SubscriptionOutcome: Hashable, Sendable {
  /// The one that goes on: after a transfer, another one.
  package let subscription: SubscriptionID?
  /// What says that something was given back.
  package let receipt: Receipt?
  /// The cars that are to hear of it.
  package let vehicles: [VIN]
  package let history: StoreHistory
  package let storefront: Storefront
}
