import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// What a store reports of itself: each thing once, in order, at its own instant.
struct EventTests {
  private func events(
    _ fixture: StoreFixture, from store: StoreStorage? = nil, after sequence: Int = 0
  ) async throws -> [String] {
    let all = try await (store ?? fixture.store).events(of: fixture.account, after: sequence)
    return all.map(\.event).map { event in
      let details: [String?] = [
        event.product?.rawValue, event.amount?.description, event.receipt?.rawValue,
        event.reason?.rawValue, event.version.map { "version \($0)" },
      ]
      return (["\(event.at) \(event.kind.rawValue)"] + details.compactMap(\.self))
        .joined(separator: " ")
    }
  }

  @Test func `a purchase, its document, its renewals and a refund`() async throws {
    let fixture = try await StoreFixture()
    let other = try await fixture.other("dominique@example.com")
    let purchase = try await fixture.buy("smart-alerts")
    let document = try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening)
    let version = try #require(document).document.version
    for _ in 1...2 {
      try await fixture.store.acknowledge(
        version: version, by: fixture.vehicle, at: try .at("2026-01-31T10:05:00Z"))
    }
    // Two renewals fall due in one step of the clock.
    let now = try Instant.at("2026-04-01T00:00:00Z")
    try await fixture.store.catchUp(to: now)
    let subscription = try #require(purchase.subscription)
    _ = try await fixture.store.refund(subscription.id, by: fixture.account, at: now)
    let expected = [
      "2026-01-31T10:00:00.000Z purchased smart-alerts 1.99 EUR R-000001",
      "2026-01-31T10:00:00.000Z document_issued version 1",
      "2026-01-31T10:05:00.000Z document_delivered version 1",
      "2026-02-28T10:00:00.000Z renewed smart-alerts 1.99 EUR R-000002",
      "2026-03-31T10:00:00.000Z renewed smart-alerts 1.99 EUR R-000003",
      "2026-04-01T00:00:00.000Z refunded smart-alerts -1.99 EUR R-000004",
    ]
    #expect(try await events(fixture) == expected)
    // Another phone, or the same one after a restart.
    #expect(try await events(fixture, from: fixture.reopened()) == expected)
    #expect(try await events(fixture, after: 3) == Array(expected.dropFirst(3)))
    let first = try #require(
      try await fixture.store.events(of: fixture.account, after: 0).first?.event)
    #expect(first.order == purchase.order.id && first.subscription == subscription.id)
    #expect(first.vehicle == fixture.vehicle)
    #expect(try await fixture.store.events(of: other.account, after: 0).isEmpty)
  }

  @Test func `a card that is declined later, at each of its attempts`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    try await fixture.store.catchUp(to: try .at("2027-01-01T00:00:00Z"))
    let declined = ["2026-02-28", "2026-03-15", "2026-04-28"].map {
      "\($0)T10:00:00.000Z declined smart-alerts 1.99 EUR generic_decline"
    }
    #expect(try await Array(events(fixture).dropFirst()) == declined)
  }

  @Test func `a card that has expired is declined without asking, each time`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", expiry: "02/26")
    try await fixture.store.catchUp(to: try .at("2027-01-01T00:00:00Z"))
    let events = try await events(fixture).filter { $0.contains("declined") }
    #expect(events.count > 1 && events.allSatisfy { $0.hasSuffix("expired_card") }, "\(events)")
    #expect(Set(events).count == events.count)
  }

  @Test func `a card that its bank does not know is declined outside of any purchase`() async throws
  {
    let fixture = try await StoreFixture()
    do {
      _ = try await fixture.store.addPaymentMethod(
        .numbered("4000000000000002"), isDefault: false, to: fixture.account, at: .opening)
      Issue.record("kept")
    } catch {
      #expect(
        try await events(fixture) == ["2026-01-31T10:00:00.000Z declined generic_decline"])
    }
  }

  @Test func `a dispute and a withdrawal, with the money that went back`() async throws {
    let fixture = try await StoreFixture()
    let disputed = try await fixture.buy("smart-alerts", card: .disputed)
    try await fixture.store.catchUp(to: Instant.opening.adding(.days(4)))
    let again = try await fixture.buy("smart-alerts", at: Instant.opening.adding(.days(5)))
    try await fixture.withdraw(from: again.order.id, at: Instant.opening.adding(.days(6)))
    #expect(disputed.receipt.number.rawValue == "R-000001")
    #expect(
      try await events(fixture) == [
        "2026-01-31T10:00:00.000Z purchased smart-alerts 1.99 EUR R-000001",
        "2026-02-03T10:00:00.000Z disputed smart-alerts -1.99 EUR R-000002",
        "2026-02-05T10:00:00.000Z purchased smart-alerts 1.99 EUR R-000003",
        "2026-02-06T10:00:00.000Z withdrawn smart-alerts -1.99 EUR R-000004",
      ])
  }

  @Test func `a payment that comes when nobody waits for it any more goes back`() async throws {
    let (fixture, line) = try await StoreFixture.faulty(
      delays: ProcessorDelays(settlement: .days(1)))
    let order = try await fixture.reviewed("smart-alerts")
    line.arm(.slowApprove)
    _ = await fixture.confirmation(of: order, at: .opening)
    try await fixture.store.catchUp(to: Instant.opening.adding(.days(2)))
    #expect(
      try await events(fixture) == [
        "2026-01-31T10:00:00.000Z payment_pending smart-alerts 1.99 EUR",
        "2026-02-01T09:00:00.000Z payment_lapsed smart-alerts 1.99 EUR",
        "2026-02-01T10:00:00.000Z refunded smart-alerts -1.99 EUR",
      ])
  }

  @Test func `what is refused reports nothing, and a decline at the purchase does`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts", card: "4000000000009995")
    do {
      _ = try await fixture.store.confirm(
        order.id, quote: QuoteID(rawValue: "another"), by: fixture.account, at: .opening)
      Issue.record("confirmed")
    } catch {
      #expect(try await events(fixture).isEmpty)
    }
    do {
      _ = try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
      Issue.record("confirmed")
    } catch {
      #expect(
        try await events(fixture) == [
          "2026-01-31T10:00:00.000Z declined smart-alerts 1.99 EUR insufficient_funds"
        ])
    }
  }
}
