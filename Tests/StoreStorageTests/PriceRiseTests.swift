import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A catalogue that asks more, or less, of those who have a subscription already.
struct PriceRiseTests {
  private static let seen = "2026-02-10T10:00:00Z"

  /// Smart Alerts, bought on 31 January; on 10 February the catalogue asks more.
  private func raised(
    by catalog: Result<Catalog, any Error> = EditedCatalog.dearer
  ) async throws -> (StoreFixture, StoreStorage, Subscription) {
    let fixture = try await StoreFixture()
    _ = try await fixture.subscribed()
    let store = try fixture.reopened(with: catalog)
    return (fixture, store, try await fixture.subscription(by: store, at: Self.seen))
  }

  @Test func `a higher price is announced once, with its notice`() async throws {
    let (fixture, store, subscription) = try await raised()
    let change = try #require(subscription.priceChange)
    #expect(change.price == Money(minorUnits: 249, currency: "EUR"))
    #expect(change.vatBasisPoints == 2_000)
    #expect("\(change.announcedAt)" == "2026-02-10T10:00:00.000Z")
    #expect("\(change.effectiveFrom)" == "2026-03-12T10:00:00.000Z")
    #expect(
      subscription.firstRenewalAtNewPrice.map { "\($0)" } == "2026-03-31T10:00:00.000Z")
    let later = try await fixture.subscription(by: store, at: "2026-02-20T10:00:00Z")
    #expect(later.priceChange == change)
    let again = try fixture.reopened(with: EditedCatalog.dearer)
    #expect(
      try await fixture.subscription(by: again, at: "2026-02-21T10:00:00Z").priceChange == change)
  }

  @Test func `what fell due before the store saw the price costs the old one`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.subscribed()
    let store = try fixture.reopened(with: EditedCatalog.dearer)
    let subscription = try await fixture.subscription(by: store, at: "2026-06-01T00:00:00Z")
    #expect(try fixture.charges() == Array(repeating: "199 approved", count: 5))
    #expect(
      subscription.priceChange.map { "\($0.announcedAt)" } == "2026-06-01T00:00:00.000Z")
  }

  @Test func `agreed to, it is charged from its date on, with a receipt that says so`()
    async throws
  {
    let (fixture, store, subscription) = try await raised()
    _ = try await store.answerPriceChange(
      of: subscription.id, agrees: true, isAuthenticated: false, by: fixture.account,
      at: .at(Self.seen))
    try await store.catchUp(to: .at("2026-03-31T09:59:59.999Z"))
    #expect(try fixture.charges() == ["199 approved", "199 approved"])
    let renewed = try await fixture.subscription(by: store, at: "2026-03-31T10:00:00Z")
    #expect(try fixture.charges().last == "249 approved")
    #expect(renewed.priceChange == nil)
    #expect(renewed.billing?.price.minorUnits == 249)
    let receipt = try #require(
      try await store.receipts(of: fixture.account, at: .at("2026-03-31T10:00:00Z")).first)
    #expect(receipt.total == Money(minorUnits: 249, currency: "EUR"))
    #expect(receipt.vatTotal == Money(minorUnits: 42, currency: "EUR"))
    try await store.catchUp(to: .at("2026-04-30T10:00:00Z"))
    #expect(try fixture.charges().suffix(2) == ["249 approved", "249 approved"])
  }

  @Test func `without an answer it ends with the last period at the old price`() async throws {
    let (fixture, store, _) = try await raised()
    let states = [
      ("2026-03-31T09:59:59.999Z", "active"), ("2026-03-31T10:00:00Z", "expired(price_rise)"),
      ("2026-03-31T10:00:00.001Z", "expired(price_rise)"),
    ]
    for (text, state) in states {
      #expect(try await fixture.subscription(by: store, at: text).state.description == state)
    }
    #expect(try fixture.charges() == ["199 approved", "199 approved"])
  }

  @Test func `refused early, it still renews at the old price until the date`() async throws {
    let (fixture, store, subscription) = try await raised()
    let refused = try await store.answerPriceChange(
      of: subscription.id, agrees: false, isAuthenticated: false, by: fixture.account,
      at: .at(Self.seen))
    #expect(refused.state == .active)
    #expect(refused.priceChange?.consent == .refused)
    #expect(
      try await fixture.subscription(by: store, at: "2026-03-05T10:00:00Z").state == .active)
    let last = try await store.answerPriceChange(
      of: subscription.id, agrees: true, isAuthenticated: false, by: fixture.account,
      at: .at("2026-03-05T10:00:00Z"))
    #expect(last.state == .active)
    let again = try await store.answerPriceChange(
      of: subscription.id, agrees: false, isAuthenticated: false, by: fixture.account,
      at: .at("2026-03-05T10:00:00Z"))
    #expect(again.state == .cancelled(.priceRise))
    #expect(!again.autoRenews)
    #expect(
      try await fixture.subscription(by: store, at: "2026-03-31T10:00:00Z").state
        == .expired(.priceRise))
    #expect(try fixture.charges() == ["199 approved", "199 approved"])
  }

  @Test func `who refused cannot just switch the renewal on again`() async throws {
    let (fixture, store, subscription) = try await raised()
    let now = try Instant.at("2026-03-05T10:00:00Z")
    try await store.catchUp(to: now)
    for agrees in [false, true, false] {
      _ = try await store.answerPriceChange(
        of: subscription.id, agrees: agrees, isAuthenticated: false, by: fixture.account, at: now)
    }
    let answer = await refusal { () async throws(StoreError) in
      try await store.resume(
        subscription.id, isAuthenticated: false, by: fixture.account, at: now)
    }
    #expect(answer?.name == "price_consent_needed")
  }

  @Test func `a rise that is taken back disappears, and a refusal can be taken back then`()
    async throws
  {
    let (fixture, store, subscription) = try await raised()
    let now = try Instant.at("2026-03-05T10:00:00Z")
    _ = try await store.answerPriceChange(
      of: subscription.id, agrees: false, isAuthenticated: false, by: fixture.account, at: now)
    let old = try fixture.reopened()
    #expect(
      try await fixture.subscription(by: old, at: "2026-03-06T10:00:00Z").priceChange == nil)
    let resumed = try await old.resume(
      subscription.id, isAuthenticated: false, by: fixture.account, at: .at("2026-03-06T10:00:00Z"))
    #expect(resumed.state == .active)
    try await old.catchUp(to: .at("2026-03-31T10:00:00Z"))
    #expect(try fixture.charges() == Array(repeating: "199 approved", count: 3))
  }

  @Test func `a rise that comes again after it was refused is agreed to, and renews`()
    async throws
  {
    let (fixture, store, subscription) = try await raised()
    _ = try await store.answerPriceChange(
      of: subscription.id, agrees: false, isAuthenticated: false, by: fixture.account,
      at: .at("2026-03-05T10:00:00Z"))
    let old = try fixture.reopened()
    _ = try await fixture.subscription(by: old, at: "2026-03-06T10:00:00Z")
    let again = try fixture.reopened(with: EditedCatalog.dearer)
    let asked = try await fixture.subscription(by: again, at: "2026-03-07T10:00:00Z")
    #expect(asked.state == .cancelled(.priceRise) && asked.priceChange?.consent == .awaited)
    let agreed = try await again.answerPriceChange(
      of: subscription.id, agrees: true, isAuthenticated: false, by: fixture.account,
      at: .at("2026-03-07T10:00:00Z"))
    #expect(agreed.state == .active && agreed.autoRenews)
  }

  @Test func `a rise that becomes smaller keeps its date and the consent to more`() async throws {
    let (fixture, store, subscription) = try await raised(by: EditedCatalog.dearest)
    _ = try await store.answerPriceChange(
      of: subscription.id, agrees: true, isAuthenticated: false, by: fixture.account,
      at: .at(Self.seen))
    let smaller = try fixture.reopened(with: EditedCatalog.dearer)
    let kept = try #require(
      try await fixture.subscription(by: smaller, at: "2026-02-20T10:00:00Z").priceChange)
    #expect(kept.price.minorUnits == 249)
    #expect(kept.consent == .given)
    #expect(kept.effectiveFrom == subscription.priceChange?.effectiveFrom)
    let larger = try fixture.reopened(with: EditedCatalog.dearest)
    let asked = try #require(
      try await fixture.subscription(by: larger, at: "2026-02-21T10:00:00Z").priceChange)
    #expect(asked.consent == .awaited)
    #expect("\(asked.effectiveFrom)" == "2026-03-23T10:00:00.000Z")
  }

  @Test func `a lower price holds from the next renewal, and nobody is asked`() async throws {
    let (fixture, store, subscription) = try await raised(by: EditedCatalog.cheaper)
    #expect(subscription.priceChange?.consent == .notNeeded)
    let now = try Instant.at(Self.seen)
    let answer = await refusal { () async throws(StoreError) in
      try await store.answerPriceChange(
        of: subscription.id, agrees: true, isAuthenticated: false, by: fixture.account, at: now)
    }
    #expect(answer == .noHigherPrice(subscription.id))
    try await store.catchUp(to: .at("2026-02-28T10:00:00Z"))
    #expect(try fixture.charges() == ["199 approved", "149 approved"])
  }

  @Test func `consent asks for 3-D Secure where the bank does`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts", card: "4000002500003155")
    _ = await fixture.confirm(order)
    _ = await fixture.authenticate(order, passed: true)
    let store = try fixture.reopened(with: EditedCatalog.dearer)
    let subscription = try await fixture.subscription(by: store, at: Self.seen)
    let now = try Instant.at(Self.seen)
    let answer = await refusal { () async throws(StoreError) in
      try await store.answerPriceChange(
        of: subscription.id, agrees: true, isAuthenticated: false, by: fixture.account, at: now)
    }
    #expect(answer == .declined(.authenticationRequired))
    #expect(
      try await fixture.subscription(by: store, at: Self.seen).priceChange?.consent == .awaited)
    let agreed = try await store.answerPriceChange(
      of: subscription.id, agrees: true, isAuthenticated: true, by: fixture.account, at: now)
    #expect(agreed.priceChange?.consent == .given)
  }

  @Test func `a trial is charged the old price until its notice is over`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.subscribed(to: "remote-door-lock")
    let store = try fixture.reopened(with: EditedCatalog.dearerAfterTrial)
    let late = try await fixture.subscription(by: store, at: "2027-01-20T10:00:00Z")
    #expect(
      late.firstRenewalAtNewPrice.map { "\($0)" } == "2027-02-28T10:00:00.000Z")
    try await store.catchUp(to: .at("2027-02-28T10:00:00Z"))
    #expect(try fixture.charges() == ["0 approved", "299 approved"])
  }

  @Test func `a trial whose first price nobody agreed to ends with its term`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed(to: "remote-door-lock").id
    let store = try fixture.reopened(with: EditedCatalog.dearerAfterTrial)
    let refused = try await store.answerPriceChange(
      of: id, agrees: false, isAuthenticated: false, by: fixture.account, at: .at(Self.seen))
    #expect(refused.state == .trial)
    #expect(!refused.autoRenews)
    #expect(
      try await fixture.subscription(by: store, at: "2027-01-31T10:00:00Z").state
        == .expired(.trial))
    #expect(try fixture.charges() == ["0 approved"])
  }

  @Test func `an overdue charge keeps the price at which it fell due`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let id = try #require(purchase.subscription).id
    let store = try fixture.reopened(with: EditedCatalog.dearer)
    let inGrace = try await fixture.subscription(by: store, at: "2026-03-01T10:00:00Z")
    #expect(inGrace.state == .grace)
    _ = try await store.answerPriceChange(
      of: id, agrees: true, isAuthenticated: false, by: fixture.account,
      at: .at("2026-03-01T10:00:00Z"))
    // On hold, long after the higher price holds for what falls due.
    let now = try Instant.at("2026-04-10T10:00:00Z")
    _ = try await store.replaceCard(
      of: try #require(purchase.order.paymentMethod), with: .numbered(.goodCard),
      isAuthenticated: false, by: fixture.account, at: now)
    #expect(try fixture.charges().last == "199 approved")
    try await store.catchUp(to: .at("2026-05-10T10:00:00Z"))
    #expect(try fixture.charges().last == "249 approved")
  }

  @Test func `a pause does not end at a price that nobody agreed to`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    _ = try await fixture.store.pause(id, for: .months(3), by: fixture.account, at: .opening)
    let store = try fixture.reopened(with: EditedCatalog.dearer)
    let paused = try await fixture.subscription(by: store, at: "2026-04-01T10:00:00Z")
    #expect(paused.firstRenewalAtNewPrice == paused.pauseEnd)
    let now = try Instant.at("2026-05-10T10:00:00Z")
    let answer = await refusal { () async throws(StoreError) in
      try await store.resume(id, isAuthenticated: false, by: fixture.account, at: now)
    }
    #expect(answer?.name == "price_consent_needed")
    #expect(
      try await fixture.subscription(by: store, at: "2026-05-28T10:00:00Z").state
        == .expired(.priceRise))
    #expect(try fixture.charges() == ["199 approved"])
  }

  @Test func `coming back from a pause within the notice costs the old price`() async throws {
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed().id
    _ = try await fixture.store.pause(id, for: .months(3), by: fixture.account, at: .opening)
    let store = try fixture.reopened(with: EditedCatalog.dearer)
    try await store.catchUp(to: .at("2026-04-01T10:00:00Z"))
    _ = try await store.resume(
      id, isAuthenticated: false, by: fixture.account, at: .at("2026-04-30T10:00:00Z"))
    #expect(try fixture.charges() == ["199 approved", "199 approved"])
    #expect(
      try await fixture.subscription(by: store, at: "2026-05-30T10:00:00Z").state
        == .expired(.priceRise))
  }
}
