import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Cards whose month is over when they are charged.
struct ExpiredCardTests {
  /// 02/26 is good to the last millisecond of February.
  private static let end = Instant(milliseconds: 1_772_323_200_000)

  @Test(arguments: [-1, 0, 1] as [Int64])
  func `a renewal is charged to the last millisecond of the card, and declined from then on`(
    _ offset: Int64
  ) async throws {
    let fixture = try await StoreFixture()
    let bought = try Instant.at("2026-02-01T00:00:00Z").advanced(milliseconds: offset)
    _ = try await fixture.buy("smart-alerts", expiry: "02/26", at: bought)
    let due = bought.adding(.months(1))
    #expect(try await fixture.subscription(at: due.advanced(milliseconds: -1)).state == .active)
    let renewed = try await fixture.subscription(at: due)
    #expect(renewed.state == (due < Self.end ? .active : .grace))
    #expect(renewed.lastDecline == (due < Self.end ? nil : .expiredCard))
    #expect(try fixture.charges().count == (due < Self.end ? 2 : 1), "the bank is not asked")
  }

  @Test func `an expired card passes the windows of any decline, and a new one ends them`()
    async throws
  {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", expiry: "02/26")
    let card = try #require(purchase.order.paymentMethod)
    let states = [
      ("2026-03-31T09:59:59.999Z", "active"), ("2026-03-31T10:00:00Z", "grace"),
      ("2026-04-16T10:00:00Z", "on_hold"),
    ]
    for (text, state) in states {
      #expect(try await fixture.subscription(at: .at(text)).state.description == state, "\(text)")
    }
    #expect(try fixture.charges() == ["199 approved", "199 approved"])
    let now = try Instant.at("2026-04-20T08:00:00Z")
    _ = try await fixture.store.replaceCard(
      of: card, with: .numbered(.goodCard), isAuthenticated: false, by: fixture.account, at: now)
    let recovered = try await fixture.subscription(at: now)
    #expect(recovered.state == .active)
    #expect(recovered.lastDecline == nil)
    #expect(try fixture.charges().last == "199 approved")
    #expect(try await fixture.store.receipts(of: fixture.account, at: now).count == 3)
  }

  @Test func `the free term ends in grace when its card has expired`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("remote-door-lock", expiry: "12/26")
    let end = try Instant.at("2027-01-31T10:00:00Z")
    #expect(try await fixture.subscription(at: end).state == .grace)
    #expect(try fixture.charges() == ["0 approved"])
  }

  @Test func `a card that expires between its choice and the confirmation is declined`()
    async throws
  {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed(
      "smart-alerts", expiry: "02/26", at: Self.end.advanced(milliseconds: -60_000))
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: Self.end)
    }
    #expect(answer == .declined(.expiredCard))
    #expect(try fixture.charges() == [])
    let kept = try await fixture.store.orders(of: fixture.account, at: Self.end)
    #expect(kept.map(\.state) == [.declined(.expiredCard)])
    _ = try await fixture.store.addCard(
      .numbered(.goodCard), for: order.id, by: fixture.account, at: Self.end)
    _ = try await fixture.store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: order.id, by: fixture.account, at: Self.end)
    _ = try await fixture.store.review(order.id, by: fixture.account, at: Self.end)
    let purchase = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: Self.end)
    #expect(purchase.order.state == .fulfilled)
    #expect(try fixture.charges() == ["199 approved"])
  }

  @Test func `a card that expires while the bank asks its holder is declined`() async throws {
    let fixture = try await StoreFixture()
    let before = Self.end.advanced(milliseconds: -60_000)
    let order = try await fixture.reviewed(
      "smart-alerts", card: "4000002500003155", expiry: "02/26", at: before)
    let asked = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: before)
    }
    #expect(asked == .authenticationNeeded)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.authenticate(
        order.id, passed: true, by: fixture.account, at: Self.end)
    }
    #expect(answer == .declined(.expiredCard))
    #expect(try fixture.charges() == ["199 challenged"])
  }

  @Test func `a pause does not end early with an expired card, and stays`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.pausedWithCardOfMarch()
    let april = try Instant.at("2026-04-05T10:00:00Z")
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.resume(id, isAuthenticated: true, by: fixture.account, at: april)
    }
    #expect(answer == .declined(.expiredCard))
    #expect(try await fixture.subscription(at: april).state == .paused)
    #expect(try fixture.charges().count == 1)
  }

  @Test func `a pause that is over is on hold when the card has expired`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.pausedWithCardOfMarch()
    let over = try Instant.at("2026-04-28T10:00:00Z")
    let held = try await fixture.subscription(at: over)
    #expect(held.state == .onHold)
    #expect(held.lastDecline == .expiredCard)
  }

  @Test func `a renewal is not switched on again with an expired card`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", months: 12, expiry: "02/26")
    let id = try #require(purchase.subscription).id
    let card = try #require(purchase.order.paymentMethod)
    let now = try Instant.at("2026-03-05T10:00:00Z")
    _ = try await fixture.store.setAutoRenew(false, of: id, by: fixture.account, at: now)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.setAutoRenew(true, of: id, by: fixture.account, at: now)
    }
    #expect(answer == .cardInvalid([.expired(try #require(CardExpiry("02/26")))]))
    #expect(try await fixture.subscription(at: now).state == .cancelled(.customer))
    _ = try await fixture.store.replaceCard(
      of: card, with: .numbered(.goodCard), isAuthenticated: false, by: fixture.account, at: now)
    let on = try await fixture.store.setAutoRenew(true, of: id, by: fixture.account, at: now)
    #expect(on.state == .active)
  }

  @Test func `a higher price is not agreed to with an expired card`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", months: 12, expiry: "02/26")
    let id = try #require(purchase.subscription).id
    let store = try fixture.reopened(with: EditedCatalog.dearerByTheYear)
    let now = try Instant.at("2026-03-05T10:00:00Z")
    let answer = await refusal { () async throws(StoreError) in
      try await store.answerPriceChange(
        of: id, agrees: true, isAuthenticated: true, by: fixture.account, at: now)
    }
    #expect(answer == .cardInvalid([.expired(try #require(CardExpiry("02/26")))]))
    _ = try await store.answerPriceChange(
      of: id, agrees: false, isAuthenticated: true, by: fixture.account, at: now)
  }

  @Test func `what a card will not pay is known before`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", expiry: "02/26")
    let first = try #require(
      try await fixture.store.outlooks(of: fixture.account, at: .opening).first)
    #expect(first.expiringCard == nil, "it is good for the renewal of February")
    let march = try Instant.at("2026-03-01T00:00:00Z")
    let ahead = try #require(try await fixture.store.outlooks(of: fixture.account, at: march).first)
    #expect(ahead.expiringCard?.method.id == purchase.order.paymentMethod)
    #expect(ahead.expiringCard?.chargeAt == (try Instant.at("2026-03-31T10:00:00Z")))
    let id = try #require(purchase.subscription).id
    _ = try await fixture.store.setAutoRenew(false, of: id, by: fixture.account, at: march)
    let off = try #require(try await fixture.store.outlooks(of: fixture.account, at: march).first)
    #expect(off.expiringCard == nil, "nothing will be charged")
  }
}

extension StoreFixture {
  /// Paid with a card of 03/26 until 28 February, and paused for two months from then on.
  fileprivate func pausedWithCardOfMarch() async throws -> SubscriptionID {
    let purchase = try await buy("smart-alerts", expiry: "03/26")
    let id = try #require(purchase.subscription).id
    _ = try await store.pause(id, for: .months(2), by: account, at: .opening)
    let paused = try Instant.at("2026-02-28T10:00:00Z")
    #expect(try await subscription(at: paused).state == .paused)
    return id
  }
}
