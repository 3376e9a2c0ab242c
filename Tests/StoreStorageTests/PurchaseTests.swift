import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct PurchaseTests {
  @Test func `R06: a free product asks for neither address nor card`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.store.beginPurchase(
      fixture.request("send-to-car"), at: .opening)
    #expect(order.state == .details)
    let address = await refusal { () async throws(StoreError) in
      try await fixture.store.saveAddress(.paris, for: order.id, by: fixture.account, at: .opening)
    }
    #expect(address == .notPossibleNow(step: "address_saved", state: "details"))
    let purchase = try await fixture.buy("my-car-finder", months: nil)
    #expect(purchase.order.state == .fulfilled)
    #expect(purchase.subscription == nil)
    #expect(purchase.receipt.total == Money(minorUnits: 0, currency: "EUR"))
    #expect(purchase.receipt.validUntil == nil)
    #expect(try fixture.charges() == [])
  }

  @Test func `R45: a paid purchase is charged once, and has a receipt`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    #expect(try fixture.charges() == ["199 approved"])
    let receipt = purchase.receipt
    #expect(receipt.number == "R-000001")
    #expect(receipt.total == Money(minorUnits: 199, currency: "EUR"))
    #expect(receipt.vatTotal == Money(minorUnits: 33, currency: "EUR"))
    #expect(receipt.paidWith == "Visa •••• 4242")
    #expect(receipt.validUntil == (try .at("2026-02-28T10:00:00Z")))
    #expect(receipt.withdrawUntil == (try .at("2026-02-16T23:00:00Z")))
    #expect(receipt.illustrative)
    let kept = try await fixture.store.receipt(receipt.number, of: fixture.account)
    #expect(kept == receipt)
  }

  @Test func `S13, I5: confirming twice charges once and answers the same`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    let first = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    let second = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    #expect(first == second)
    #expect(try fixture.charges() == ["199 approved"])
  }

  @Test func `I5: two confirmations at the same time charge once`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    let other = try fixture.reopened()
    async let first = fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    async let second = other.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    let answers = try await [first, second]
    #expect(answers[0] == answers[1])
    #expect(try fixture.charges() == ["199 approved"])
  }

  @Test(arguments: [(-1, nil), (0, "quote_expired"), (1, "quote_expired")] as [(Int64, String?)])
  func `a quote is good for fifteen minutes to the millisecond`(
    _ offset: Int64, _ name: String?
  ) async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    let now = Instant.opening.adding(.minutes(15)).advanced(milliseconds: offset)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: now)
    }
    #expect(answer?.name == name)
    #expect(try fixture.charges().count == (name == nil ? 1 : 0))
  }

  @Test func `an order whose price ran out goes on with a new one`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    let later = Instant.opening.adding(.hours(1))
    let fresh = try await fixture.store.refreshQuote(of: order.id, by: fixture.account, at: later)
    #expect(fresh.state == .quoted)
    #expect(fresh.quote?.expiresAt == later.adding(.minutes(15)))
  }

  @Test func `an order that is not reviewed cannot be confirmed, and the store is sound`()
    async throws
  {
    let fixture = try await StoreFixture()
    let order = try await fixture.store.beginPurchase(
      fixture.request("smart-alerts", months: 1), at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .notPossibleNow(step: "confirmed", state: "quoted"))
  }

  @Test func `R07, I6: the quote confirmed must be the one that was shown`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: "another", by: fixture.account, at: .opening)
    }
    #expect(answer == .quoteMismatch)
    #expect(try fixture.charges() == [])
  }

  @Test func `R08, R10: what does not fit is refused before the card, with every rule`()
    async throws
  {
    let fixture = try await StoreFixture()
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(
        fixture.request("remote-climate", months: 1), at: .opening)
    }
    guard case .incompatible("remote-climate", let unmet)? = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(unmet.contains { $0.rule == .missingHardware })
    #expect(unmet.contains { $0.rule == .model })
    let orders = try await fixture.store.orders(of: fixture.account, at: .opening)
    #expect(orders.map(\.state) == [.refused])
  }

  @Test func `a price in another billing country is that country's`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.store.beginPurchase(
      fixture.request("smart-alerts", months: 1), at: .opening)
    let cranfield = AddressForm(
      line1: "cranfield technology park", line2: "moulsoe road", town: "cranfield",
      postcode: "mk43 0db", county: "bedfordshire", country: "gb")
    let moved = try await fixture.store.saveAddress(
      cranfield, for: order.id, by: fixture.account, at: .opening)
    #expect(moved.state == .address)
    #expect(moved.address?.form.postcode == "MK43 0DB")
    #expect(moved.quote?.total.currency == "GBP")
    #expect(moved.quote?.id != order.quote?.id)
  }

  @Test(arguments: [
    ("4000000000000002", "generic_decline"), ("4000000000009995", "insufficient_funds"),
    ("4000000000009987", "lost_card"), ("4000000000009979", "stolen_card"),
    ("4000000000000069", "expired_card"), ("4000000000000127", "incorrect_cvc"),
    ("4000000000000119", "processing_error"), ("4000000000000101", "incorrect_cvc"),
    ("4242424242424241", "card_invalid"),
  ])
  func `a card that is declined buys nothing`(_ number: String, _ name: String) async throws {
    let fixture = try await StoreFixture()
    do {
      _ = try await fixture.buy("smart-alerts", card: number)
      Issue.record("the card was taken")
    } catch StoreError.refused(let refusal) {
      #expect(refusal.name == name)
    }
    #expect(try await fixture.store.subscriptions(of: fixture.account, at: .opening) == [])
    #expect(try await fixture.store.receipts(of: fixture.account, at: .opening) == [])
    #expect(try fixture.charges().allSatisfy { !$0.hasSuffix("approved") })
  }

  @Test func `after a decline another card pays, under another key`() async throws {
    let fixture = try await StoreFixture()
    var order = try await fixture.reviewed("smart-alerts", card: "4000000000009995")
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .declined(.insufficientFunds))
    _ = try await fixture.store.addCard(
      .numbered(.goodCard), for: order.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.acceptTerms(
      Terms.current(country: "FR", language: .en), for: order.id, by: fixture.account, at: .opening)
    order = try await fixture.store.review(order.id, by: fixture.account, at: .opening)
    let purchase = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    #expect(purchase.order.attempts == 2)
    #expect(try fixture.charges() == ["199 insufficient_funds", "199 approved"])
  }

  @Test func `R43: terms of another country or edition are not accepted`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.store.beginPurchase(
      fixture.request("my-car-finder"), at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.acceptTerms(
        Terms.current(country: "DE", language: .en), for: order.id, by: fixture.account,
        at: .opening)
    }
    #expect(answer?.name == "terms_outdated")
  }

  @Test func `what a vehicle has is not sold to it again`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let again = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(fixture.request("smart-alerts"), at: .opening)
    }
    #expect(again == .alreadyOwned("smart-alerts"))
  }

  @Test func `two open orders for the same thing are charged once`() async throws {
    let fixture = try await StoreFixture()
    let first = try await fixture.reviewed("smart-alerts")
    let second = try await fixture.reviewed("smart-alerts", months: 12)
    _ = try await fixture.store.confirm(
      first.id, quote: first.quote?.id, by: fixture.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        second.id, quote: second.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .alreadyOwned("smart-alerts"))
    #expect(try fixture.charges() == ["199 approved"])
  }

  @Test func `data packs can be bought one after the other and never renew`() async throws {
    let fixture = try await StoreFixture()
    let first = try await fixture.buy("in-car-wifi-1gb", months: nil)
    let second = try await fixture.buy("in-car-wifi-1gb", months: nil)
    #expect(first.subscription?.autoRenews == false)
    #expect(first.subscription?.paidThrough == Instant.opening.adding(.days(30)))
    #expect(second.order.id != first.order.id)
    let all = try await fixture.store.subscriptions(
      of: fixture.account, at: Instant.opening.adding(.days(30)))
    #expect(all.map(\.state) == [.expired(.term), .expired(.term)])
    #expect(try fixture.charges() == ["499 approved", "499 approved"])
  }

  @Test func `an order is its account's alone`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let other = try await fixture.store.createAccount(
      AccountForm(email: "b@example.com", name: "B", country: "FR", language: .en), at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        purchase.order.id, quote: nil, by: other.id, at: .opening)
    }
    #expect(answer == .orderUnknown(purchase.order.id))
  }

  @Test func `R07: an abandoned order charges nothing and cannot go on`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    _ = try await fixture.store.abandon(order.id, by: fixture.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .notPossibleNow(step: "confirmed", state: "abandoned"))
    #expect(try fixture.charges() == [])
  }
}
