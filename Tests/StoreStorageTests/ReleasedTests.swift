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
    let bench = try await StoreBench()
    var running = try #require(try await bench.buy("smart-alerts").subscription)
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
    let bench = try await StoreBench()
    let target = try await bench.secondVehicle()
    let kept = try #require(
      try await bench.buy("remote-door-lock", autoRenew: false).subscription)
    let given = try await bench.bought("remote-door-lock", for: target)
    try await bench.withdraw(from: given.order.id, at: .opening)
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
    let refused = await refusal { () async throws(StoreError) in
      try await bench.store.transfer(kept.id, to: target, at: .opening)
    }
    #expect(refused == .trialUsed("remote-door-lock"))
  }

  @Test func `what was taken up again in another car goes on in the next one after it`()
    async throws
  {
    let bench = try await StoreBench()
    let next = try await bench.secondVehicle()
    let month = try #require(try await bench.buy("smart-alerts").subscription)
    _ = try await bench.store.setAutoRenew(false, of: month.id, by: bench.account, at: .opening)
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
    let moved = try #require(
      try await bench.store.transfer(month.id, to: next, at: .opening).subscription)
    #expect(moved.state == .cancelled(.customer))
    _ = try await bench.store.setAutoRenew(true, of: moved.id, by: bench.account, at: .opening)
    _ = try await bench.store.link(bench.linked, to: bench.account, at: .opening)
    let back = try #require(
      try await bench.store.transfer(moved.id, to: bench.customer, at: .opening).subscription)
    #expect(back.state == .active)
    #expect(back.autoRenews)
  }

  @Test func `a free term that came into the catalogue is none for who changes the period`()
    async throws
  {
    let bench = try await StoreBench()
    _ = try await bench.buy("smart-alerts", months: 1)
    let catalog = try ShippedCatalog.edited(
      "products.yaml",
      replacing: [
        ("  smart-alerts:\n    kind: paid", "  smart-alerts:\n    kind: trial\n    trial: P12M")
      ])
    let store = try bench.reopened(with: .success(catalog))
    let yearly = try await store.beginPurchase(
      bench.request("smart-alerts", months: 12), at: .opening)
    #expect(yearly.plan.trial == .zero)
    #expect(yearly.quote?.total.minorUnits == 1_800)
  }
}

extension StoreBench {
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
