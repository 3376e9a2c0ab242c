import Entitlements
import TestSupport
@testable import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// What was given up with a vehicle, and what becomes of it.
@Suite struct ReleasedTests {
  @Test func `what renews by itself cannot be released, whoever asks`() async throws {
    let fixture = try await StoreFixture()
    var running = try #require(try await fixture.buy("smart-alerts").subscription)
    let before = running
    do throws(SubscriptionRefusal) {
      try running.apply(.released, at: .opening)
      Issue.record("it goes on by itself")
    } catch {
      #expect(error.event == .released)
    }
    #expect(running == before)
  }

  @Test func `a free term that was given up goes to no car that had one already`() async throws {
    let fixture = try await StoreFixture()
    let target = try await fixture.secondVehicle()
    let kept = try #require(
      try await fixture.buy("remote-door-lock", autoRenew: false).subscription)
    let given = try await fixture.bought("remote-door-lock", for: target)
    try await fixture.withdraw(from: given.order.id, at: .opening)
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
    let refused = await refusal { () async throws(StoreError) in
      try await fixture.store.transfer(kept.id, to: target, at: .opening)
    }
    #expect(refused == .trialUsed("remote-door-lock"))
  }

  @Test func `what was taken up again in another car goes on in the next one after it`()
    async throws
  {
    let fixture = try await StoreFixture()
    let next = try await fixture.secondVehicle()
    let month = try #require(try await fixture.buy("smart-alerts").subscription)
    _ = try await fixture.store.setAutoRenew(false, of: month.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
    let moved = try #require(
      try await fixture.store.transfer(month.id, to: next, at: .opening).subscription)
    #expect(moved.state == .cancelled(.customer))
    _ = try await fixture.store.setAutoRenew(true, of: moved.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.link(fixture.linked, to: fixture.account, at: .opening)
    let back = try #require(
      try await fixture.store.transfer(moved.id, to: fixture.customer, at: .opening).subscription)
    #expect(back.state == .active)
    #expect(back.autoRenews)
  }

  @Test func `a free term that came into the catalogue is none for who changes the period`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", months: 1)
    let catalog = try ShippedCatalog.edited(
      "products.yaml",
      replacing: [
        ("  smart-alerts:\n    kind: paid", "  smart-alerts:\n    kind: trial\n    trial: P12M")
      ])
    let store = try fixture.reopened(with: .success(catalog))
    let yearly = try await store.beginPurchase(
      fixture.request("smart-alerts", months: 12), at: .opening)
    #expect(yearly.plan.trial == .zero)
    #expect(yearly.quote?.total.minorUnits == 1_800)
  }
}

extension StoreFixture {
  /// What another vehicle of the same customer gets for nothing.
  fileprivate func bought(_ product: ProductID, for target: Customer) async throws -> Purchase {
    let order = try await store.beginPurchase(
      PurchaseRequest(customer: target, product: product, months: 1, autoRenew: false),
      at: .opening)
    _ = try await store.saveAddress(.paris, for: order.id, by: account, at: .opening)
    _ = try await store.addCard(.numbered(.goodCard), for: order.id, by: account, at: .opening)
    _ = try await store.acceptTerms(
      Terms.current(country: country, language: .fr), for: order.id, by: account, at: .opening)
    let last = try await store.review(order.id, by: account, at: .opening)
    return try await store.confirm(last.id, quote: last.quote?.id, by: account, at: .opening)
  }
}
