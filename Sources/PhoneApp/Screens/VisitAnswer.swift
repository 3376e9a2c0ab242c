package import LinkProtocol
package import NissanStore
package import WorldTime

/// What came of a ``VisitEffect``.
package enum VisitAnswer: Sendable {
  /// Who is there, and with which car.
  case arrived(Shopper)
  /// The car waits for an answer about these.
  case digits(PairingComparison)
  /// No car was connected, and why; with the cars that one is to be chosen among.
  case notConnected(reason: String, nearby: [ConnectedCar] = [])
  /// A rule of the app said no.
  case phoneRefused(PhoneRefusal)
  case storefront(Storefront)
  /// An order after its step.
  case order(Order)
  case purchase(Purchase)
  case wallet(Wallet)
  case history(StoreHistory)
  /// What was to be changed is not as it was shown any more; nothing was done.
  case outdated(StoreHistory)
  /// What would be declared; `nil` when it was declared before.
  case statement(WithdrawalStatement?)
  /// Whether the cars that it concerns know it already.
  case changed(SubscriptionOutcome, carsKnow: Bool)
  case car(CarReport)
  /// A rule said no; with the order as it stands now, where there is one.
  case refused(StoreRefusal, order: Order?)
  /// Something broke, and nothing was lost.
  case failed(StoreFailure)
}

/// What the store has for a customer.
package struct Storefront: Hashable, Sendable {
  /// In the catalogue's order, compatible or not.
  package let listings: [ProductListing]
  /// What is ahead of the subscriptions of the account.
  package let outlooks: [SubscriptionOutlook]
  package let wallet: Wallet
  /// Of the newest order that has one.
  package let lastAddress: BillingAddress?
  /// The purchase that was left on its way.
  package let openOrder: Order?
  /// The same, when it turned out to be bought.
  package let settled: Purchase?
  package let worldTime: Instant

  package init(
    listings: [ProductListing], outlooks: [SubscriptionOutlook] = [], wallet: Wallet,
    lastAddress: BillingAddress?, openOrder: Order?, settled: Purchase?, worldTime: Instant
  ) {
    self.listings = listings
    self.outlooks = outlooks
    self.wallet = wallet
    self.lastAddress = lastAddress
    self.openOrder = openOrder
    self.settled = settled
    self.worldTime = worldTime
  }
}

/// What the car says of services that were bought.
package enum CarReport: Hashable, Sendable {
  /// It has the document.
  case reached([ServiceStatus], worldTime: Instant, isClockFrozen: Bool)
  /// It did not take the document.
  case documentRefused(name: String, message: String)
  /// It could not be asked; the document waits.
  case outOfReach(reason: String)
}
