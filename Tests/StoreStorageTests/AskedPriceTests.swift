import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// A price that a tester asks in place of the catalogue's.
struct AskedPriceTests {
  private static let dearer = Money(minorUnits: 299, currency: "EUR")

  @Test func `whoever subscribed is told of it, and a new customer pays it`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    try await fixture.store.ask(299, for: "smart-alerts", months: 1, in: "FR", at: .opening)
    let change = try await fixture.change(at: .opening)
    #expect(change?.price == Self.dearer)
    #expect(change?.consent == .awaited)
    #expect(try await fixture.price(of: "smart-alerts", months: 1) == Self.dearer)
    #expect(
      try await fixture.price(of: "smart-alerts", months: 12)
        != Self.dearer, "the other period costs what it did")
  }

  @Test func `it outlives the process, is shared by every phone, and is taken back`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    try await fixture.store.ask(299, for: "smart-alerts", months: nil, in: "FR", at: .opening)
    let other = try fixture.reopened()
    let listing = try await other.product(
      "smart-alerts", for: fixture.customer, at: .opening)
    #expect(listing.offers.first?.price == Self.dearer)
    try await other.ask(nil, for: "smart-alerts", months: nil, in: "FR", at: .opening)
    #expect(
      try await fixture.price(of: "smart-alerts", months: 1)
        == Money(minorUnits: 199, currency: "EUR"))
    #expect(try await fixture.change(at: .opening) == nil)
  }

  @Test(
    arguments: [
      ("unheard-of", nil, "product_unknown"), ("smart-alerts", 7, "offer_unknown"),
      ("in-car-wifi-1gb", nil, "offer_unknown"), ("my-car-finder", nil, "not_sold_here"),
    ] as [(ProductID, Int?, String)])
  func `what has no such price is refused`(
    product: ProductID, months: Int?, name: String
  ) async throws {
    let fixture = try await StoreFixture()
    let refused = await refusal { () async throws(StoreError) in
      try await fixture.store.ask(299, for: product, months: months, in: "FR", at: .opening)
    }
    #expect(refused?.name == name)
  }
}

extension StoreFixture {
  /// What the newest subscription was told of.
  fileprivate func change(at now: Instant) async throws -> PriceChange? {
    try await store.subscriptions(of: account, at: now).first?.priceChange
  }

  fileprivate func price(of product: ProductID, months: Int) async throws -> Money? {
    try await store.product(product, for: customer, at: .opening).offers
      .first { $0.months == months }?.price
  }
}
