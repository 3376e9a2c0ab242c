import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// What was bought, and what changes it: said before it is done, and done only then.
@Suite struct SubscriptionScreensTests {
  private static let march = Instant(milliseconds: 1_772_359_200_000)  // 2026-03-01T10:00:00Z

  /// Somebody who looks at their subscription to Smart Alerts.
  private func visitor(
    number: String = "4242424242424242", at now: Instant = .opening,
    _ prepare: (PhoneFixture, Subscription) async throws -> Void = { _, _ in }
  ) async throws -> (Visitor, SubscriptionID) {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe(number: number)
    try await prepare(fixture, bought)
    let visitor = Visitor(fixture, at: now, language: .en)
    await visitor.does(.open, .openHistory, .openSubscription(bought.id))
    #expect(visitor.step == .subscription)
    return (visitor, bought.id)
  }

  @Test func `the renewal is switched off, and on again, once it was said what comes of it`()
    async throws
  {
    let (visitor, id) = try await visitor()
    #expect(try visitor.labels.first == "Switch the renewal off")
    await visitor.does(.consider(.endRenewal(id)))
    #expect(visitor.step == .change)
    #expect(
      try visitor.facts == [
        "Cost: nothing is charged",
        "Takes effect: the service ends on 28/02/2026 11:00:00",
        "Afterwards: what is paid runs to its end; the renewal can be switched on again until then",
      ])
    #expect(try await visitor.state(of: id) == "active", "nothing is done by looking")
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    #expect(try await visitor.state(of: id) == "active")
    await visitor.does(.consider(.endRenewal(id)), .carryOut(passesBank: false))
    #expect(visitor.step == .subscription)
    #expect(visitor.visit.notice == .changed(carsKnow: false))
    #expect(try await visitor.state(of: id) == "cancelled")
    #expect(try visitor.labels.first == "Switch the renewal on again")
    await visitor.does(.consider(.resume(id)))
    #expect(try visitor.facts.last == "Afterwards: 1,99 € on 28/02/2026 11:00:00")
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await visitor.state(of: id) == "active")
  }

  @Test func `a receipt is shown, and what was paid is given back once it was confirmed`()
    async throws
  {
    let (visitor, id) = try await visitor()
    let number = try #require(visitor.visit.history?.receipts.first?.number)
    await visitor.does(.openReceipt(number))
    #expect(visitor.step == .receipt)
    #expect(try visitor.facts.contains("Total incl. VAT: 1,99 € (illustrative)"))
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    await visitor.does(.consider(.refund(id)))
    #expect(
      try visitor.facts == [
        "Cost: 1,99 € given back to Visa •••• 4242",
        "Takes effect: the service ends at once",
      ])
    #expect(try await visitor.state(of: id) == "active")
    await visitor.does(.carryOut(passesBank: false))
    #expect(visitor.step == .receipt)
    #expect(try visitor.facts.contains("Refunded to: Visa •••• 4242"))
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    #expect(try visitor.facts.first == "State: refunded")
    #expect(
      try visitor.labels.allSatisfy { $0.hasPrefix("Receipt") || $0.hasPrefix("Credit note") })
  }

  @Test func `what was given back is not said to last to the end of what was paid`() async throws {
    let (visitor, _) = try await visitor { fixture, bought in
      _ = try await fixture.store.refund(bought.id, by: fixture.account.id, at: .opening)
    }
    await visitor.does(.back)
    let detail = try #require(visitor.view.choices.first?.detail)
    #expect(detail.hasPrefix("refunded, ") && !detail.contains("until"), "\(detail)")
  }

  @Test(arguments: [
    ("paused, until 28/03/2026 11:00:00", "4242424242424242"),
    ("active, payment overdue", "4000000000000341"),
  ])
  func `what is not paid any more is not said to last to the end of what was`(
    state: String, number: String
  ) async throws {
    let (visitor, _) = try await visitor(number: number, at: Self.march) { fixture, bought in
      guard state.hasPrefix("paused") else { return }
      _ = try await fixture.store.pause(
        bought.id, for: .months(1), by: fixture.account.id, at: .opening)
    }
    await visitor.does(.back)
    #expect(try visitor.view.choices.first?.detail == state)
  }

  @Test func `a contract is withdrawn from in two steps, with the words of the law`()
    async throws
  {
    let (visitor, id) = try await visitor()
    let order = try #require(visitor.visit.history?.subscription(id)?.order)
    #expect(try visitor.labels.contains("Withdraw from contract here"))
    await visitor.does(.consider(.withdraw(order, nil)))
    #expect(visitor.step == .change)
    #expect(visitor.askedFor.last == "openWithdrawal")
    #expect(try visitor.facts.contains("Refund: 1,99 €"))
    #expect(try visitor.labels == ["Confirm withdrawal"])
    #expect(try await visitor.state(of: id) == "active")
    await visitor.does(.carryOut(passesBank: false))
    #expect(visitor.step == .receipt)
    #expect(try visitor.view.title.hasPrefix("Acknowledgement of withdrawal R-"))
    #expect(try await visitor.state(of: id) == "revoked(withdrawal)")
  }

  @Test func `a free product is withdrawn from by its order`() async throws {
    let fixture = try await PhoneFixture()
    try await fixture.orderFree("my-car-finder")
    let visitor = Visitor(fixture, language: .en)
    await visitor.does(.open, .openHistory)
    let order = try #require(visitor.visit.history?.orders.first)
    await visitor.does(.openOrder(order.id))
    #expect(visitor.step == .order)
    #expect(try visitor.labels == ["Receipt R-000001", "Withdraw from contract here"])
    await visitor.does(.openReceipt("R-000001"))
    #expect(visitor.step == .receipt)
    await visitor.does(.back)
    #expect(visitor.step == .order)
    await visitor.does(.consider(.withdraw(order.id, nil)))
    #expect(visitor.step == .change)
    await visitor.does(.back)
    #expect(visitor.step == .order)
    await visitor.does(.consider(.withdraw(order.id, nil)), .carryOut(passesBank: false))
    #expect(visitor.step == .receipt)
    await visitor.does(.back)
    #expect(visitor.step == .order)
    #expect(try visitor.facts.contains("State: cancelled by withdrawal"))
    await visitor.does(.back)
    #expect(visitor.step == .history)
  }

  @Test func `an order leads to its subscription, and back to the list`() async throws {
    let (visitor, id) = try await visitor()
    let order = try #require(visitor.visit.history?.subscription(id)?.order)
    await visitor.does(.back)
    #expect(visitor.step == .history)
    #expect(try visitor.view.choices.map(\.group) == ["Subscriptions", "Orders"])
    await visitor.does(.openOrder(order), .openSubscription(id))
    #expect(visitor.step == .subscription)
  }

  @Test func `a pause has a length, is taken back, and ends with a charge`() async throws {
    let (visitor, id) = try await visitor()
    await visitor.does(.openPause)
    #expect(visitor.step == .pause)
    #expect(
      try visitor.labels == ["7 days", "14 days", "1 month", "2 months", "3 months"])
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    await visitor.does(.openPause, .consider(.pause(id, for: .months(1))))
    #expect(visitor.step == .change)
    #expect(
      try visitor.facts == [
        "Cost: nothing is charged",
        "Takes effect: from 28/02/2026 11:00:00 to 28/03/2026 11:00:00",
        "Afterwards: 1,99 € on 28/03/2026 11:00:00",
      ])
    await visitor.does(.carryOut(passesBank: false))
    #expect(try visitor.labels.first == "Take the pause back")
    await visitor.does(.consider(.resume(id)), .carryOut(passesBank: false))
    #expect(try visitor.labels.first == "Switch the renewal off")

    await visitor.does(
      .openPause, .consider(.pause(id, for: .months(1))), .carryOut(passesBank: false))
    visitor.now = Self.march
    await visitor.does(.back, .back, .openHistory, .openSubscription(id))
    #expect(try await visitor.state(of: id) == "paused")
    #expect(try visitor.labels.first == "End the pause now")
    await visitor.does(.consider(.resume(id)))
    #expect(
      try visitor.facts == [
        "Cost: 1,99 € now, charged to Visa •••• 4242", "Takes effect: at once",
        "Afterwards: a new period begins today",
      ])
    let before = try await visitor.charges()
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await visitor.state(of: id) == "active")
    #expect(try await visitor.charges() == before + 1)
  }

  @Test func `a pause that ends the subscription when the renewal is switched off says so`()
    async throws
  {
    let (visitor, id) = try await visitor(at: Self.march) { fixture, bought in
      _ = try await fixture.store.pause(
        bought.id, for: .months(1), by: fixture.account.id, at: .opening)
    }
    await visitor.does(.consider(.endRenewal(id)))
    #expect(
      try visitor.facts == [
        "Cost: nothing is charged", "Takes effect: the service ends at once",
      ])
    await visitor.does(.back, .back)
    #expect(try visitor.view.choices[0].detail == "paused, until 28/03/2026 11:00:00")
  }

  @Test func `what changed since it was shown is shown again, and nothing is done`() async throws {
    let (visitor, id) = try await visitor()
    await visitor.does(.openPause, .consider(.pause(id, for: .months(1))))
    await visitor.does(.carryOut(passesBank: false), .consider(.resume(id)))
    #expect(try visitor.facts.first == "Cost: nothing is charged")
    visitor.now = Self.march
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await visitor.charges() == 1, "dropping a pause was agreed to, not ending it")
    #expect(visitor.step == .history && visitor.visit.notice == .outdated)
    await visitor.does(.openSubscription(id), .consider(.resume(id)))
    #expect(try visitor.facts.first?.hasPrefix("Cost: 1,99 € now") == true)
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await visitor.charges() == 2)
  }

  @Test func `another period is another purchase of the same product`() async throws {
    let (visitor, _) = try await visitor()
    #expect(try visitor.labels.contains("Change the period"))
    await visitor.does(.show("smart-alerts"))
    #expect(visitor.step == .detail)
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
  }

  @Test func `what another period took the place of is renewed only once that is gone`()
    async throws
  {
    let (visitor, old) = try await visitor()
    let again = "Switch the renewal on again"
    await visitor.does(.show("smart-alerts"))
    await visitor.buys(until: .done)
    await visitor.does(.back, .openHistory, .openSubscription(old))
    #expect(try await visitor.state(of: old) == "cancelled(upgraded)")
    #expect(try visitor.labels.contains(again) == false)
    let new = try #require(visitor.visit.history?.subscriptions.first { $0.id != old })
    await visitor.does(.back, .openSubscription(new.id))
    await visitor.does(.consider(.refund(new.id)), .carryOut(passesBank: false))
    await visitor.does(.back, .back, .openSubscription(old))
    #expect(try visitor.labels.contains(again))
    await visitor.does(.consider(.resume(old)), .carryOut(passesBank: false))
    #expect(try await visitor.state(of: old) == "active")
  }

  @Test func `a subscription goes to another car of the account`() async throws {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    let other = try VIN("SJNTAAJ12U0000002")
    let name = "Qashqai Tekna 2025 (FR)"
    let vehicle = LinkedVehicle(
      vin: other, profile: try ProfileName("qashqai-j12b/2025/tekna"), market: "FR", built: nil)
    let account = try await fixture.store.link(vehicle, to: fixture.account.id, at: .opening)
    let visitor = Visitor(fixture, language: .en)
    await visitor.does(.open)
    visitor.knows(account)
    await visitor.does(.openHistory, .openSubscription(bought.id))
    #expect(
      try visitor.labels == [
        "Switch the renewal off", "Withdraw from contract here", "Ask for a refund", "Pause",
        "Change the period", "Transfer to another car", "Receipt R-000001",
      ], "all that can be done is offered")
    await visitor.does(.openTransfer)
    #expect(visitor.step == .transfer)
    #expect(try visitor.labels == ["\(name) – \(other)"])
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    await visitor.does(.openTransfer, .consider(.transfer(bought.id, to: other)))
    #expect(visitor.step == .change)
    #expect(
      try visitor.facts[1]
        == "Takes effect: at the next contact: \(name) – SJNTAAJ12U0000001 loses it,"
        + " \(name) – SJNTAAJ12U0000002 gets it")
    #expect(try visitor.facts.count == 3)
    await visitor.does(.back, .consider(.endRenewal(bought.id)), .carryOut(passesBank: false))
    await visitor.does(.openTransfer, .consider(.transfer(bought.id, to: other)))
    #expect(try visitor.facts.count == 2, "nothing is promised of periods that do not come")
    await visitor.does(.carryOut(passesBank: false))
    #expect(visitor.step == .subscription)
    #expect(try visitor.facts[1] == "Vehicle: \(name) – \(other)", "the one that goes on")
    #expect(try await visitor.state(of: bought.id) == "revoked(transfer)")
    #expect(
      try visitor.labels.filter { $0.hasPrefix("Receipt") }.count == 2, "those of both cars")
    await visitor.does(.back)
    for choice in try visitor.view.choices {
      #expect(choice.reasons.first?.hasPrefix("\(name) – ") == true, "the list names the cars")
    }
  }

  @Test func `the cards are at hand where one is wrong`() async throws {
    let (visitor, _) = try await visitor(number: "4000000000000341", at: Self.march)
    #expect(try visitor.labels.contains("Payment methods"))
    let reported = try visitor.facts
    #expect(!reported.contains { $0.hasPrefix("Renewal") || $0.hasPrefix("Valid until") })
    await visitor.does(.openWallet)
    #expect(visitor.step == .wallet)
    await visitor.does(.back, .openHistory)
    let listed = try visitor.view.choices[0].detail
    #expect(!listed.contains("until"), "what is past is no end: \(listed)")
  }

  @Test func `R28: Cancel leads from each of these screens to the cart, and nothing is done`()
    async throws
  {
    let ways: [[StoreAction]] = [[], [.openPause], [.openReceipt("R-000001")]]
    for way in ways {
      let (visitor, id) = try await visitor()
      for action in way { await visitor.does(action) }
      await visitor.does(.cancel)
      #expect(visitor.step == .cart)
      #expect(visitor.visit.subscription == nil)
      #expect(try await visitor.state(of: id) == "active")
    }
  }
}
