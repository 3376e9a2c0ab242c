import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Payments that take their time.
struct SlowPaymentTests {
  private static let settled = Instant.opening.adding(.minutes(5))

  /// An order whose payment is under way.
  private func pending(
    _ fixture: StoreFixture, _ line: FaultyGateway, _ fault: PaymentFault,
    _ product: ProductID = "smart-alerts", months: Int? = 1
  ) async throws -> Order {
    let order = try await fixture.reviewed(product, months: months)
    line.arm(fault)
    let until = Instant.opening.adding(.hours(23))
    #expect(await fixture.confirmation(of: order, at: .opening) == .paymentPending(until: until))
    return order
  }

  @Test(arguments: [("smart-alerts", 1), ("in-car-wifi-1gb", nil)] as [(ProductID, Int?)])
  func `a slow payment entitles from the millisecond it came, and its receipt is of then`(
    _ product: ProductID, _ months: Int?
  ) async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let order = try await pending(fixture, line, .slowApprove, product, months: months)
    let before = Self.settled.advanced(milliseconds: -1)
    #expect(try await fixture.subscription(at: before).state == .pending)
    #expect(
      try await fixture.store.orders(of: fixture.account, at: before).map(\.state) == [.pending])
    #expect(try await fixture.store.receipts(of: fixture.account, at: before) == [])
    let nothing = try await fixture.store.latestDocument(for: fixture.vehicle, at: before)
    #expect(nothing?.document.entitlements ?? [] == [])

    let late = Self.settled.adding(.hours(2))
    let subscription = try await fixture.subscription(at: late)
    #expect(subscription.state == .active)
    #expect(subscription.startedAt == Self.settled)
    let receipt = try #require(
      try await fixture.store.receipts(of: fixture.account, at: late).first)
    #expect(receipt.issuedAt == Self.settled)
    #expect(receipt.validFrom == Self.settled)
    #expect(receipt.validUntil == subscription.paidThrough)
    let purchase = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: late)
    #expect(purchase.order.state == .fulfilled)
    #expect(purchase.receipt == receipt)
    let rights = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: late))
    #expect(rights.document.entitlements.allSatisfy { $0.notBefore == Self.settled })
    #expect(try fixture.charges().map { $0.hasSuffix(" approved") } == [true])
  }

  @Test func `a slow payment that is declined buys nothing, and another card may pay`()
    async throws
  {
    let (fixture, line) = try await StoreFixture.faulty()
    let order = try await pending(fixture, line, .slowDecline)
    #expect(try await fixture.subscription(at: Self.settled).state == .expired(.payment))
    let declined = await fixture.confirmation(of: order, at: Self.settled)
    #expect(declined == .declined(.genericDecline))
    #expect(try await fixture.store.receipts(of: fixture.account, at: Self.settled) == [])
    let other = try await fixture.store.addCard(
      .numbered("5555555555554444"), for: order.id, by: fixture.account, at: Self.settled)
    #expect(other.state == .card)
    _ = try await fixture.buy("smart-alerts", at: Self.settled)
  }

  @Test(arguments: [(-1, "fulfilled", 0), (0, "fulfilled", 0), (1, "lapsed", 1)])
  func `a payment that comes after 23 hours goes back`(
    _ offset: Int64, _ state: String, _ refunds: Int
  ) async throws {
    let wait = Period(months: 0, milliseconds: Period.hours(23).milliseconds + offset)
    let (fixture, line) = try await StoreFixture.faulty(delays: ProcessorDelays(settlement: wait))
    _ = try await pending(fixture, line, .slowApprove)
    let later = Instant.opening.adding(.days(2))
    let orders = try await fixture.store.orders(of: fixture.account, at: later)
    #expect(orders.map(\.state.description) == [state])
    #expect(try fixture.refunds() == Array(repeating: "199", count: refunds))
    #expect(
      try await fixture.reopened().receipts(of: fixture.account, at: later).count == 1 - refunds)
    #expect(try fixture.refunds().count == refunds, "a restart gives nothing back again")
  }

  @Test func `what waits for its payment is not bought twice, nor loses its card`() async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let order = try await pending(fixture, line, .slowApprove)
    let second = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(
        fixture.request("smart-alerts", months: 1), at: .opening)
    }
    #expect(second == .alreadyOwned("smart-alerts"))
    let card = try #require(order.paymentMethod)
    let removed = await refusal { () async throws(StoreError) in
      try await fixture.store.removePaymentMethod(
        card, replacedBy: nil, isAuthenticated: false, of: fixture.account, at: .opening)
    }
    #expect(removed == .notPossibleNow(step: "payment_method_removed", state: "pending"))
  }

  @Test func `a card that is only verified answers at once`() async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let order = try await fixture.reviewed("remote-door-lock")
    line.arm(.slowApprove)
    #expect(await fixture.confirmation(of: order, at: .opening) == nil)
    #expect(try await fixture.subscription(at: .opening).state == .trial)
  }

  @Test(arguments: [PaymentFault.slowApprove, .slowDecline])
  func `S10: a slow card in grace recovers when its money comes`(
    _ fault: PaymentFault
  ) async throws {
    let (fixture, line) = try await StoreFixture.faulty(
      delays: ProcessorDelays(settlement: .days(2)))
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let card = try #require(purchase.order.paymentMethod)
    // An hour before the last attempt of the grace.
    let now = try Instant.at("2026-03-15T09:00:00Z")
    try await fixture.store.catchUp(to: now)
    line.arm(fault)
    for _ in 1...2 {
      _ = try await fixture.store.replaceCard(
        of: card, with: .numbered(.goodCard), isAuthenticated: false, by: fixture.account, at: now)
    }
    #expect(try await fixture.subscription(at: now).state == .grace)
    // The deadline passes without a second charge, and the grace ends.
    let onHold = try Instant.at("2026-03-16T10:00:00Z")
    #expect(try await fixture.subscription(at: onHold).state == .onHold)
    #expect(try fixture.charges().filter { !$0.hasPrefix("0 ") }.last == "199 pending")
    let came = now.adding(.days(2))
    let subscription = try await fixture.subscription(at: came)
    if fault == .slowApprove {
      #expect(subscription.state == .active)
      #expect("\(subscription.paidThrough)" == "2026-04-17T09:00:00.000Z")
      let receipts = try await fixture.store.receipts(of: fixture.account, at: came)
      #expect(receipts.first?.issuedAt == came)
    } else {
      #expect(subscription.state == .onHold)
    }
    #expect(
      try fixture.charges().filter { $0 == "199 approved" }.count == (fault == .slowApprove ? 2 : 1)
    )
  }
}

extension StoreFixture {
  /// Why a confirmation did not bring the purchase; `nil` when it did.
  func confirmation(of order: Order, at now: Instant) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.confirm(order.id, quote: order.quote?.id, by: account, at: now)
    }
  }
}
