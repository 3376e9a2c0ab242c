import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct RenewalTests {
  @Test func `renewals keep the anchor day`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    var ends: [String] = []
    for text in ["2026-02-28T10:00:00Z", "2026-03-31T10:00:00Z", "2026-04-30T10:00:00Z"] {
      let subscription = try await fixture.subscription(at: try .at(text))
      #expect(subscription.state == .active)
      ends.append("\(subscription.paidThrough)")
    }
    #expect(
      ends == [
        "2026-03-31T10:00:00.000Z", "2026-04-30T10:00:00.000Z", "2026-05-31T10:00:00.000Z",
      ])
    #expect(try fixture.charges() == Array(repeating: "199 approved", count: 4))
    let receipts = try await fixture.store.receipts(
      of: fixture.account, at: try .at("2026-04-30T10:00:00Z"))
    #expect(receipts.map(\.number.rawValue) == ["R-000004", "R-000003", "R-000002", "R-000001"])
    #expect(receipts.first?.withdrawUntil == nil)
    #expect("\(try #require(receipts.first).validFrom)" == "2026-04-30T10:00:00.000Z")
  }

  @Test(arguments: [
    ("2026-02-28T10:00:00Z", "active", "grace"),
    ("2026-03-16T10:00:00Z", "grace", "on_hold"),
    ("2026-04-29T10:00:00Z", "on_hold", "expired(billing)"),
  ])
  func `S11: an unpaid renewal passes its windows at the exact millisecond`(
    _ boundary: String, _ before: String, _ after: String
  ) async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    let instant = try Instant.at(boundary)
    let states = [-1, 0, 1] as [Int64]
    var seen: [String] = []
    for offset in states {
      let subscription = try await fixture.subscription(
        at: instant.advanced(milliseconds: offset))
      seen.append(subscription.state.description)
      if offset >= 0 { #expect(subscription.stateSince == instant) }
    }
    #expect(seen == [before, after, after])
  }

  @Test func `an unpaid renewal is tried a day before each deadline`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    let expected = [
      ("2026-02-28T09:59:59.999Z", 1), ("2026-02-28T10:00:00Z", 2),
      ("2026-03-15T09:59:59.999Z", 2), ("2026-03-15T10:00:00Z", 3),
      ("2026-04-28T09:59:59.999Z", 3), ("2026-04-28T10:00:00Z", 4), ("2027-01-01T00:00:00Z", 4),
    ]
    for (text, count) in expected {
      try await fixture.store.catchUp(to: try .at(text))
      #expect(try fixture.charges().count == count, "at \(text)")
    }
  }

  @Test func `S10: a card replaced in grace pays at once and keeps the anchor day`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let method = try #require(purchase.order.paymentMethod)
    let now = try Instant.at("2026-03-05T12:00:00Z")
    _ = try await fixture.store.replaceCard(
      of: method, with: .numbered("5555555555554444"), isAuthenticated: false, by: fixture.account,
      at: now)
    let subscription = try await fixture.subscription(at: now)
    #expect(subscription.state == .active)
    #expect("\(subscription.paidThrough)" == "2026-03-31T10:00:00.000Z")
    #expect(try fixture.charges().last == "199 approved")
  }

  @Test func `a card replaced on hold begins a new series`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let method = try #require(purchase.order.paymentMethod)
    let now = try Instant.at("2026-04-05T12:00:00Z")
    _ = try await fixture.store.replaceCard(
      of: method, with: .numbered(.goodCard), isAuthenticated: false, by: fixture.account, at: now)
    let subscription = try await fixture.subscription(at: now)
    #expect(subscription.state == .active)
    #expect("\(subscription.paidThrough)" == "2026-05-05T12:00:00.000Z")
    let receipts = try await fixture.store.receipts(of: fixture.account, at: now)
    #expect(receipts.first?.validFrom == now)
  }

  @Test func `S18: a renewal switched off runs to its end, switched on again goes on`()
    async throws
  {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let id = try #require(purchase.subscription).id
    let off = try await fixture.store.setAutoRenew(
      false, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    #expect(off.state == .cancelled(.customer))
    let on = try await fixture.store.setAutoRenew(
      true, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    #expect(on.state == .active)
    _ = try await fixture.store.setAutoRenew(
      false, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    let end = try Instant.at("2026-02-28T10:00:00Z")
    #expect(
      try await fixture.subscription(at: end.advanced(milliseconds: -1)).state
        == .cancelled(.customer))
    #expect(try await fixture.subscription(at: end).state == .expired(.customer))
    #expect(try fixture.charges().count == 1)
  }

  @Test func `a fixed term ends without a charge and cannot be switched`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", autoRenew: false)
    let id = try #require(purchase.subscription).id
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.setAutoRenew(
        false, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    }
    #expect(answer == .notPossibleNow(step: "auto_renew_off", state: "active"))
    let end = try Instant.at("2026-02-28T10:00:00Z")
    #expect(try await fixture.subscription(at: end).state == .expired(.term))
    #expect(try fixture.charges().count == 1)
  }

  @Test func `a trial without a card ends by itself, once per vehicle`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("remote-door-lock", months: nil)
    #expect(purchase.subscription?.state == .trial)
    #expect(try fixture.charges() == [])
    let end = try Instant.at("2027-01-31T10:00:00Z")
    #expect(try await fixture.subscription(at: end.advanced(milliseconds: -1)).state == .trial)
    #expect(try await fixture.subscription(at: end).state == .expired(.trial))
    let again = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(fixture.request("remote-door-lock"), at: end)
    }
    #expect(again == .trialUsed("remote-door-lock"))
    let paid = try await fixture.buy("remote-door-lock", months: 1, at: end)
    #expect(paid.subscription?.state == .active)
    #expect(try fixture.charges() == ["299 approved"])
  }

  @Test func `S17: a trial with a card turns paid at its end`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("remote-door-lock", months: 1)
    #expect(purchase.subscription?.state == .trial)
    #expect(purchase.receipt.total == Money(minorUnits: 0, currency: "EUR"))
    #expect(try fixture.charges() == ["0 approved"])
    let end = try Instant.at("2027-01-31T10:00:00Z")
    let subscription = try await fixture.subscription(at: end)
    #expect(subscription.state == .active)
    #expect("\(subscription.paidThrough)" == "2027-02-28T10:00:00.000Z")
    #expect(try fixture.charges() == ["0 approved", "299 approved"])
  }

  @Test func `S12: an unpaid subscription touches no other`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("remote-door-lock", months: 12)
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    let all = try await fixture.store.subscriptions(
      of: fixture.account, at: try .at("2026-04-29T10:00:00Z"))
    #expect(all.map(\.state) == [.expired(.billing), .trial])
  }

  /// The same purchases seen once at the end, and in steps of every size.
  @Test(arguments: [1, 3, 7, 13, 45, 200])
  func `catching up in one jump equals catching up in steps`(_ days: Int) async throws {
    let end = try Instant.at("2027-03-15T00:00:00Z")
    let (jump, steps) = (try await StoreFixture(), try await StoreFixture())
    for fixture in [jump, steps] {
      _ = try await fixture.buy("smart-alerts", card: .failingLater)
      _ = try await fixture.buy("remote-door-lock", months: 1)
      _ = try await fixture.buy("in-car-wifi", months: 1)
      _ = try await fixture.buy("in-car-wifi-1gb", months: nil)
    }
    var now = Instant.opening
    while now < end {
      now = min(end, now.adding(.days(days)))
      try await steps.store.catchUp(to: now)
    }
    try await jump.store.catchUp(to: end)
    #expect(try await jump.summary(at: end) == steps.summary(at: end))
    #expect(try jump.charges() == steps.charges())
  }
}

extension StoreFixture {
  /// Subscriptions and receipts without the random names.
  fileprivate func summary(at now: Instant) async throws -> [String] {
    let subscriptions = try await store.subscriptions(of: account, at: now).map {
      "\($0.product) \($0.state) since \($0.stateSince) through \($0.paidThrough)"
    }
    let receipts = try await store.receipts(of: account, at: now).map {
      "\($0.number) \($0.issuedAt) \($0.total?.description ?? "free")"
    }
    return subscriptions + receipts
  }
}
