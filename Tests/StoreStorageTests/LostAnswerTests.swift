import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct LostAnswerTests {
  @Test(arguments: [PaymentFault.timeoutBefore, .timeoutAfter], [true, false])
  func `S13: a confirmation whose answer is lost charges once`(
    _ fault: PaymentFault, _ restarts: Bool
  ) async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let order = try await fixture.reviewed("smart-alerts")
    line.arm(fault)
    await #expect(throws: StoreError.failed(.paymentUnknown)) {
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(try fixture.charges().count == (fault == .timeoutBefore ? 0 : 1))

    let later = Instant.opening.adding(.days(2))
    let store = restarts ? try fixture.reopened() : fixture.store
    let purchase = try await store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: later)
    #expect(purchase.order.state == .fulfilled)
    #expect(purchase.receipt.issuedAt == .opening)
    #expect(purchase.subscription?.startedAt == .opening)
    #expect(try fixture.charges() == ["199 approved"])
    #expect(try await store.receipts(of: fixture.account, at: later).count == 1)
  }

  @Test func `an unanswered confirmation is completed at the next call of any kind`() async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let order = try await fixture.reviewed("smart-alerts", card: "4000000000009995")
    line.arm(.timeoutAfter)
    await #expect(throws: StoreError.self) {
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    let orders = try await fixture.reopened().orders(of: fixture.account, at: .opening)
    #expect(orders.map(\.state) == [.declined(.insufficientFunds)])
  }

  @Test(arguments: [PaymentFault.timeoutBefore, .timeoutAfter])
  func `S15: an answer lost after 3-D Secure asks the customer nothing again`(
    _ fault: PaymentFault
  ) async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let order = try await fixture.reviewed("smart-alerts", card: "4000002500003155")
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .authenticationNeeded)
    line.arm(fault)
    await #expect(throws: StoreError.failed(.paymentUnknown)) {
      try await fixture.store.authenticate(
        order.id, passed: true, by: fixture.account, at: .opening)
    }
    let orders = try await fixture.reopened().orders(of: fixture.account, at: .opening)
    #expect(orders.map(\.state) == [.fulfilled])
    #expect(try fixture.charges() == ["199 challenged", "199 approved"])
  }

  @Test(arguments: [PaymentFault.timeoutBefore, .timeoutAfter])
  func `a renewal whose answer is lost charges once, at its own instant`(
    _ fault: PaymentFault
  ) async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    _ = try await fixture.buy("smart-alerts")
    let due = try Instant.at("2026-02-28T10:00:00Z")
    line.arm(fault)
    await #expect(throws: StoreError.self) {
      try await fixture.store.catchUp(to: due.adding(.hours(1)))
    }
    let subscription = try await fixture.subscription(at: due.adding(.hours(2)))
    #expect("\(subscription.paidThrough)" == "2026-03-31T10:00:00.000Z")
    #expect(try fixture.charges() == ["199 approved", "199 approved"])
    let receipts = try await fixture.store.receipts(
      of: fixture.account, at: due.adding(.hours(2)))
    #expect(receipts.first?.issuedAt == due)
  }

  @Test(arguments: [PaymentFault.timeoutBefore, .timeoutAfter])
  func `an overdue payment whose answer is lost is completed at the next call, once`(
    _ fault: PaymentFault
  ) async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let method = try #require(purchase.order.paymentMethod)
    let now = try Instant.at("2026-03-05T12:00:00Z")
    try await fixture.store.catchUp(to: now)
    line.arm(fault)
    await #expect(throws: StoreError.self) {
      try await fixture.store.replaceCard(
        of: method, with: .numbered(.goodCard), isAuthenticated: false, by: fixture.account, at: now
      )
    }
    let before = try fixture.charges().filter { $0 == "199 approved" }.count
    let subscription = try await fixture.subscription(at: now)
    #expect(subscription.state == .active)
    #expect("\(subscription.paidThrough)" == "2026-03-31T10:00:00.000Z")
    let after = try fixture.charges().filter { $0 == "199 approved" }.count
    #expect((before, after) == (fault == .timeoutAfter ? 2 : 1, 2))
  }
}
