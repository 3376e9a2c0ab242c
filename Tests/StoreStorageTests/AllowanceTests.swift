import Entitlements
import FoundationEssentials
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Products that end by use, from the catalogue's file to the document of the car.
struct AllowanceTests {
  @Test(arguments: [
    ("megabytes: 250", Allowance(unit: .megabytes, limit: 250)),
    ("kilometres: 1500", Allowance(unit: .kilometres, limit: 1_500)),
    ("ignitionCycles: 20", Allowance(unit: .ignitionCycles, limit: 20)),
  ])
  func `what a file allows, the document says`(
    _ line: String, _ allowance: Allowance
  ) async throws {
    let fixture = try await StoreFixture(
      catalog: ShippedCatalog.edited(
        "products.yaml", replacing: [("megabytes: 1000}", "\(line)}")]))
    let listing = try await fixture.store.product(
      "in-car-wifi-1gb", for: fixture.customer, at: .opening)
    #expect(listing.offers.map(\.allowance) == [allowance])
    let purchase = try await fixture.buy("in-car-wifi-1gb", months: nil)
    #expect(purchase.order.plan.allowance == allowance)
    let document = try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening)
    #expect(document?.document.entitlements.map(\.allowance) == [allowance])
  }

  @Test func `a second data pack is a right of its own, beside the first`() async throws {
    let fixture = try await StoreFixture()
    let first = try await fixture.buy("in-car-wifi-1gb", months: nil)
    let later = Instant.opening.adding(.days(10))
    let second = try await fixture.buy("in-car-wifi-1gb", months: nil, at: later)
    let document = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: later)
    ).document
    #expect(
      Set(document.entitlements.map(\.order)) == [
        first.order.id.rawValue, second.order.id.rawValue,
      ])
    #expect(document.entitlements.map(\.allowance?.limit) == [1_000, 1_000])
    #expect(
      Set(document.entitlements.map(\.paidThrough)) == [
        Instant.opening.adding(.days(30)), later.adding(.days(30)),
      ])
    #expect(try fixture.charges() == ["499 approved", "499 approved"])
  }

  @Test func `an order of before, in megabytes alone, is read as it is`() throws {
    let kept =
      #"{"services":["in-car-wifi"],"trial":"P0D","renews":false,"needsPayment":true,"#
      + #""allowanceMegabytes":1000}"#
    let plan = try JSONDecoder().decode(PurchasePlan.self, from: Data(kept.utf8))
    #expect(plan.allowance == Allowance(unit: .megabytes, limit: 1_000))
    let again = try JSONDecoder().decode(PurchasePlan.self, from: JSONEncoder().encode(plan))
    #expect(again == plan)
  }
}
