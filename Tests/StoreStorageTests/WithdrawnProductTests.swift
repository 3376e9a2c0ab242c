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
    let bench = try await StoreBench()
    _ = try await bench.subscribed()
    let store = try bench.reopened(with: catalog)
    let withdrawn = try await bench.subscription(by: store, at: "2026-02-10T10:00:00Z")
    #expect(withdrawn.state == .cancelled(.productWithdrawn))
    let states = [
      ("2026-02-28T09:59:59.999Z", "cancelled(product_withdrawn)"),
      ("2026-02-28T10:00:00Z", "expired(product_withdrawn)"),
      ("2026-02-28T10:00:00.001Z", "expired(product_withdrawn)"),
    ]
    for (text, state) in states {
      #expect(try await bench.subscription(by: store, at: text).state.description == state)
    }
    #expect(try bench.charges() == ["199 approved"])
    let listings = try await store.products(
      for: bench.customer, at: .at("2026-02-28T10:00:00.001Z"))
    #expect(listings.count >= 38)
  }

  @Test func `a trial ends with its term, and what is free stays`() async throws {
    let bench = try await StoreBench()
    let free = try await bench.buy("my-car-finder", months: nil)
    _ = try await bench.subscribed(to: "remote-door-lock")
    let store = try bench.reopened(with: EditedCatalog.withoutTrialAndFree)
    let trial = try await bench.subscription(by: store, at: "2026-02-10T10:00:00Z")
    #expect(trial.state == .trial)
    #expect(!trial.autoRenews)
    #expect(
      try await bench.subscription(by: store, at: "2027-01-31T10:00:00Z").state == .expired(.trial))
    #expect(try bench.charges() == ["0 approved"])
    let document = try #require(
      try await store.latestDocument(for: bench.vehicle, at: .at("2030-01-01T00:00:00Z")))
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
    let bench = try await StoreBench()
    let purchase = try await bench.buy("smart-alerts", card: .failingLater)
    #expect(try await bench.subscription(at: .at(text)).state.description == before)
    let count = try bench.charges().count
    let store = try bench.reopened(with: EditedCatalog.withoutSmartAlerts)
    #expect(try await bench.subscription(by: store, at: text).state == .expired(.productWithdrawn))
    // A better card pays nothing.
    _ = try await store.replaceCard(
      of: try #require(purchase.order.paymentMethod), with: .numbered(.goodCard),
      isAuthenticated: false, by: bench.account, at: .at(text))
    try await store.catchUp(to: .at("2026-12-31T00:00:00Z"))
    #expect(try bench.charges().dropFirst(count) == ["0 approved"])
  }

  @Test func `a pause ends at once, without a charge`() async throws {
    let bench = try await StoreBench()
    let id = try await bench.subscribed().id
    _ = try await bench.store.pause(id, for: .months(3), by: bench.account, at: .opening)
    try await bench.store.catchUp(to: .at("2026-03-10T10:00:00Z"))
    let store = try bench.reopened(with: EditedCatalog.withoutSmartAlerts)
    #expect(
      try await bench.subscription(by: store, at: "2026-03-10T10:00:00Z").state
        == .expired(.productWithdrawn))
    try await store.catchUp(to: .at("2026-12-31T00:00:00Z"))
    #expect(try bench.charges() == ["199 approved"])
  }

  @Test func `a renewal is not switched on for what is sold no more, and is when it returns`()
    async throws
  {
    let bench = try await StoreBench()
    let id = try await bench.subscribed().id
    let now = try Instant.at("2026-02-10T10:00:00Z")
    for (catalog, name) in [
      (EditedCatalog.withoutSmartAlerts, "product_unknown"),
      (EditedCatalog.withoutMonths, "not_sold_here"),
    ] {
      let store = try bench.reopened(with: catalog)
      let answer = await refusal { () async throws(StoreError) in
        try await store.setAutoRenew(
          true, of: id, isAuthenticated: false, by: bench.account, at: now)
      }
      #expect(answer?.name == name)
    }
    let store = try bench.reopened(with: EditedCatalog.dearer)
    let resumed = try await store.resume(
      id, isAuthenticated: false, by: bench.account, at: now)
    #expect(resumed.state == .active)
    #expect(resumed.priceChange?.consent == .awaited)
  }
}
