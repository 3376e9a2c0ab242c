import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct PriceChangeTests {
  @Test func `S16: a price that changed before Confirm is asked about again`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    let store = try StoreStorage(path: bench.path, catalog: EditedCatalog.dearer.get())
    let (old, new) = (
      Money(minorUnits: 199, currency: "EUR"), Money(minorUnits: 249, currency: "EUR")
    )
    let answer = await refusal { () async throws(StoreError) in
      try await store.confirm(order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    #expect(answer == .priceChanged(from: old, to: new))
    #expect(try bench.charges() == [])
    let asked = try #require(try await store.orders(of: bench.account, at: .opening).first)
    #expect(asked.state == .quoted)
    #expect(asked.quote?.total == new)

    _ = try await store.saveAddress(.paris, for: order.id, by: bench.account, at: .opening)
    _ = try await store.chooseCard(
      try #require(asked.paymentMethod), for: order.id, by: bench.account, at: .opening)
    _ = try await store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: order.id, by: bench.account, at: .opening)
    _ = try await store.review(order.id, by: bench.account, at: .opening)
    let purchase = try await store.confirm(
      order.id, quote: asked.quote?.id, by: bench.account, at: .opening)
    #expect(purchase.receipt.total == new)
    #expect(try bench.charges() == ["249 approved"])
  }
}
