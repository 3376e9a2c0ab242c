import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct PriceChangeTests {
  @Test func `S16: a price that changed before Confirm is asked about again`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    let store = try StoreStorage(path: fixture.path, catalog: EditedCatalog.dearer.get())
    let (old, new) = (
      Money(minorUnits: 199, currency: "EUR"), Money(minorUnits: 249, currency: "EUR")
    )
    let answer = await refusal { () async throws(StoreError) in
      try await store.confirm(order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer?.totals == [old, new])
    #expect(try fixture.charges() == [])
    let asked = try #require(try await store.orders(of: fixture.account, at: .opening).first)
    #expect(asked.state == .quoted)
    #expect(asked.quote?.total == new)

    _ = try await store.saveAddress(.paris, for: order.id, by: fixture.account, at: .opening)
    _ = try await store.chooseCard(
      try #require(asked.paymentMethod), for: order.id, by: fixture.account, at: .opening)
    _ = try await store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: order.id, by: fixture.account, at: .opening)
    _ = try await store.review(order.id, by: fixture.account, at: .opening)
    let purchase = try await store.confirm(
      order.id, quote: asked.quote?.id, by: fixture.account, at: .opening)
    #expect(purchase.receipt.total == new)
    #expect(try fixture.charges() == ["249 approved"])
  }
}
