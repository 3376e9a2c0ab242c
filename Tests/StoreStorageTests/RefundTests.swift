import Entitlements
import GRDB
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct RefundTests {
  @Test func `a refund gives the last period back and revokes, once`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let id = try #require(purchase.subscription).id
    let now = try Instant.at("2026-03-05T12:00:00Z")
    let first = try await fixture.store.refund(id, by: fixture.account, at: now)
    #expect(first.subscription?.state == .revoked(.refund))
    #expect(first.subscription?.stateSince == now)
    #expect(first.order.state == .takenBack(.refund))
    #expect(first.receipt.number == "R-000003")
    #expect(first.receipt.credit == .init(reason: .refund, receipts: ["R-000002"]))
    #expect(first.receipt.lines.map(\.amount.minorUnits) == [-199])
    #expect(first.receipt.total == Money(minorUnits: -199, currency: "EUR"))
    #expect(first.receipt.vatTotal == Money(minorUnits: -33, currency: "EUR"))
    let again = try await fixture.reopened().refund(
      id, by: fixture.account, at: now.adding(.minutes(1)))
    #expect(again == first)
    #expect(try fixture.refunds() == ["199"])
    #expect(try fixture.charges().count == 2)
    let reported = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: now))
    #expect(reported.document.entitlements.allSatisfy { $0.reason == .refund })
    // And nothing is charged any more.
    try await fixture.store.catchUp(to: try .at("2027-01-01T00:00:00Z"))
    #expect(try fixture.charges().count == 2)
    _ = try await fixture.buy("smart-alerts", at: try .at("2027-01-01T00:00:00Z"))
  }

  @Test func `a subscription that was cancelled is refunded while it runs`() async throws {
    let fixture = try await StoreFixture()
    let id = try #require(try await fixture.buy("smart-alerts").subscription).id
    _ = try await fixture.store.setAutoRenew(
      false, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    let refund = try await fixture.store.refund(id, by: fixture.account, at: .opening)
    #expect(refund.subscription?.state == .revoked(.refund))
  }

  @Test func `what was never paid, or is over, is not refunded`() async throws {
    let fixture = try await StoreFixture()
    let trial = try #require(try await fixture.buy("remote-door-lock", months: 1).subscription).id
    #expect(await fixture.refund(trial, at: .opening) == .nothingToRefund(trial))
    let term = try #require(try await fixture.buy("smart-alerts", autoRenew: false).subscription).id
    let end = try Instant.at("2026-02-28T10:00:00Z")
    #expect(
      await fixture.refund(term, at: end)
        == .notPossibleNow(step: "refunded", state: "expired(term)"))
    #expect(
      await fixture.refund("subscription-x", at: end) == .subscriptionUnknown("subscription-x"))
    #expect(try fixture.refunds() == [])
  }

  @Test(arguments: ["before", "after"])
  func `a refund that is cut off is completed at the next call, once`(_ cut: String) async throws {
    let fixture = try await StoreFixture(gateway: { CutRefund($0, gives: cut == "after") })
    let id = try #require(try await fixture.buy("smart-alerts").subscription).id
    await #expect(throws: StoreError.failed(.inputOutput(detail: "the line is cut"))) {
      try await fixture.store.refund(id, by: fixture.account, at: .opening)
    }
    #expect(try fixture.refunds() == (cut == "after" ? ["199"] : []))
    let later = Instant.opening.adding(.days(3))
    let store = try fixture.reopened()
    let subscription = try #require(
      try await store.subscriptions(of: fixture.account, at: later).first)
    #expect(subscription.state == .revoked(.refund))
    #expect(subscription.stateSince == .opening)
    #expect(try fixture.refunds() == ["199"])
    #expect(try await store.receipts(of: fixture.account, at: later).count == 2)
  }

  @Test func `a store from before finds the charge of each receipt, and gives it back`()
    async throws
  {
    let fixture = try await StoreFixture()
    let subscription = try #require(try await fixture.buy("smart-alerts").subscription).id
    _ = try await fixture.buy("my-car-finder", months: nil)
    _ = try await fixture.buy("remote-door-lock", months: 1)
    let later = try Instant.at("2026-04-15T00:00:00Z")
    try await fixture.store.catchUp(to: later)
    let charges = "SELECT number || ' ' || COALESCE(charge, '') FROM receipt ORDER BY sequence"
    let before = try await fixture.texts(charges)
    #expect(before.count == 5)
    try await fixture.execute(
      """
      DROP INDEX receipt_by_charge;
      ALTER TABLE receipt DROP COLUMN charge;
      DELETE FROM grdb_migrations WHERE identifier = 'Keep which charge each receipt is of';
      """)
    let store = try fixture.reopened()
    #expect(try await fixture.texts(charges) == before)
    let refund = try await store.refund(subscription, by: fixture.account, at: later)
    #expect(refund.receipt.credit?.receipts == ["R-000005"])
  }

  @Test func `the processor gives back at most what was charged, once for each key`() async throws {
    let fixture = try await StoreFixture()
    let charge = try await fixture.buy("smart-alerts").order.chargeKey
    let ledger = fixture.store.gateway
    func ask(_ key: IdempotencyKey, _ cents: Int64, of charge: IdempotencyKey) async throws
      -> RefundOutcome
    {
      try await ledger.refund(
        RefundRequest(
          key: key, charge: charge, amount: Money(minorUnits: cents, currency: "EUR"),
          at: .opening))
    }
    func left(_ cents: Int64) -> RefundOutcome {
      .tooMuch(left: Money(minorUnits: cents, currency: "EUR"))
    }
    #expect(try await ask("a", 200, of: charge) == left(199))
    #expect(try await ask("a", 0, of: charge) == left(199))
    #expect(try await ask("a", 150, of: charge) == .refunded)
    #expect(try await ask("a", 150, of: charge) == .refunded)
    #expect(try await ask("b", 50, of: charge) == left(49))
    #expect(try await ask("b", 49, of: charge) == .refunded)
    #expect(try await ask("c", 1, of: charge) == left(0))
    #expect(try await ask("d", 1, of: "nothing") == .nothingCharged)
    #expect(try fixture.refunds() == ["150", "49"])
  }
}

/// A processor whose line is cut at refunds, before or after it gave the money back.
private struct CutRefund: GatewayInBetween {
  let inner: any PaymentGateway
  let gives: Bool

  init(_ inner: any PaymentGateway, gives: Bool) {
    self.inner = inner
    self.gives = gives
  }

  func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome {
    if gives { _ = try await inner.refund(request) }
    throw .inputOutput(detail: "the line is cut")
  }
}

extension StoreFixture {
  fileprivate func refund(_ id: SubscriptionID, at now: Instant) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.refund(id, by: account, at: now)
    }
  }

  /// The amounts that the ledger gave back, in hundredths, in order.
  func refunds() throws -> [String] {
    try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT amount FROM refund ORDER BY rowid")
    }
  }

  func execute(_ sql: String) async throws {
    try await DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  func texts(_ sql: String) async throws -> [String] {
    try await DatabaseQueue(path: path).read { try String.fetchAll($0, sql: sql) }
  }

  func count(_ sql: String) async throws -> Int? {
    try await DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: sql) }
  }
}
