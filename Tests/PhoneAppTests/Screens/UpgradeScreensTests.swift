import NissanStore
import TestSupport
import Testing
import VehicleCatalog

@testable import PhoneApp

/// A purchase on top of another: what is taken off for the first, and what stays of it.
@Suite struct UpgradeScreensTests {
  /// Somebody with a month of Smart Alerts who looks at the price of a year.
  private func visitor() async throws -> Visitor {
    let fixture = try await PhoneFixture()
    _ = try await fixture.subscribe()
    let visitor = Visitor(fixture, language: .en)
    await visitor.does(.open, .show("smart-alerts"), .subscribe)
    if visitor.step == .period { await visitor.does(.choose(.months(12))) }
    #expect(visitor.step == .price)
    return visitor
  }

  /// The facts of the screen, as `label: value`.
  private func facts(_ visitor: Visitor) throws -> [String] {
    try visitor.view.blocks.flatMap { block -> [String] in
      if case .facts(let facts) = block { facts.map { "\($0.label): \($0.value)" } } else { [] }
    }.map { $0.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
  }

  @Test func `what is taken off is said to be paid already, as on the receipt`() async throws {
    let visitor = try await visitor()
    let item = "Item: Smart Alerts: 19,99 €\nSmart Alerts: already paid, −1,99 €"
    #expect(try facts(visitor).contains(item))
    await visitor.buys(until: .review)
    #expect(try facts(visitor).contains(item))
    #expect(
      try facts(visitor).contains("Vehicle: Qashqai Tekna 2025 (FR) – SJNTAAJ12U0000001"),
      "the car is called as everywhere else")
  }

  @Test func `giving it up says what goes on, and then until when it was`() async throws {
    let visitor = try await visitor()
    await visitor.buys(until: .done)
    let order = try #require(visitor.visit.purchase?.order.id)
    await visitor.does(.cancel, .openHistory)
    let bought = try #require(visitor.visit.history?.subscriptions.first { $0.order == order })
    let effect =
      "Takes effect: the subscription ends at once;"
      + " Smart Alerts stays active until 28/02/2026 11:00:00"
    await visitor.does(.openSubscription(bought.id), .consider(.refund(bought.id)))
    #expect(try facts(visitor).contains(effect))
    await visitor.does(.back, .consider(.withdraw(order, nil)))
    #expect(try facts(visitor).contains(effect))
    await visitor.does(.carryOut(passesBank: false), .back, .back)
    #expect(visitor.step == .history)
    #expect(
      try visitor.view.choices.map(\.detail).first
        == "cancelled by withdrawal, 31/01/2026 11:00:00",
      "not until a day that it does not last to")
  }
}
