import NissanStore
import StoreStorage
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// A higher price that is answered, and the bank that is asked before a change.
@Suite struct PriceAnswerScreensTests {
  private static let march = Instant(milliseconds: 1_772_359_200_000)  // 2026-03-01T10:00:00Z

  @Test func `the bank is asked before a change, and may be refused`() async throws {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    _ = try await fixture.store.pause(
      bought.id, for: .months(1), by: fixture.account.id, at: .opening)
    try await Self.challenge(bought, fixture)
    let visitor = Visitor(fixture, at: Self.march, language: .en)
    await visitor.does(.open, .openHistory, .openSubscription(bought.id))
    try await bankIsAsked(visitor, about: .resume(bought.id)) {
      try await visitor.state(of: bought.id)
    }
    #expect(try await visitor.state(of: bought.id) == "active")
  }

  @Test func `the bank is asked before a higher price is accepted, and may be refused`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    try await Self.challenge(bought, fixture)
    let visitor = try await Self.dearer(fixture, bought)
    try await bankIsAsked(visitor, about: .answerPrice(bought.id, agrees: true)) {
      try visitor.facts.first { $0.hasPrefix("New price") } ?? ""
    }
    #expect(
      try visitor.facts.contains("New price: 2,49 € / month from 31/03/2026 12:00:00, accepted"))
  }

  /// Confirms a change with every answer to the bank's question; only a yes changes anything.
  private func bankIsAsked(
    _ visitor: Visitor, about change: SubscriptionChange, seen: () async throws -> String
  ) async throws {
    let before = try await seen()
    for leaving in [StoreAction.back, .authenticate(.refuse)] {
      await visitor.does(.consider(change), .carryOut(passesBank: false))
      #expect(visitor.step == .change && visitor.visit.bankAsksAboutChange)
      #expect(try visitor.view.title == "Your bank: 3-D Secure")
      await visitor.does(leaving)
      #expect(visitor.step == .change && !visitor.visit.bankAsksAboutChange)
      await visitor.does(.back)
      #expect(try await seen() == before)
    }
    await visitor.does(.consider(change), .carryOut(passesBank: false))
    await visitor.does(.carryOut(passesBank: true))
    #expect(visitor.step == .subscription)
  }

  /// Has a card pay whose bank asks each time.
  private static func challenge(_ bought: Subscription, _ fixture: PhoneFixture) async throws {
    _ = try await fixture.store.replaceCard(
      of: try #require(bought.billing?.paymentMethod),
      with: CardDetails(
        holder: "Camille Martin", number: "4000 0025 0000 3155", expiry: "12/30",
        securityCode: "737"), isAuthenticated: true, by: fixture.account.id, at: .opening)
  }

  /// Somebody who looks at a subscription in March, when its product costs more.
  private static func dearer(
    _ fixture: PhoneFixture, _ bought: Subscription
  ) async throws -> Visitor {
    let visitor = Visitor(fixture, at: march, language: .en)
    visitor.store = try StoreStorage(
      path: fixture.home.storeFile,
      catalog: try ShippedCatalog.edited(
        "products.yaml",
        replacing: [("{EUR: {1: 1.99, 12: 19.99}}", "{EUR: {1: 2.49, 12: 19.99}}")]))
    await visitor.does(.open, .openHistory, .openSubscription(bought.id))
    return visitor
  }

  @Test func `who refuses the price at which a pause would end is told that it ends at once`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    _ = try await fixture.store.pause(
      bought.id, for: .months(3), by: fixture.account.id, at: .opening)
    let visitor = try await Self.dearer(fixture, bought)
    await visitor.does(.consider(.answerPrice(bought.id, agrees: false)))
    #expect(
      try visitor.facts == [
        "Cost: nothing is charged", "Takes effect: the service ends at once",
      ])
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await visitor.state(of: bought.id) == "expired(price_rise)")
  }

  @Test func `who refuses it before a pause is told that it ends with what is paid`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    _ = try await fixture.store.pause(
      bought.id, for: .months(1), by: fixture.account.id, at: .opening)
    try await fixture.store.ask(
      249, for: bought.product, months: nil, in: fixture.account.country, at: .opening)
    let visitor = Visitor(fixture, language: .en)
    await visitor.does(.open, .openHistory, .openSubscription(bought.id))
    await visitor.does(.consider(.answerPrice(bought.id, agrees: false)))
    #expect(try visitor.facts[1] == "Takes effect: the service ends on 28/02/2026 11:00:00")
    await visitor.does(.carryOut(passesBank: false))
    #expect(try visitor.facts.contains("Valid until: 28/02/2026 11:00:00"))
    #expect(try await visitor.state(of: bought.id) == "cancelled(price_rise)")
  }

  @Test func `a higher price is refused, and accepted after all`() async throws {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    let visitor = try await Self.dearer(fixture, bought)
    #expect(
      try visitor.facts.contains(
        "New price: 2,49 € / month from 31/03/2026 12:00:00 on, if you accept it"))
    #expect(
      try visitor.labels.prefix(3).suffix(2) == ["Accept the new price", "Refuse the new price"])
    let renewal = try visitor.facts.first { $0.hasPrefix("Renewal: ") }
    #expect(renewal == nil, "it depends on the answer")
    await visitor.does(.back)
    #expect(try visitor.view.choices[0].reasons.contains { $0.hasPrefix("new price: 2,49") })
    await visitor.does(.openSubscription(bought.id))
    await visitor.does(.consider(.answerPrice(bought.id, agrees: false)))
    #expect(try visitor.facts[1] == "Takes effect: the service ends on 31/03/2026 12:00:00")
    await visitor.does(.carryOut(passesBank: false))
    #expect(
      try visitor.facts.contains(
        "New price: 2,49 € / month from 31/03/2026 12:00:00 on, refused"))
    #expect(try visitor.labels.contains("Accept the new price"))
    let offered = try visitor.labels
    #expect(!offered.contains("Refuse the new price"))
    await visitor.does(.consider(.answerPrice(bought.id, agrees: true)))
    #expect(
      try visitor.facts == [
        "Cost: nothing is charged", "Takes effect: on 31/03/2026 12:00:00",
        "Afterwards: 2,49 € / month",
      ])
    await visitor.does(.carryOut(passesBank: false))
    #expect(
      try visitor.facts.contains("New price: 2,49 € / month from 31/03/2026 12:00:00, accepted"))
  }
}
