import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct WithdrawalTests {
  /// 31 January 2026 is a Saturday, and so is the 14th day: the right lasts through Monday, in
  /// France.
  private static let end = "2026-02-16T23:00:00Z"

  @Test(
    arguments: [(-1, nil), (0, "withdrawal_over"), (1, "withdrawal_over")] as [(Int64, String?)])
  func `S17: the right ends with the last hour of its last day, to the millisecond`(
    _ offset: Int64, _ name: String?
  ) async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.buy("smart-alerts").order
    let now = try Instant.at(Self.end).advanced(milliseconds: offset)
    #expect(await fixture.withdrawal(from: order.id, at: now)?.name == name)
    let state = try await fixture.subscription(at: now).state
    #expect(state == (name == nil ? .revoked(.withdrawal) : .active))
    #expect(try fixture.refunds() == (name == nil ? ["199"] : []))
  }

  @Test func `a withdrawal gives everything back, revokes and is acknowledged, once`()
    async throws
  {
    let fixture = try await StoreFixture()
    let order = try await fixture.buy("smart-alerts").order
    let now = Instant.opening.adding(.days(2))
    let first = try await fixture.store.withdraw(
      from: order.id, confirming: nil, by: fixture.account, at: now)
    #expect(first.subscription?.state == .revoked(.withdrawal))
    #expect(first.order.state == .takenBack(.withdrawal))
    #expect(first.receipt.total == Money(minorUnits: -199, currency: "EUR"))
    #expect(first.receipt.issuedAt == now)
    let statement = try #require(first.receipt.credit?.statement)
    #expect(statement.name == "Camille Martin")
    #expect(statement.email == "camille@example.com")
    #expect(statement.order == order.id)
    #expect(statement.concludedAt == .opening)
    #expect(statement.refund == Money(minorUnits: 199, currency: "EUR"))
    let again = try await fixture.reopened().withdraw(
      from: order.id, confirming: nil, by: fixture.account, at: now.adding(.days(100)))
    #expect(again == first)
    #expect(try fixture.refunds() == ["199"])
  }

  @Test(arguments: [("2026-06-18T21:59:59.999Z", false), ("2026-06-18T22:00:00Z", true)])
  func `from 19 June 2026 on, in France, a withdrawal is stated, then confirmed`(
    _ concluded: String, _ twoSteps: Bool
  ) async throws {
    let now = try Instant.at(concluded)
    let fixture = try await StoreFixture(at: now)
    let order = try await fixture.buy("smart-alerts", at: now).order
    let statement = try await fixture.store.withdrawal(from: order.id, by: fixture.account, at: now)
    #expect(statement.needsConfirmation == twoSteps)
    #expect(try await fixture.subscription(at: now).state == .active, "looking does nothing")
    if twoSteps {
      #expect(await fixture.withdrawal(from: order.id, at: now) == .withdrawalUnconfirmed(order.id))
      let other = try await fixture.buy("in-car-wifi", at: now).order
      let wrong = try await fixture.store.withdrawal(from: other.id, by: fixture.account, at: now)
      #expect(
        await fixture.withdrawal(from: order.id, confirming: wrong, at: now)
          == .withdrawalUnconfirmed(order.id))
    }
    #expect(await fixture.withdrawal(from: order.id, confirming: statement, at: now) == nil)
    #expect(try fixture.refunds() == ["199"])
  }

  @Test func `S17: a trial is withdrawn from, and what it turns into opens no new right`()
    async throws
  {
    let fixture = try await StoreFixture()
    let order = try await fixture.buy("remote-door-lock", months: 1).order
    let free = try await fixture.buy("my-car-finder", months: nil).order
    let turned = try Instant.at("2027-01-31T10:00:00Z")
    #expect(
      await fixture.withdrawal(from: order.id, at: turned)
        == .withdrawalOver(order.id, since: try .at(Self.end)))
    let other = try await StoreFixture()
    let trial = try await other.buy("remote-door-lock", months: 1).order
    let ended = try await other.store.withdraw(
      from: trial.id, confirming: nil, by: other.account, at: .opening)
    #expect(ended.subscription?.state == .revoked(.withdrawal))
    #expect(ended.receipt.total == Money(minorUnits: 0, currency: "EUR"))
    #expect(ended.receipt.credit?.statement?.refund == nil)
    #expect(try other.charges() == ["0 approved"])
    #expect(free.state == .fulfilled)
  }

  @Test func `a free product is withdrawn from, told to the car, and can be had again`()
    async throws
  {
    let fixture = try await StoreFixture()
    let order = try await fixture.buy("my-car-finder", months: nil).order
    let before = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening))
    let done = try await fixture.store.withdraw(
      from: order.id, confirming: nil, by: fixture.account, at: .opening)
    #expect(done.subscription == nil)
    #expect(done.order.state == .takenBack(.withdrawal))
    let after = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening))
    #expect(after.document.version == before.document.version + 1)
    #expect(after.document.entitlements.map(\.status) == [.revoked])
    #expect(after.document.entitlements.map(\.reason) == [.withdrawal])
    #expect(after.document.entitlements.map(\.notBefore) == [.opening])
    _ = try await fixture.buy("my-car-finder", months: nil)
    let again = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening))
    #expect(Set(again.document.entitlements.map(\.status)) == [.revoked, .active])
  }

  @Test func `what is not fulfilled cannot be withdrawn from`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    #expect(
      await fixture.withdrawal(from: order.id, at: .opening)
        == .notPossibleNow(step: "taken_back(withdrawal)", state: "review"))
    #expect(await fixture.withdrawal(from: "order-x", at: .opening) == .orderUnknown("order-x"))
    let refunded = try await fixture.buy("in-car-wifi").order
    let subscription = try await fixture.subscription(at: .opening)
    _ = try await fixture.store.refund(subscription.id, by: fixture.account, at: .opening)
    #expect(
      await fixture.withdrawal(from: refunded.id, at: .opening)
        == .notPossibleNow(step: "taken_back(withdrawal)", state: "taken_back(refund)"))
  }
}

extension StoreFixture {
  /// Why a withdrawal was refused; `nil` when it was made.
  fileprivate func withdrawal(
    from order: OrderID, confirming statement: WithdrawalStatement? = nil, at now: Instant
  ) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.withdraw(from: order, confirming: statement, by: account, at: now)
    }
  }
}
