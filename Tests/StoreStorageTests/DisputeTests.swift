import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Payments that the holder of the card disputes.
struct DisputeTests {
  private static let disputedAt = Instant.opening.adding(.days(3))

  @Test(arguments: [("smart-alerts", 1), ("in-car-wifi-1gb", nil)] as [(ProductID, Int?)])
  func `S14: a disputed purchase is taken back at the instant of the dispute`(
    _ product: ProductID, _ months: Int?
  ) async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy(product, months: months, card: .disputed)
    let before = Self.disputedAt.advanced(milliseconds: -1)
    #expect(try await fixture.subscription(at: before).state == .active)
    let later = Instant.opening.adding(.days(200))
    let subscription = try await fixture.subscription(at: later)
    #expect(subscription.state == .revoked(.chargeback))
    #expect(subscription.stateSince == Self.disputedAt)
    let orders = try await fixture.store.orders(of: fixture.account, at: later)
    #expect(orders.map(\.state) == [.takenBack(.chargeback)])
    let receipts = try await fixture.store.receipts(of: fixture.account, at: later)
    let (credit, receipt) = (try #require(receipts.first), try #require(receipts.last))
    #expect(receipts.count == 2)
    #expect(credit.credit == .init(reason: .chargeback, receipts: [receipt.number]))
    #expect(credit.issuedAt == Self.disputedAt)
    #expect(credit.total.map { -$0.minorUnits } == receipt.total?.minorUnits)
    #expect(credit.vatTotal.map { -$0.minorUnits } == receipt.vatTotal?.minorUnits)
    #expect(try fixture.charges().count == 1, "the card is not charged again")
    let reported = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: later))
    #expect(reported.document.entitlements.allSatisfy { $0.status == .revoked })
    #expect(reported.document.entitlements.allSatisfy { $0.reason == .chargeback })
  }

  @Test func `a disputed renewal is taken back too`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let card = try #require(purchase.order.paymentMethod)
    _ = try await fixture.store.replaceCard(
      of: card, with: .numbered(.disputed), isAuthenticated: false, by: fixture.account,
      at: .opening)
    let disputed = try Instant.at("2026-03-03T10:00:00Z")
    #expect(
      try await fixture.subscription(at: disputed.advanced(milliseconds: -1)).state == .active)
    #expect(try await fixture.subscription(at: disputed).state == .revoked(.chargeback))
    let receipts = try await fixture.store.receipts(of: fixture.account, at: disputed)
    #expect(receipts.first?.credit?.receipts == ["R-000002"])
  }

  @Test func `a disputed card is charged for nothing else by itself`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .disputed)
    let card = try #require(purchase.order.paymentMethod)
    var wifi = try await fixture.store.beginPurchase(
      fixture.request("in-car-wifi", months: 1), at: .opening)
    _ = try await fixture.store.saveAddress(.paris, for: wifi.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.chooseCard(card, for: wifi.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: wifi.id, by: fixture.account, at: .opening)
    wifi = try await fixture.store.review(wifi.id, by: fixture.account, at: .opening)
    let line = try #require(wifi.quote?.id)
    _ = try await fixture.store.confirm(wifi.id, quote: line, by: fixture.account, at: .opening)
    try await fixture.store.catchUp(to: try .at("2026-12-01T00:00:00Z"))
    #expect(try fixture.charges().count == 2)
  }

  @Test func `a dispute that was heard and not yet taken is heard once`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .disputed)
    let later = Self.disputedAt.adding(.hours(1))
    try await fixture.store.catchUp(to: later)
    try await fixture.execute("UPDATE notice SET is_taken = 0")
    let store = try fixture.reopened()
    #expect(try await store.receipts(of: fixture.account, at: later).count == 2)
    #expect(try await fixture.count("SELECT COUNT(*) FROM notice WHERE is_taken") == 1)
  }

  @Test func `what was given back whole is not disputed any more`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .disputed)
    let id = try #require(purchase.subscription).id
    _ = try await fixture.store.refund(id, by: fixture.account, at: .opening)
    let later = Self.disputedAt.adding(.days(1))
    #expect(try await fixture.subscription(at: later).state == .revoked(.refund))
    #expect(try await fixture.store.receipts(of: fixture.account, at: later).count == 2)
  }

  @Test func `what was disputed is not given back a second time`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .disputed)
    let id = try #require(purchase.subscription).id
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.refund(id, by: fixture.account, at: Self.disputedAt)
    }
    #expect(answer == .nothingToRefund(id))
    #expect(try fixture.refunds() == [])
  }
}
