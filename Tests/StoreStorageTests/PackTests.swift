import Entitlements
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A pack and the products it contains: nothing is granted twice, nothing is paid twice.
struct PackTests {
  private static let halfway = Instant.opening.adding(.days(14))

  @Test func `what a pack gives is owned, and the refusal names the pack`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("pack-safety", months: 12)
    let listing = try await fixture.store.product(
      "smart-alerts", for: fixture.customer, at: .opening)
    #expect(listing.ownership == .covered(by: ["pack-safety"]))
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(
        fixture.request("smart-alerts", months: 1), at: .opening)
    }
    #expect(answer == .alreadyOwned("smart-alerts", through: ["pack-safety"]))
  }

  @Test func `a pack that gives nothing new is owned, through each of its parts`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    _ = try await fixture.buy("stolen-vehicle-tracking", months: 12)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(
        fixture.request("pack-safety", months: 12), at: .opening)
    }
    #expect(
      answer
        == .alreadyOwned("pack-safety", through: ["smart-alerts", "stolen-vehicle-tracking"]))
  }

  @Test func `a data pack stands beside Wi-Fi, and neither takes the place of the other`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("in-car-wifi-1gb", months: nil)
    let wifi = try await fixture.buy("in-car-wifi")
    #expect(wifi.receipt.lines.count == 1, "what is metered is not credited")
    let more = try await fixture.buy("in-car-wifi-1gb", months: nil)
    #expect(more.receipt.lines.count == 1)
    let all = try await fixture.store.subscriptions(of: fixture.account, at: .opening)
    #expect(all.map(\.state) == [.active, .active, .active])
  }

  @Test func `I6: a pack takes the place of its part, whose paid time is credited`() async throws {
    let fixture = try await StoreFixture()
    let single = try #require(try await fixture.buy("smart-alerts").subscription)
    let shown = try await fixture.store.product(
      "pack-safety", for: fixture.customer, at: Self.halfway)
    let pack = try await fixture.buy("pack-safety", months: 12, at: Self.halfway)

    // Half of 1.99 € is 0.995 €: the even hundredth is 1.00 €.
    let credit = PriceLine(
      product: "smart-alerts", amount: Money(minorUnits: -100, currency: "EUR"),
      vatBasisPoints: 2_000, creditFor: single.order)
    let full = PriceLine(
      product: "pack-safety", amount: Money(minorUnits: 8_999, currency: "EUR"),
      vatBasisPoints: 2_000)
    #expect(shown.credits[12] == [credit])
    #expect(pack.order.quote?.lines == [full, credit])
    #expect(pack.receipt.lines == [full, credit])
    #expect(pack.receipt.total == Money(minorUnits: 8_899, currency: "EUR"))
    #expect(pack.receipt.vatTotal?.minorUnits == full.vat.minorUnits + credit.vat.minorUnits)
    #expect(try fixture.charges() == ["199 approved", "8899 approved"])

    let all = try await fixture.store.subscriptions(of: fixture.account, at: Self.halfway)
    #expect(all.map(\.state) == [.active, .cancelled(.upgraded)])
    #expect(all.last?.paidThrough == single.paidThrough, "the right stays to its own end")
    let document = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: Self.halfway)
    ).document
    let alerts = document.entitlements.filter { $0.service == "smart-alerts" }
    #expect(Set(alerts.map(\.status)) == [.active, .cancelled])

    let resumed = await refusal { () async throws(StoreError) in
      try await fixture.store.setAutoRenew(
        true, of: single.id, by: fixture.account, at: Self.halfway)
    }
    #expect(resumed == .alreadyOwned("smart-alerts", through: ["pack-safety"]))
    // The part is never charged again, and the pack in full.
    let later = Self.halfway.adding(.months(12))
    _ = try await fixture.store.subscriptions(of: fixture.account, at: later)
    #expect(try fixture.charges() == ["199 approved", "8899 approved", "8999 approved"])
  }

  @Test func `what a part was paid beyond the first period is credited period by period`()
    async throws
  {
    let monthly = try ShippedCatalog.edited(
      "products.yaml",
      replacing: [
        (
          "periods: [12, 36]\n    prices: {EUR: {1: 8.99, 12: 89.99",
          "periods: [1, 12, 36]\n    prices: {EUR: {1: 8.99, 12: 89.99"
        )
      ])
    let fixture = try await StoreFixture(catalog: monthly)
    _ = try await fixture.buy("smart-alerts", months: 12)
    _ = try await fixture.buy("pack-safety", months: 1)
    let nextYear = Instant.opening.adding(.months(13))
    _ = try await fixture.store.subscriptions(of: fixture.account, at: nextYear)
    let receipts = try await fixture.store.receipts(of: fixture.account, at: nextYear)
      .filter { $0.lines.first?.product == "pack-safety" }
    let credited = receipts.map { $0.lines.dropFirst().reduce(0) { $0 - $1.amount.minorUnits } }
    // February has 28 days of 365, March 31; from the next January on nothing is left.
    #expect(credited.reversed().prefix(2) == [153, 170])
    #expect(credited.prefix(2) == [0, 0])
    #expect(abs(credited.reduce(0, +) - 1_999) <= 6, "all of it, but for half a cent a month")
    for receipt in receipts {
      #expect(receipt.total == receipt.lines.total(currency: "EUR"))
    }
    let totals = receipts.reversed().compactMap { $0.total.map { "\($0.minorUnits) approved" } }
    #expect(try fixture.charges() == ["1999 approved"] + totals)
  }

  @Test func `the credit never makes a total negative`() {
    let price = Money(minorUnits: 500, currency: "EUR")
    let paid = [
      PaidTime(
        order: "order-1", product: "a", amount: Money(minorUnits: 400, currency: "EUR"),
        vatBasisPoints: 2_000, from: .opening, until: Instant.opening.adding(.days(30))),
      PaidTime(
        order: "order-2", product: "b", amount: Money(minorUnits: 400, currency: "EUR"),
        vatBasisPoints: 2_000, from: .opening, until: Instant.opening.adding(.days(30))),
      PaidTime(
        order: "order-3", product: "c", amount: Money(minorUnits: 400, currency: "GBP"),
        vatBasisPoints: 2_000, from: .opening, until: Instant.opening.adding(.days(30))),
    ]
    let lines = paid.credits(
      against: price, from: .opening, until: Instant.opening.adding(.days(30)))
    #expect(lines.map(\.amount.minorUnits) == [-400, -100])
  }

  @Test func `a credit that is gone by the confirmation is a price that changed`() async throws {
    let fixture = try await StoreFixture()
    let single = try #require(try await fixture.buy("smart-alerts").subscription)
    let order = try await fixture.reviewed("pack-safety", months: 12)
    #expect(order.quote?.total.minorUnits == 8_800)
    let other = LinkedVehicle(
      vin: try VIN("SJNTAAJ12U0000002"), profile: fixture.linked.profile, market: "FR", built: nil)
    _ = try await fixture.store.link(other, to: fixture.account, at: .opening)
    _ = try await fixture.store.transfer(
      single.id,
      to: Customer(account: fixture.account, vehicle: other.vin, phone: fixture.customer.phone),
      at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(
      answer?.totals == [
        Money(minorUnits: 8_800, currency: "EUR"), Money(minorUnits: 8_999, currency: "EUR"),
      ])
    #expect(try fixture.charges() == ["199 approved"])
  }

  @Test func `a quote with a credit can be confirmed to the end of its fifteen minutes`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let order = try await fixture.reviewed("pack-safety", months: 12, at: Self.halfway)
    let late = Self.halfway.adding(.minutes(15)).advanced(milliseconds: -1)
    _ = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: late)
    #expect(try fixture.charges() == ["199 approved", "8899 approved"])
  }

  @Test(arguments: ["2026-03-01T10:00:00Z", "2026-03-20T10:00:00Z"])
  func `an overdue part is not tried again once a pack took its place`(
    _ instant: String
  ) async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    let now = try Instant.at(instant)
    let pack = try await fixture.buy("pack-safety", months: 12, at: now)
    #expect(pack.receipt.lines.count == 1, "nothing was paid ahead")
    let all = try await fixture.store.subscriptions(
      of: fixture.account, at: Instant.opening.adding(.months(6)))
    #expect(all.map(\.state) == [.active, .expired(.upgraded)])
    let attempts = try fixture.charges().count
    _ = try await fixture.store.subscriptions(
      of: fixture.account, at: Instant.opening.adding(.months(7)))
    #expect(try fixture.charges().count == attempts)
  }

  @Test func `a part that was cancelled is credited, and cannot be renewed beside the pack`()
    async throws
  {
    let fixture = try await StoreFixture()
    let single = try #require(try await fixture.buy("smart-alerts").subscription)
    _ = try await fixture.store.setAutoRenew(
      false, of: single.id, by: fixture.account, at: .opening)
    let pack = try await fixture.buy("pack-safety", months: 12)
    #expect(pack.receipt.total?.minorUnits == 8_800)
    let resumed = await refusal { () async throws(StoreError) in
      try await fixture.store.setAutoRenew(true, of: single.id, by: fixture.account, at: .opening)
    }
    #expect(resumed == .alreadyOwned("smart-alerts", through: ["pack-safety"]))
    let refunded = await refusal { () async throws(StoreError) in
      try await fixture.store.refund(single.id, by: fixture.account, at: .opening)
    }
    #expect(refunded == .creditedTo("pack-safety", by: single.order))
  }

  @Test func `a pack that is given back gives back what was really paid, and its part goes on`()
    async throws
  {
    let fixture = try await StoreFixture()
    let single = try #require(try await fixture.buy("smart-alerts").subscription)
    let pack = try #require(
      try await fixture.buy("pack-safety", months: 12, at: Self.halfway).subscription)
    let back = try await fixture.store.refund(pack.id, by: fixture.account, at: Self.halfway)
    #expect(back.receipt.total?.minorUnits == -8_899)
    #expect(back.receipt.total == back.receipt.lines.total(currency: "EUR"))
    let all = try await fixture.store.subscriptions(of: fixture.account, at: Self.halfway)
    #expect(all.map(\.state) == [.revoked(.refund), .cancelled(.upgraded)])
    #expect(all.last?.paidThrough == single.paidThrough)
  }

  @Test func `what a pack took the place of can go on once the pack was withdrawn from`()
    async throws
  {
    let fixture = try await StoreFixture()
    let single = try #require(try await fixture.buy("smart-alerts").subscription)
    let pack = try await fixture.buy("pack-safety", months: 12, at: Self.halfway)
    try await fixture.withdraw(from: pack.order.id, at: Self.halfway)
    let resumed = try await fixture.store.resume(
      single.id, isAuthenticated: false, by: fixture.account, at: Self.halfway)
    #expect(resumed.state == .active)
    #expect(resumed.autoRenews)
    _ = try await fixture.store.subscriptions(of: fixture.account, at: single.paidThrough)
    #expect(try fixture.charges() == ["199 approved", "8899 approved", "199 approved"])
  }

  @Test func `what was credited is given back once: the pack first, then its part, to the cent`()
    async throws
  {
    let fixture = try await StoreFixture()
    let part = try await fixture.buy("smart-alerts")
    let day = Instant.opening.adding(.days(2))
    let pack = try await fixture.buy("pack-safety", months: 12, at: day)
    #expect(pack.receipt.lines.count == 2)
    let offered = try await fixture.store.withdrawals(of: fixture.account, at: day)
    #expect(offered.map(\.order) == [pack.order.id])
    let refused = await refusal { () async throws(StoreError) in
      try await fixture.store.withdrawal(from: part.order.id, by: fixture.account, at: day)
    }
    #expect(refused == .creditedTo(pack.order.product, by: part.order.id))
    try await fixture.withdraw(from: pack.order.id, at: day)
    try await fixture.withdraw(from: part.order.id, at: day)
    let totals = try await fixture.store.receipts(of: fixture.account, at: day)
      .compactMap(\.total?.minorUnits)
    #expect(totals.reduce(0, +) == 0)
    #expect(totals.count == 4)
  }

  @Test func `what a pack took the place of can be bought again once both are over`() async throws {
    let fixture = try await StoreFixture()
    let single = try #require(try await fixture.buy("smart-alerts").subscription)
    let pack = try await fixture.buy("pack-safety", months: 12, at: Self.halfway)
    try await fixture.withdraw(from: pack.order.id, at: Self.halfway)
    let again = try await fixture.buy("smart-alerts", at: single.paidThrough)
    #expect(again.subscription?.state == .active)
    #expect(again.receipt.total?.minorUnits == 199)
  }

  @Test func `what a pack took the place of says that it ended, not that it was withdrawn from`()
    async throws
  {
    let fixture = try await StoreFixture()
    let single = try #require(try await fixture.buy("smart-alerts").subscription)
    let pack = try await fixture.buy("pack-safety", months: 12, at: Self.halfway)
    try await fixture.withdraw(from: pack.order.id, at: Self.halfway)
    let document = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: Self.halfway)
    ).document
    let rights = document.entitlements.filter { $0.service == "smart-alerts" }
    #expect(rights.map(\.status).count(where: { $0 == .revoked }) == 1)
    let revoked = try #require(rights.first { $0.status == .revoked })
    #expect(revoked.paidThrough == Self.halfway, "it ended when it was taken back")
    let end = single.paidThrough
    let last = ServiceCircumstances(
      support: .supported, provision: .store, entitlements: rights,
      leaseUntil: document.leaseUntil, activation: .done,
      clock: TrustedTime(now: end, state: .trusted), policy: .failClosed
    ).verdict()
    #expect(last.state == .expired)
    #expect(last.reason == .cancelled)
  }

  @Test func `a part goes on too when its pack went to another car, and is not given back twice`()
    async throws
  {
    let fixture = try await StoreFixture()
    let other = try await fixture.secondVehicle()
    let single = try #require(try await fixture.buy("smart-alerts", months: 12).subscription)
    let pack = try #require(
      try await fixture.buy("pack-safety", months: 12, at: Self.halfway).subscription)
    let moved = try await fixture.store.transfer(pack.id, to: other, at: Self.halfway)
    let resumed = try await fixture.store.resume(
      single.id, isAuthenticated: false, by: fixture.account, at: Self.halfway)
    #expect(resumed.state == .active)
    let refunded = await refusal { () async throws(StoreError) in
      try await fixture.store.refund(single.id, by: fixture.account, at: Self.halfway)
    }
    #expect(refunded == .creditedTo(moved.order.product, by: single.order))
  }
}
