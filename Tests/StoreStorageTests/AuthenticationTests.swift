import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A published test card, and what is published of it.
struct PublishedCard: Sendable, CustomTestStringConvertible {
  let number: String
  var challenges = false
  var atPurchase = "fulfilled"
  var atRenewal = "active"

  var testDescription: String { number }

  /// - Source: docs.stripe.com/testing.
  static let all =
    [
      "4242424242424242", "4000056655665556", "5555555555554444", "2223003122003222",
      "5200828282828210", "5105105105105100",
    ].map { PublishedCard(number: $0) }
    + [PublishedCard(number: "4000000000000259", atRenewal: "revoked(chargeback)")]
    + [
      ("4000000000000002", "generic_decline"), ("4000000000009995", "insufficient_funds"),
      ("4000000000009987", "lost_card"), ("4000000000009979", "stolen_card"),
      ("4000000000000069", "expired_card"), ("4000000000000127", "incorrect_cvc"),
      ("4000000000000101", "incorrect_cvc"), ("4000000000000119", "processing_error"),
    ].map { PublishedCard(number: $0, atPurchase: "declined(\($1))") }
    + [PublishedCard(number: "4000000000000341", atRenewal: "grace")]
    + challenging
  static let challenging =
    [
      "4000002500003155", "4000002760003184", "4000000000003220", "4000000000003063",
    ].map { PublishedCard(number: $0, challenges: true) }
    + [
      ("4000008260003178", "insufficient_funds"), ("4000008400001629", "generic_decline"),
    ].map { PublishedCard(number: $0, challenges: true, atPurchase: "declined(\($1))") }
}

struct AuthenticationTests {
  @Test(arguments: PublishedCard.all)
  func `S14, S15: a published card does what is published, at the purchase and at the renewal`(
    _ card: PublishedCard
  ) async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts", card: card.number)
    var answer = await fixture.confirm(order)
    if card.challenges {
      #expect(answer == .authenticationNeeded)
      #expect(await fixture.confirm(order) == .authenticationNeeded, "asked again, the same")
      #expect(try await fixture.states() == ["sca_required"])
      #expect(try await fixture.store.receipts(of: fixture.account, at: .opening) == [])
      answer = await fixture.authenticate(order, passed: true)
    }
    #expect(try await fixture.states() == [card.atPurchase])
    let isPaid = card.atPurchase == "fulfilled"
    #expect((answer == nil) == isPaid)
    #expect(try fixture.charges().count == (card.challenges ? 2 : 1))
    #expect(try fixture.charges().filter { $0 == "199 approved" }.count == (isPaid ? 1 : 0))
    guard isPaid else { return }
    let renewal = try Instant.at("2026-02-28T10:00:00Z")
    #expect(try await fixture.subscription(at: renewal).state.description == card.atRenewal)
  }

  @Test(arguments: PublishedCard.all)
  func `S14: a published card that takes another's place renews as it is published`(
    _ card: PublishedCard
  ) async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let old = try #require(purchase.order.paymentMethod)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.replaceCard(
        of: old, with: .numbered(card.number), isAuthenticated: true, by: fixture.account,
        at: .opening)
    }
    // What is declined at a purchase does not take another's place, which goes on paying.
    let isKept = card.atPurchase == "fulfilled"
    #expect(answer.map { "declined(\($0.name))" } == (isKept ? nil : card.atPurchase))
    let methods = try await fixture.store.wallet(of: fixture.account).methods
    #expect(methods.map(\.card.lastFour) == [String(isKept ? card.number.suffix(4) : "4242")])
    let isDeclined = card.atRenewal == "grace"
    let renewal = try Instant.at("2026-02-28T10:00:00Z")
    #expect(
      try await fixture.subscription(at: renewal).state.description
        == (isDeclined ? "grace" : "active"))
    #expect(try fixture.charges().filter { $0 == "199 approved" }.count == (isDeclined ? 1 : 2))
    let later = renewal.adding(.days(3))
    #expect(
      try await fixture.subscription(at: later).state.description
        == (isDeclined ? "grace" : card.atRenewal))
  }

  @Test func `S14: a number whose check digit is wrong reaches no processor`() async throws {
    let fixture = try await StoreFixture()
    await #expect(throws: StoreError.refused(.cardInvalid([.incorrectNumber]))) {
      try await fixture.reviewed("smart-alerts", card: "4242424242424241")
    }
    #expect(try fixture.charges() == [])
  }

  @Test(arguments: PublishedCard.challenging)
  func `S15: 3-D Secure refused declines, abandoned abandons, and neither charges`(
    _ card: PublishedCard
  ) async throws {
    let fixture = try await StoreFixture()
    let refused = try await fixture.reviewed("smart-alerts", card: card.number)
    #expect(await fixture.confirm(refused) == .authenticationNeeded)
    #expect(
      await fixture.authenticate(refused, passed: false) == .declined(.authenticationRequired))
    #expect(
      await fixture.authenticate(refused, passed: true)
        == .notPossibleNow(
          step: "authenticated", state: "declined(authentication_required)"))

    let left = try await fixture.reviewed("smart-alerts", card: card.number)
    #expect(await fixture.confirm(left) == .authenticationNeeded)
    _ = try await fixture.store.abandon(left.id, by: fixture.account, at: .opening)
    #expect(try await fixture.states() == ["abandoned", "declined(authentication_required)"])
    #expect(try fixture.charges() == ["199 challenged", "199 challenged"])
    #expect(try await fixture.store.subscriptions(of: fixture.account, at: .opening) == [])

    // The refused order still takes another card.
    let other = try await fixture.store.addCard(
      .numbered(.goodCard), for: refused.id, by: fixture.account, at: .opening)
    #expect(other.state == .card)
  }

  @Test func `a trial that will be paid challenges at its set-up, and not at its end`()
    async throws
  {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("remote-door-lock", card: "4000002500003155")
    #expect(await fixture.confirm(order) == .authenticationNeeded)
    #expect(await fixture.authenticate(order, passed: true) == nil)
    let end = try Instant.at("2027-01-31T10:00:00Z")
    #expect(try await fixture.subscription(at: end).state == .active)
    #expect(try fixture.charges() == ["0 challenged", "0 approved", "299 approved"])
  }

  @Test(arguments: [(-1, nil), (0, "quote_expired"), (1, "quote_expired")] as [(Int64, String?)])
  func `the bank's question waits as long as the price is good`(
    _ offset: Int64, _ name: String?
  ) async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts", card: "4000002500003155")
    #expect(await fixture.confirm(order) == .authenticationNeeded)
    let now = Instant.opening.adding(.minutes(15)).advanced(milliseconds: offset)
    #expect(await fixture.authenticate(order, passed: true, at: now)?.name == name)
    let subscriptions = try await fixture.store.subscriptions(of: fixture.account, at: now)
    #expect(subscriptions.map(\.startedAt) == (name == nil ? [now] : []))
  }

  @Test func `the question outlives a restart`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts", card: "4000002500003155")
    #expect(await fixture.confirm(order) == .authenticationNeeded)
    let purchase = try await fixture.reopened().authenticate(
      order.id, passed: true, by: fixture.account, at: .opening)
    #expect(purchase.order.state == .fulfilled)
    #expect(try fixture.charges() == ["199 challenged", "199 approved"])
  }

  @Test func `what was bought meanwhile is not bought again by passing 3-D Secure`()
    async throws
  {
    let fixture = try await StoreFixture()
    let waiting = try await fixture.reviewed("smart-alerts", card: "4000002500003155")
    #expect(await fixture.confirm(waiting) == .authenticationNeeded)
    _ = try await fixture.buy("smart-alerts")
    #expect(await fixture.authenticate(waiting, passed: true) == .alreadyOwned("smart-alerts"))
    #expect(try fixture.charges() == ["199 challenged", "199 approved"])
  }

  @Test func `R35: a card that renewals are to be paid with from now on is authenticated`()
    async throws
  {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let old = try #require(purchase.order.paymentMethod)
    let now = try Instant.at("2026-03-05T12:00:00Z")
    #expect(try await fixture.subscription(at: now).state == .grace)
    #expect(
      await fixture.replace(old, passed: false, at: now) == .declined(.authenticationRequired))
    // Kept beside the others it pays nothing, so nothing is asked.
    let new = try await fixture.store.addPaymentMethod(
      .numbered("4000002500003155"), isDefault: true, to: fixture.account, at: now)
    let removal = await refusal { () async throws(StoreError) in
      try await fixture.store.removePaymentMethod(
        old, replacedBy: new.id, isAuthenticated: false, of: fixture.account, at: now)
    }
    #expect(removal == .declined(.authenticationRequired))
    #expect(
      try await fixture.store.wallet(of: fixture.account).methods.map(\.card.lastFour)
        == ["0341", "3155"])
    #expect(try await fixture.subscription(at: now).state == .grace)

    #expect(await fixture.replace(old, passed: true, at: now) == nil)
    #expect(try await fixture.subscription(at: now).state == .active)
    try await fixture.store.removePaymentMethod(
      old, replacedBy: new.id, isAuthenticated: true, of: fixture.account, at: now)
    let renewed = try await fixture.subscription(at: try .at("2026-03-31T10:00:00Z"))
    #expect(renewed.state == .active)
    #expect(renewed.billing?.paymentMethod == new.id)
  }
}

extension StoreFixture {
  func confirm(_ order: Order) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.confirm(order.id, quote: order.quote?.id, by: account, at: .opening)
    }
  }

  func authenticate(
    _ order: Order, passed: Bool, at now: Instant = .opening
  ) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.authenticate(order.id, passed: passed, by: account, at: now)
    }
  }

  fileprivate func replace(
    _ method: PaymentMethodID, passed: Bool, at now: Instant
  ) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.replaceCard(
        of: method, with: .numbered("4000002760003184"), isAuthenticated: passed, by: account,
        at: now)
    }
  }

  /// Of all orders, newest first.
  fileprivate func states() async throws -> [String] {
    try await store.orders(of: account, at: .opening).map(\.state.description)
  }
}
