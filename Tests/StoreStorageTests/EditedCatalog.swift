import FoundationEssentials
import NissanStore
import TestSupport
import Testing
import VehicleCatalog

@testable import StoreStorage

/// The shipped catalogue as it may look another day.
enum EditedCatalog {
  /// Smart Alerts by the month, at other prices than 1.99.
  static let dearer = smartAlerts("2.49")
  static let dearest = smartAlerts("2.99")
  static let cheaper = smartAlerts("1.49")
  /// Smart Alerts, dearer by the year.
  static let dearerByTheYear = edited([("12: 19.99}}", "12: 24.99}}")])
  /// Smart Alerts by the year only.
  static let withoutMonths = edited([
    (
      "periods: [1, 12]\n    prices: {EUR: {1: 1.99, 12: 19.99}}",
      "periods: [12]\n"
        + "    prices: {EUR: {12: 19.99}}"
    )
  ])
  /// Smart Alerts by the month only.
  static let withoutYears = edited([
    (
      "periods: [1, 12]\n    prices: {EUR: {1: 1.99, 12: 19.99}}",
      "periods: [1]\n    prices: {EUR: {1: 1.99}}"
    )
  ])
  static let withoutSmartAlerts = edited([
    (
      """
        smart-alerts:
          kind: paid
          periods: [1, 12]
          prices: {EUR: {1: 1.99, 12: 19.99}}


      """, ""
    )
  ])
  /// Remote Door Lock costs more once its trial is over.
  static let dearerAfterTrial = edited([("{1: 2.99, 12: 29.99", "{1: 3.49, 12: 29.99")])
  /// Neither Remote Door Lock nor My Car Finder is sold any more.
  static let withoutTrialAndFree = edited([
    (
      """
        remote-door-lock:
          kind: trial
          trial: P12M  # a guess
          periods: [1, 12, 36]
          prices: {EUR: {1: 2.99, 12: 29.99, 36: 89.97}}


      """, ""
    ),
    ("  my-car-finder: {kind: free}\n", ""),
  ])

  private static func smartAlerts(_ price: String) -> Result<Catalog, any Error> {
    edited([("{EUR: {1: 1.99, 12: 19.99}}", "{EUR: {1: \(price), 12: 19.99}}")])
  }

  private static func edited(
    _ changes: [(old: String, new: String)]
  ) -> Result<Catalog, any Error> {
    Result { try ShippedCatalog.edited("products.yaml", replacing: changes) }
  }
}

extension StoreFixture {
  /// The same file, opened with what the catalogue is another day.
  func reopened(with catalog: Result<Catalog, any Error>) throws -> StoreStorage {
    try StoreStorage(path: path, catalog: catalog.get())
  }

  /// Buys by the month, and gives the subscription.
  func subscribed(
    to product: ProductID = "smart-alerts", card: String = .goodCard
  ) async throws -> Subscription {
    let purchase = try await buy(product, card: card)
    return try #require(purchase.subscription)
  }

  /// The latest subscription, as another opening of the file sees it.
  func subscription(by store: StoreStorage, at text: String) async throws -> Subscription {
    try #require(try await store.subscriptions(of: account, at: .at(text)).first)
  }
}
