import NissanStore
import StoreStorage
import TestSupport
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

  private func state(_ visitor: Visitor, _ id: SubscriptionID) async throws -> String {
    let all = try await visitor.store.subscriptions(
      of: visitor.fixture.account.id, at: visitor.now)
    return try #require(all.first { $0.id == id }).state.description
  }

  /// The facts of the screen, as `label: value`.
  private func facts(_ visitor: Visitor) throws -> [String] {
    try visitor.view.blocks.flatMap { block -> [String] in
      if case .facts(let facts) = block { facts.map { "\($0.label): \($0.value)" } } else { [] }
    }.map { $0.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
  }

  private func labels(_ visitor: Visitor) throws -> [String] {
    try visitor.view.choices.map(\.label)
  }

  @Test func `the renewal is switched off, and on again, once it was said what comes of it`()
    async throws
  {
    let (visitor, id) = try await visitor()
    #expect(try labels(visitor).first == "Switch the renewal off")
    await visitor.does(.consider(.endRenewal(id)))
    #expect(visitor.step == .change)
    #expect(
      try facts(visitor) == [
        "Cost: nothing is charged",
        "Takes effect: the service ends on 28/02/2026 11:00:00",
        "Afterwards: what is paid runs to its end; the renewal can be switched on again until then",
      ])
    #expect(try await state(visitor, id) == "active", "nothing is done by looking")
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    #expect(try await state(visitor, id) == "active")
    await visitor.does(.consider(.endRenewal(id)), .carryOut(passesBank: false))
    #expect(visitor.step == .subscription)
    #expect(visitor.visit.notice == .changed(carsKnow: false))
    #expect(try await state(visitor, id) == "cancelled")
    #expect(try labels(visitor).first == "Switch the renewal on again")
    await visitor.does(.consider(.resume(id)))
    #expect(try facts(visitor).last == "Afterwards: 1,99 € on 28/02/2026 11:00:00")
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await state(visitor, id) == "active")
  }

  @Test func `a receipt is shown, and what was paid is given back once it was confirmed`()
    async throws
  {
    let (visitor, id) = try await visitor()
    let number = try #require(visitor.visit.history?.receipts.first?.number)
    await visitor.does(.openReceipt(number))
    #expect(visitor.step == .receipt)
    #expect(try facts(visitor).contains("Total incl. VAT: 1,99 € (illustrative)"))
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    await visitor.does(.consider(.refund(id)))
    #expect(
      try facts(visitor) == [
        "Cost: 1,99 € given back to Visa •••• 4242",
        "Takes effect: the service ends at once",
      ])
    #expect(try await state(visitor, id) == "active")
    await visitor.does(.carryOut(passesBank: false))
    #expect(visitor.step == .receipt)
    #expect(try facts(visitor).contains("Refunded to: Visa •••• 4242"))
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    #expect(try facts(visitor).first == "State: refunded")
    #expect(
      try labels(visitor).allSatisfy { $0.hasPrefix("Receipt") || $0.hasPrefix("Credit note") })
  }

  @Test func `what was given back is not said to last to the end of what was paid`() async throws {
    let (visitor, _) = try await visitor { fixture, bought in
      _ = try await fixture.store.refund(bought.id, by: fixture.account.id, at: .opening)
    }
    await visitor.does(.back)
    let detail = try #require(visitor.view.choices.first?.detail)
    #expect(detail.hasPrefix("refunded, ") && !detail.contains("until"), "\(detail)")
  }

  @Test func `a contract is withdrawn from in two steps, with the words of the law`()
    async throws
  {
    let (visitor, id) = try await visitor()
    let order = try #require(visitor.visit.history?.subscription(id)?.order)
    #expect(try labels(visitor).contains("Withdraw from contract here"))
    await visitor.does(.consider(.withdraw(order, nil)))
    #expect(visitor.step == .change)
    #expect(visitor.askedFor.last == "openWithdrawal")
    #expect(try facts(visitor).contains("Refund: 1,99 €"))
    #expect(try labels(visitor) == ["Confirm withdrawal"])
    #expect(try await state(visitor, id) == "active")
    await visitor.does(.carryOut(passesBank: false))
    #expect(visitor.step == .receipt)
    #expect(try visitor.view.title.hasPrefix("Acknowledgement of withdrawal R-"))
    #expect(try await state(visitor, id) == "revoked(withdrawal)")
  }

  @Test func `a free product is withdrawn from by its order`() async throws {
    let fixture = try await PhoneFixture()
    try await fixture.orderFree("my-car-finder")
    let visitor = Visitor(fixture, language: .en)
    await visitor.does(.open, .openHistory)
    let order = try #require(visitor.visit.history?.orders.first)
    await visitor.does(.openOrder(order.id))
    #expect(visitor.step == .order)
    #expect(try labels(visitor) == ["Receipt R-000001", "Withdraw from contract here"])
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
    #expect(try facts(visitor).contains("State: cancelled by withdrawal"))
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
      try labels(visitor) == ["7 days", "14 days", "1 month", "2 months", "3 months"])
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    await visitor.does(.openPause, .consider(.pause(id, for: .months(1))))
    #expect(visitor.step == .change)
    #expect(
      try facts(visitor) == [
        "Cost: nothing is charged",
        "Takes effect: from 28/02/2026 11:00:00 to 28/03/2026 11:00:00",
        "Afterwards: 1,99 € on 28/03/2026 11:00:00",
      ])
    await visitor.does(.carryOut(passesBank: false))
    #expect(try labels(visitor).first == "Take the pause back")
    await visitor.does(.consider(.resume(id)), .carryOut(passesBank: false))
    #expect(try labels(visitor).first == "Switch the renewal off")

    await visitor.does(
      .openPause, .consider(.pause(id, for: .months(1))), .carryOut(passesBank: false))
    visitor.now = Self.march
    await visitor.does(.back, .back, .openHistory, .openSubscription(id))
    #expect(try await state(visitor, id) == "paused")
    #expect(try labels(visitor).first == "End the pause now")
    await visitor.does(.consider(.resume(id)))
    #expect(
      try facts(visitor) == [
        "Cost: 1,99 € now, charged to Visa •••• 4242", "Takes effect: at once",
        "Afterwards: a new period begins today",
      ])
    let before = try await visitor.charges()
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await state(visitor, id) == "active")
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
      try facts(visitor) == [
        "Cost: nothing is charged", "Takes effect: the service ends at once",
      ])
    await visitor.does(.back, .back)
    #expect(try visitor.view.choices[0].detail == "paused, until 28/03/2026 11:00:00")
  }

  @Test func `the bank is asked before a change, and may be refused`() async throws {
    let (visitor, id) = try await visitor(at: Self.march) { fixture, bought in
      let (store, account) = (fixture.store, fixture.account.id)
      _ = try await store.pause(bought.id, for: .months(1), by: account, at: .opening)
      let old = try #require(bought.billing?.paymentMethod)
      _ = try await store.replaceCard(
        of: old,
        with: CardDetails(
          holder: "Camille Martin", number: "4000 0025 0000 3155", expiry: "12/30",
          securityCode: "737"), isAuthenticated: true, by: account, at: .opening)
    }
    for leaving in [StoreAction.back, .authenticate(.refuse)] {
      await visitor.does(.consider(.resume(id)), .carryOut(passesBank: false))
      #expect(visitor.step == .change && visitor.visit.bankAsksAboutChange)
      #expect(try visitor.view.title == "Your bank: 3-D Secure")
      await visitor.does(leaving)
      #expect(visitor.step == .change && !visitor.visit.bankAsksAboutChange)
      #expect(try await state(visitor, id) == "paused")
      await visitor.does(.back)
    }
    await visitor.does(.consider(.resume(id)), .carryOut(passesBank: false))
    await visitor.does(.carryOut(passesBank: true))
    #expect(visitor.step == .subscription)
    #expect(try await state(visitor, id) == "active")
  }

  @Test func `what changed since it was shown is shown again, and nothing is done`() async throws {
    let (visitor, id) = try await visitor()
    await visitor.does(.openPause, .consider(.pause(id, for: .months(1))))
    await visitor.does(.carryOut(passesBank: false), .consider(.resume(id)))
    #expect(try facts(visitor).first == "Cost: nothing is charged")
    visitor.now = Self.march
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await visitor.charges() == 1, "dropping a pause was agreed to, not ending it")
    #expect(visitor.step == .history && visitor.visit.notice == .outdated)
    await visitor.does(.openSubscription(id), .consider(.resume(id)))
    #expect(try facts(visitor).first?.hasPrefix("Cost: 1,99 € now") == true)
    await visitor.does(.carryOut(passesBank: false))
    #expect(try await visitor.charges() == 2)
  }

  @Test func `a higher price is refused, and accepted after all`() async throws {
    let fixture = try await PhoneFixture()
    let bought = try await fixture.subscribe()
    let visitor = Visitor(fixture, at: Self.march, language: .en)
    visitor.store = try StoreStorage(
      path: fixture.home.storeFile,
      catalog: try ShippedCatalog.edited(
        "products.yaml",
        replacing: [("{EUR: {1: 1.99, 12: 19.99}}", "{EUR: {1: 2.49, 12: 19.99}}")]))
    await visitor.does(.open, .openHistory, .openSubscription(bought.id))
    #expect(
      try facts(visitor).contains(
        "New price: 2,49 € / month from 31/03/2026 12:00:00 on, if you accept it"))
    let renewal = try facts(visitor).first { $0.hasPrefix("Renewal: ") }
    #expect(renewal == nil, "it depends on the answer")
    await visitor.does(.back)
    #expect(try visitor.view.choices[0].reasons.contains { $0.hasPrefix("new price: 2,49") })
    await visitor.does(.openSubscription(bought.id))
    await visitor.does(.consider(.answerPrice(bought.id, agrees: false)))
    #expect(try facts(visitor)[1] == "Takes effect: the service ends on 31/03/2026 12:00:00")
    await visitor.does(.carryOut(passesBank: false))
    #expect(
      try facts(visitor).contains(
        "New price: 2,49 € / month from 31/03/2026 12:00:00 on, refused"))
    #expect(try labels(visitor).contains("Accept the new price"))
    let offered = try labels(visitor)
    #expect(!offered.contains("Refuse the new price"))
    await visitor.does(.consider(.answerPrice(bought.id, agrees: true)))
    #expect(
      try facts(visitor) == [
        "Cost: nothing is charged", "Takes effect: on 31/03/2026 12:00:00",
        "Afterwards: 2,49 € / month",
      ])
    await visitor.does(.carryOut(passesBank: false))
    #expect(
      try facts(visitor).contains("New price: 2,49 € / month from 31/03/2026 12:00:00, accepted"))
  }

  @Test func `another period is another purchase of the same product`() async throws {
    let (visitor, _) = try await visitor()
    #expect(try labels(visitor).contains("Change the period"))
    await visitor.does(.show("smart-alerts"))
    #expect(visitor.step == .detail)
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
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
    await visitor.does(.openHistory, .openSubscription(bought.id), .openTransfer)
    #expect(visitor.step == .transfer)
    #expect(try labels(visitor) == ["\(name) – \(other)"])
    await visitor.does(.back)
    #expect(visitor.step == .subscription)
    await visitor.does(.openTransfer, .consider(.transfer(bought.id, to: other)))
    #expect(visitor.step == .change)
    #expect(
      try facts(visitor)[1]
        == "Takes effect: at the next contact: \(name) – SJNTAAJ12U0000001 loses it,"
        + " \(name) – SJNTAAJ12U0000002 gets it")
    #expect(try facts(visitor).count == 3)
    await visitor.does(.back, .consider(.endRenewal(bought.id)), .carryOut(passesBank: false))
    await visitor.does(.openTransfer, .consider(.transfer(bought.id, to: other)))
    #expect(try facts(visitor).count == 2, "nothing is promised of periods that do not come")
    await visitor.does(.carryOut(passesBank: false))
    #expect(visitor.step == .subscription)
    #expect(try facts(visitor)[1] == "Vehicle: \(name) – \(other)", "the one that goes on")
    #expect(try await state(visitor, bought.id) == "revoked(transfer)")
    #expect(
      try labels(visitor).filter { $0.hasPrefix("Receipt") }.count == 2, "those of both cars")
    await visitor.does(.back)
    for choice in try visitor.view.choices {
      #expect(choice.reasons.first?.hasPrefix("\(name) – ") == true, "the list names the cars")
    }
  }

  @Test func `the cards are at hand where one is wrong`() async throws {
    let (visitor, _) = try await visitor(number: "4000000000000341", at: Self.march)
    #expect(try labels(visitor).contains("Payment methods"))
    let reported = try facts(visitor)
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
      #expect(try await state(visitor, id) == "active")
    }
  }
}
