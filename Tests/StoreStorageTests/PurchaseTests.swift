import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct PurchaseTests {
  @Test func `R06: a free product asks for neither address nor card`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.store.beginPurchase(
      bench.request("send-to-car"), at: .opening)
    #expect(order.state == .details)
    let address = await refusal { () async throws(StoreError) in
      try await bench.store.saveAddress(.paris, for: order.id, by: bench.account, at: .opening)
    }
    #expect(address == .notPossibleNow(step: "address_saved", state: "details"))
    let purchase = try await bench.buy("my-car-finder", months: nil)
    #expect(purchase.order.state == .fulfilled)
    #expect(purchase.subscription == nil)
    #expect(purchase.receipt.total == Money(minorUnits: 0, currency: "EUR"))
    #expect(purchase.receipt.validUntil == nil)
    #expect(try bench.charges() == [])
  }

  @Test func `R45: a paid purchase is charged once, and has a receipt`() async throws {
    let bench = try await StoreBench()
    let purchase = try await bench.buy("smart-alerts")
    #expect(try bench.charges() == ["199 approved"])
    let receipt = purchase.receipt
    #expect(receipt.number == "R-000001")
    #expect(receipt.total == Money(minorUnits: 199, currency: "EUR"))
    #expect(receipt.vatTotal == Money(minorUnits: 33, currency: "EUR"))
    #expect(receipt.paidWith == "Visa •••• 4242")
    #expect(receipt.validUntil == (try .at("2026-02-28T10:00:00Z")))
    #expect(receipt.withdrawUntil == (try .at("2026-02-16T23:00:00Z")))
    #expect(receipt.illustrative)
    let kept = try await bench.store.receipt(receipt.number, of: bench.account)
    #expect(kept == receipt)
  }

  @Test func `S13, I5: confirming twice charges once and answers the same`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    let first = try await bench.store.confirm(
      order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    let second = try await bench.store.confirm(
      order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    #expect(first == second)
    #expect(try bench.charges() == ["199 approved"])
  }

  @Test func `I5: two confirmations at the same time charge once`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    let other = try bench.reopened()
    async let first = bench.store.confirm(
      order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    async let second = other.confirm(
      order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    let answers = try await [first, second]
    #expect(answers[0] == answers[1])
    #expect(try bench.charges() == ["199 approved"])
  }

  @Test(arguments: [(-1, nil), (0, "quote_expired"), (1, "quote_expired")] as [(Int64, String?)])
  func `a quote is good for fifteen minutes to the millisecond`(
    _ offset: Int64, _ name: String?
  ) async throws {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    let now = Instant.opening.adding(.minutes(15)).advanced(milliseconds: offset)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: now)
    }
    #expect(answer?.name == name)
    #expect(try bench.charges().count == (name == nil ? 1 : 0))
  }

  @Test func `an order whose price ran out goes on with a new one`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    let later = Instant.opening.adding(.hours(1))
    let fresh = try await bench.store.refreshQuote(of: order.id, by: bench.account, at: later)
    #expect(fresh.state == .quoted)
    #expect(fresh.quote?.expiresAt == later.adding(.minutes(15)))
  }

  @Test func `an order that is not reviewed cannot be confirmed, and the store is sound`()
    async throws
  {
    let bench = try await StoreBench()
    let order = try await bench.store.beginPurchase(
      bench.request("smart-alerts", months: 1), at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    #expect(answer == .notPossibleNow(step: "confirmed", state: "quoted"))
  }

  @Test func `R07, I6: the quote confirmed must be the one that was shown`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        order.id, quote: "another", by: bench.account, at: .opening)
    }
    #expect(answer == .quoteMismatch)
    #expect(try bench.charges() == [])
  }

  @Test func `R08, R10: what does not fit is refused before the card, with every rule`()
    async throws
  {
    let bench = try await StoreBench()
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.beginPurchase(
        bench.request("remote-climate", months: 1), at: .opening)
    }
    guard case .incompatible("remote-climate", let unmet)? = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(unmet.contains { $0.rule == .missingHardware })
    #expect(unmet.contains { $0.rule == .model })
    let orders = try await bench.store.orders(of: bench.account, at: .opening)
    #expect(orders.map(\.state) == [.refused])
  }

  @Test func `a price in another billing country is that country's`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.store.beginPurchase(
      bench.request("smart-alerts", months: 1), at: .opening)
    let cranfield = AddressForm(
      line1: "cranfield technology park", line2: "moulsoe road", town: "cranfield",
      postcode: "mk43 0db", county: "bedfordshire", country: "gb")
    let moved = try await bench.store.saveAddress(
      cranfield, for: order.id, by: bench.account, at: .opening)
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
    let bench = try await StoreBench()
    do {
      _ = try await bench.buy("smart-alerts", card: number)
      Issue.record("the card was taken")
    } catch StoreError.refused(let refusal) {
      #expect(refusal.name == name)
    }
    #expect(try await bench.store.subscriptions(of: bench.account, at: .opening) == [])
    #expect(try await bench.store.receipts(of: bench.account, at: .opening) == [])
    #expect(try bench.charges().allSatisfy { !$0.hasSuffix("approved") })
  }

  @Test func `after a decline another card pays, under another key`() async throws {
    let bench = try await StoreBench()
    var order = try await bench.reviewed("smart-alerts", card: "4000000000009995")
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    #expect(answer == .declined(.insufficientFunds))
    _ = try await bench.store.addCard(
      .numbered(.goodCard), for: order.id, by: bench.account, at: .opening)
    _ = try await bench.store.acceptTerms(
      Terms.current(country: "FR", language: .en), for: order.id, by: bench.account, at: .opening)
    order = try await bench.store.review(order.id, by: bench.account, at: .opening)
    let purchase = try await bench.store.confirm(
      order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    #expect(purchase.order.attempts == 2)
    #expect(try bench.charges() == ["199 insufficient_funds", "199 approved"])
  }

  @Test func `R43: terms of another country or edition are not accepted`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.store.beginPurchase(bench.request("my-car-finder"), at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.acceptTerms(
        Terms.current(country: "DE", language: .en), for: order.id, by: bench.account,
        at: .opening)
    }
    #expect(answer?.name == "terms_outdated")
  }

  @Test func `what a vehicle has is not sold to it again`() async throws {
    let bench = try await StoreBench()
    _ = try await bench.buy("smart-alerts")
    let again = await refusal { () async throws(StoreError) in
      try await bench.store.beginPurchase(bench.request("smart-alerts"), at: .opening)
    }
    #expect(again == .alreadyOwned("smart-alerts"))
  }

  @Test func `two open orders for the same thing are charged once`() async throws {
    let bench = try await StoreBench()
    let first = try await bench.reviewed("smart-alerts")
    let second = try await bench.reviewed("smart-alerts", months: 12)
    _ = try await bench.store.confirm(
      first.id, quote: first.quote?.id, by: bench.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        second.id, quote: second.quote?.id, by: bench.account, at: .opening)
    }
    #expect(answer == .alreadyOwned("smart-alerts"))
    #expect(try bench.charges() == ["199 approved"])
  }

  @Test func `data packs can be bought one after the other and never renew`() async throws {
    let bench = try await StoreBench()
    let first = try await bench.buy("in-car-wifi-1gb", months: nil)
    let second = try await bench.buy("in-car-wifi-1gb", months: nil)
    #expect(first.subscription?.autoRenews == false)
    #expect(first.subscription?.paidThrough == Instant.opening.adding(.days(30)))
    #expect(second.order.id != first.order.id)
    let all = try await bench.store.subscriptions(
      of: bench.account, at: Instant.opening.adding(.days(30)))
    #expect(all.map(\.state) == [.expired(.term), .expired(.term)])
    #expect(try bench.charges() == ["499 approved", "499 approved"])
  }

  @Test func `an order is its account's alone`() async throws {
    let bench = try await StoreBench()
    let purchase = try await bench.buy("smart-alerts")
    let other = try await bench.store.createAccount(
      AccountForm(email: "b@example.com", name: "B", country: "FR", language: .en), at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        purchase.order.id, quote: nil, by: other.id, at: .opening)
    }
    #expect(answer == .orderUnknown(purchase.order.id))
  }

  @Test func `R07: an abandoned order charges nothing and cannot go on`() async throws {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    _ = try await bench.store.abandon(order.id, by: bench.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    #expect(answer == .notPossibleNow(step: "confirmed", state: "abandoned"))
    #expect(try bench.charges() == [])
  }
}
