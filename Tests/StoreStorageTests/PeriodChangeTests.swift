import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// From one period of a product to another: bought now, with what is paid already taken off.
struct PeriodChangeTests {
  private static let halfway = Instant.opening.adding(.days(14))

  @Test func `a monthly subscription is changed to a yearly one, and the rest of it credited`()
    async throws
  {
    let fixture = try await StoreFixture()
    let monthly = try #require(try await fixture.buy("smart-alerts").subscription)
    let listing = try await fixture.store.product(
      "smart-alerts", for: fixture.customer, at: Self.halfway)
    #expect(listing.periodChanges == [12])
    #expect(listing.credits.keys.sorted() == [12], "only for what can be bought")
    let yearly = try await fixture.buy("smart-alerts", months: 12, at: Self.halfway)
    // Half of 1.99 € is 0.995 €: the even hundredth is 1.00 €.
    #expect(yearly.receipt.lines.map(\.amount.minorUnits) == [1_999, -100])
    #expect(yearly.receipt.lines.map(\.creditFor) == [nil, monthly.order])
    #expect(listing.credits[12]?.map(\.amount.minorUnits) == [-100])
    #expect(yearly.order.changes == monthly.id)

    let all = try await fixture.store.subscriptions(of: fixture.account, at: Self.halfway)
    #expect(all.map(\.state) == [.active, .cancelled(.upgraded)])
    #expect(all.first?.paidThrough == Self.halfway.adding(.months(12)))
    // The month is never charged again, and the year in full.
    _ = try await fixture.store.subscriptions(
      of: fixture.account, at: Self.halfway.adding(.months(12)))
    #expect(try fixture.charges() == ["199 approved", "1899 approved", "1999 approved"])
  }

  @Test func `a year that is changed to months is used up before the months cost anything`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", months: 12)
    let monthly = try await fixture.buy("smart-alerts", months: 1)
    // February has 28 days of 365: 1.53 € of the year.
    #expect(monthly.receipt.lines.map(\.amount.minorUnits) == [199, -153])
    _ = try await fixture.store.subscriptions(of: fixture.account, at: .opening.adding(.months(1)))
    #expect(try fixture.charges() == ["1999 approved", "46 approved", "29 approved"])
  }

  @Test(arguments: [nil, 1] as [Int?])
  func `the same period is owned already, also when none is named`(_ months: Int?) async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    #expect(await fixture.beginning("smart-alerts", months) == .alreadyOwned("smart-alerts"))
    let year = try await StoreFixture()
    _ = try await year.buy("smart-alerts", months: 12)
    #expect(await year.beginning("smart-alerts", nil) == .alreadyOwned("smart-alerts"))
  }

  @Test func `a free term is not cut short, and nothing is promised for it`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("remote-door-lock", months: 1)
    let listing = try await fixture.store.product(
      "remote-door-lock", for: fixture.customer, at: .opening)
    #expect(listing.periodChanges.isEmpty)
    #expect(listing.credits.isEmpty)
    #expect(await fixture.beginning("remote-door-lock", 12) == .alreadyOwned("remote-door-lock"))
  }

  @Test func `after its free term a product changes its period without another free term`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("remote-door-lock", months: 1)
    let paying = Instant.opening.adding(.months(12))
    _ = try await fixture.store.subscriptions(of: fixture.account, at: paying)
    let yearly = try await fixture.buy("remote-door-lock", months: 12, at: paying)
    #expect(yearly.order.plan.trial == .zero)
    #expect(yearly.subscription?.state == .active)
  }

  @Test func `what a pack gives cannot change its period beside it, and nothing is promised`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("pack-safety", months: 12)
    let listing = try await fixture.store.product(
      "smart-alerts", for: fixture.customer, at: .opening)
    #expect(listing.periodChanges.isEmpty && listing.credits.isEmpty)
    #expect(
      await fixture.beginning("smart-alerts", 12)
        == .alreadyOwned("smart-alerts", through: ["pack-safety"]))
  }

  @Test func `of two changes that are open side by side only one is charged`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let first = try await fixture.reviewed("smart-alerts", months: 12)
    let second = try await fixture.reviewed("smart-alerts", months: 12)
    _ = try await fixture.store.confirm(
      first.id, quote: first.quote?.id, by: fixture.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        second.id, quote: second.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .alreadyOwned("smart-alerts"))
    #expect(try fixture.charges().count == 2)
  }

  @Test func `of two first purchases at different periods only one is charged`() async throws {
    let fixture = try await StoreFixture()
    let first = try await fixture.reviewed("smart-alerts", months: 12)
    let second = try await fixture.reviewed("smart-alerts", months: 1)
    _ = try await fixture.store.confirm(
      first.id, quote: first.quote?.id, by: fixture.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        second.id, quote: second.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .alreadyOwned("smart-alerts"), "nobody asked to change a period")
  }

  @Test func `a change that is withdrawn from lets the former period go on`() async throws {
    let fixture = try await StoreFixture()
    let monthly = try #require(try await fixture.buy("smart-alerts").subscription)
    let yearly = try await fixture.buy("smart-alerts", months: 12, at: Self.halfway)
    try await fixture.withdraw(from: yearly.order.id, at: Self.halfway)
    let resumed = try await fixture.store.resume(
      monthly.id, isAuthenticated: false, by: fixture.account, at: Self.halfway)
    #expect(resumed.state == .active)
    _ = try await fixture.store.subscriptions(of: fixture.account, at: monthly.paidThrough)
    #expect(try fixture.charges() == ["199 approved", "1899 approved", "199 approved"])
  }

  @Test func `a year that was cancelled goes on, though the month it replaced still runs`()
    async throws
  {
    let fixture = try await StoreFixture()
    let monthly = try #require(try await fixture.buy("smart-alerts").subscription)
    let yearly = try #require(
      try await fixture.buy("smart-alerts", months: 12, at: Self.halfway).subscription)
    for isOn in [false, true] {
      _ = try await fixture.store.setAutoRenew(
        isOn, of: yearly.id, by: fixture.account, at: Self.halfway)
    }
    let refused = await refusal { () async throws(StoreError) in
      try await fixture.store.setAutoRenew(
        true, of: monthly.id, by: fixture.account, at: Self.halfway)
    }
    #expect(refused == .alreadyOwned("smart-alerts", through: ["smart-alerts"]))
  }

  @Test func `an overdue month is not charged again once a year took its place`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    let grace = try Instant.at("2026-03-05T10:00:00Z")
    let yearly = try await fixture.buy("smart-alerts", months: 12, at: grace)
    #expect(yearly.receipt.lines.count == 1, "nothing was paid ahead")
    let all = try await fixture.store.subscriptions(of: fixture.account, at: grace)
    #expect(all.map(\.state) == [.active, .expired(.upgraded)])
  }
}

extension StoreFixture {
  fileprivate func beginning(_ product: ProductID, _ months: Int?) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.beginPurchase(request(product, months: months), at: .opening)
    }
  }
}
