import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Whose days are counted, and what becomes of a promise when they are others.
struct CountryDayTests {
  private static let purchase = "2026-12-11T10:00:00Z"

  /// Without the Christmas Days of all countries.
  private func withoutChristmas() throws -> Catalog {
    try ShippedCatalog.edited("countries.yaml") { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let kept = lines.filter { !$0.hasPrefix("      Christmas Day:") }
      #expect(kept.count < lines.count)
      text = kept.joined(separator: "\n")
    }
  }

  @Test(arguments: [
    ("FR", "2026-12-28T23:00:00Z"), ("DE", "2026-12-28T23:00:00Z"),
    // Boxing Day is made good on the Monday.
    ("GB", "2026-12-30T00:00:00Z"), ("FI", "2026-12-28T22:00:00Z"),
  ])
  func `S17: the right of a free product is counted in the days of the account's country`(
    _ country: String, _ end: String
  ) async throws {
    let now = try Instant.at(Self.purchase)
    let fixture = try await StoreFixture(at: now, country: country)
    let receipt = try await fixture.buy("my-car-finder", months: nil, at: now).receipt
    #expect(receipt.withdrawUntil == (try .at(end)))
  }

  @Test(arguments: [(-1, true), (0, false), (1, false)] as [(Int64, Bool)])
  func `S17: an address abroad takes the days of its own country, to the last millisecond`(
    _ offset: Int64, _ isOpen: Bool
  ) async throws {
    let now = try Instant.at(Self.purchase)
    let fixture = try await StoreFixture(at: now)
    let british = AddressForm(
      line1: "1 Regent Street", town: "London", postcode: "SW1Y 4LR", country: "GB")
    let purchase = try await fixture.buy("smart-alerts", billedTo: british, at: now)
    let end = try Instant.at("2026-12-30T00:00:00Z")
    #expect(purchase.order.quote?.country == "GB")
    #expect(purchase.receipt.withdrawUntil == end)
    let statement = try await fixture.store.withdrawal(
      from: purchase.order.id, by: fixture.account, at: now)
    let refusal = await refusal { () async throws(StoreError) in
      try await fixture.store.withdraw(
        from: purchase.order.id, confirming: statement, by: fixture.account,
        at: end.advanced(milliseconds: offset))
    }
    #expect(refusal == (isOpen ? nil : .withdrawalOver(purchase.order.id, since: end)))
  }

  @Test func `S17: a day that is no holiday any more takes nothing from a promise`() async throws {
    let now = try Instant.at(Self.purchase)
    let fixture = try await StoreFixture(at: now)
    let order = try await fixture.buy("smart-alerts", at: now).order
    let later = try StoreStorage(path: fixture.path, catalog: try withoutChristmas())
    let statement = try await later.withdrawal(
      from: order.id, by: fixture.account, at: .at("2026-12-28T22:59:59.999Z"))
    #expect(statement.until == (try .at("2026-12-28T23:00:00Z")))
  }

  @Test func `S17: a day that became a holiday prolongs what was promised`() async throws {
    let now = try Instant.at(Self.purchase)
    let fixture = try await StoreFixture(at: now, catalog: try withoutChristmas())
    let purchase = try await fixture.buy("smart-alerts", at: now)
    #expect(purchase.receipt.withdrawUntil == (try .at("2026-12-25T23:00:00Z")))
    let later = try fixture.reopened()
    let statement = try await later.withdrawal(
      from: purchase.order.id, by: fixture.account, at: .at("2026-12-28T22:59:59.999Z"))
    #expect(statement.until == (try .at("2026-12-28T23:00:00Z")))
  }

  @Test func `S19: what goes on for another vehicle keeps the end of its first contract`()
    async throws
  {
    let now = try Instant.at(Self.purchase)
    let fixture = try await StoreFixture(at: now)
    let bought = try await fixture.buy("smart-alerts", at: now)
    let other = Customer(
      account: fixture.account, vehicle: try VIN("SJNTAAJ12U0000002"), phone: fixture.customer.phone
    )
    let car = LinkedVehicle(
      vin: other.vehicle, profile: fixture.linked.profile, market: "GB", built: nil)
    _ = try await fixture.store.link(car, to: fixture.account, at: now)
    let old = try #require(bought.subscription)
    let moved = try await fixture.store.transfer(old.id, to: other, at: now.adding(.days(3)))
    let statement = try await fixture.store.withdrawal(
      from: moved.order.id, by: fixture.account, at: now.adding(.days(4)))
    #expect(statement.until == bought.receipt.withdrawUntil)
    #expect(statement.until == moved.receipt.withdrawUntil)
  }
}
