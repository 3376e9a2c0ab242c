import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// What the store sells no more, and those who have it.
struct WithdrawnProductTests {
  @Test(arguments: [EditedCatalog.withoutSmartAlerts, EditedCatalog.withoutMonths])
  func `a product or a period that is sold no more runs to its end and is not charged again`(
    _ catalog: Result<Catalog, any Error>
  ) async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.subscribed()
    let store = try fixture.reopened(with: catalog)
    let withdrawn = try await fixture.subscription(by: store, at: "2026-02-10T10:00:00Z")
    #expect(withdrawn.state == .cancelled(.productWithdrawn))
    let states = [
      ("2026-02-28T09:59:59.999Z", "cancelled(product_withdrawn)"),
      ("2026-02-28T10:00:00Z", "expired(product_withdrawn)"),
      ("2026-02-28T10:00:00.001Z", "expired(product_withdrawn)"),
    ]
    for (text, state) in states {
      #expect(try await fixture.subscription(by: store, at: text).state.description == state)
    }
    #expect(try fixture.charges() == ["199 approved"])
    let listings = try await store.products(
      for: fixture.customer, at: .at("2026-02-28T10:00:00.001Z"))
    #expect(listings.count >= 38)
  }

  @Test func `a trial ends with its term, and what is free stays`() async throws {
    let fixture = try await StoreFixture()
    let free = try await fixture.buy("my-car-finder", months: nil)
    _ = try await fixture.subscribed(to: "remote-door-lock")
    let store = try fixture.reopened(with: EditedCatalog.withoutTrialAndFree)
    let trial = try await fixture.subscription(by: store, at: "2026-02-10T10:00:00Z")
    #expect(trial.state == .trial)
    #expect(!trial.autoRenews)
    #expect(
      try await fixture.subscription(by: store, at: "2027-01-31T10:00:00Z").state
        == .expired(.trial))
    #expect(try fixture.charges() == ["0 approved"])
    let document = try #require(
      try await store.latestDocument(for: fixture.vehicle, at: .at("2030-01-01T00:00:00Z")))
    let finder = document.document.entitlements.first { $0.order == free.order.id.rawValue }
    #expect(finder?.status == .active)
    #expect(finder?.paidThrough == nil)
  }

  @Test(arguments: [
    ("2026-03-01T10:00:00Z", "grace"), ("2026-03-20T10:00:00Z", "on_hold"),
  ])
  func `what is overdue ends at once: nothing is paid, nothing can be paid any more`(
    _ text: String, _ before: String
  ) async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    #expect(try await fixture.subscription(at: .at(text)).state.description == before)
    let count = try fixture.charges().count
    let store = try fixture.reopened(with: EditedCatalog.withoutSmartAlerts)
    #expect(
      try await fixture.subscription(by: store, at: text).state == .expired(.productWithdrawn))
    // A better card pays nothing.
    _ = try await store.replaceCard(
      of: try #require(purchase.order.paymentMethod), with: .numbered(.goodCard),
      isAuthenticated: false, by: fixture.account, at: .at(text))
    try await store.catchUp(to: .at("2026-12-31T00:00:00Z"))
    #expect(try fixture.charges().dropFirst(count) == ["0 approved"])
  }

  @Test func `a pause ends at once, without a charge`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    _ = try await fixture.store.pause(id, for: .months(3), by: fixture.account, at: .opening)
    try await fixture.store.catchUp(to: .at("2026-03-10T10:00:00Z"))
    let store = try fixture.reopened(with: EditedCatalog.withoutSmartAlerts)
    #expect(
      try await fixture.subscription(by: store, at: "2026-03-10T10:00:00Z").state
        == .expired(.productWithdrawn))
    try await store.catchUp(to: .at("2026-12-31T00:00:00Z"))
    #expect(try fixture.charges() == ["199 approved"])
  }

  @Test func `a renewal is not switched on for what is sold no more, and is when it returns`()
    async throws
  {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    let now = try Instant.at("2026-02-10T10:00:00Z")
    for (catalog, name) in [
      (EditedCatalog.withoutSmartAlerts, "product_unknown"),
      (EditedCatalog.withoutMonths, "not_sold_here"),
    ] {
      let store = try fixture.reopened(with: catalog)
      let answer = await refusal { () async throws(StoreError) in
        try await store.setAutoRenew(
          true, of: id, isAuthenticated: false, by: fixture.account, at: now)
      }
      #expect(answer?.name == name)
    }
    let store = try fixture.reopened(with: EditedCatalog.dearer)
    let resumed = try await store.resume(
      id, isAuthenticated: false, by: fixture.account, at: now)
    #expect(resumed.state == .active)
    #expect(resumed.priceChange?.consent == .awaited)
  }
}
