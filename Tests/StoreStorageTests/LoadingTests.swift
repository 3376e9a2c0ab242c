import Entitlements
import GRDB
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// What a phone that has just opened the file knows of everybody else in it.
struct LoadingTests {
  @Test func `another customer's unanswered order is settled by whoever comes next`() async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let other = try await fixture.other("dominique@example.com", linking: false)
    let order = try await fixture.reviewed("smart-alerts")
    line.arm(.timeoutAfter)
    await #expect(throws: StoreError.failed(.paymentUnknown)) {
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    _ = try await fixture.reopened().orders(of: other.account, at: .opening)
    let states = try await DatabaseQueue(path: fixture.path).read {
      try String.fetchAll($0, sql: "SELECT state FROM purchase")
    }
    #expect(states == ["fulfilled"])
  }

  @Test func `another customer's dispute takes back what it paid for`() async throws {
    let fixture = try await StoreFixture()
    let other = try await fixture.other("dominique@example.com", linking: false)
    _ = try await fixture.buy("smart-alerts", card: .disputed)
    let later = Instant.opening.adding(.days(4))
    _ = try await fixture.reopened().orders(of: other.account, at: later)
    let states = try await fixture.reopened().subscriptions(of: fixture.account, at: later)
      .map(\.state)
    #expect(states == [.revoked(.chargeback)])
  }

  @Test func `a card that was disputed is not charged by itself after a restart either`()
    async throws
  {
    let fixture = try await StoreFixture()
    let paid = try await fixture.buy("smart-alerts", card: .disputed)
    let method = try #require(paid.order.paymentMethod)
    var trial = try await fixture.store.beginPurchase(
      fixture.request("remote-door-lock", months: 1), at: .opening)
    _ = try await fixture.store.saveAddress(
      .paris, for: trial.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.chooseCard(method, for: trial.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: trial.id, by: fixture.account, at: .opening)
    trial = try await fixture.store.review(trial.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.confirm(
      trial.id, quote: trial.quote?.id, by: fixture.account, at: .opening)
    try await fixture.store.catchUp(to: .opening.adding(.days(4)))
    let before = try fixture.charges()
    let end = Instant.opening.adding(.months(12))
    let all = try await fixture.reopened().subscriptions(of: fixture.account, at: end)
    #expect(all.first { $0.order == trial.id }?.state == .grace)
    #expect(try fixture.charges() == before)
  }

  @Test func `the time that one phone has seen binds the next`() async throws {
    let fixture = try await StoreFixture()
    let seen = Instant.opening.adding(.days(10))
    try await fixture.store.catchUp(to: seen)
    let now = seen.subtracting(.days(1))
    let store = try fixture.reopened()
    let answer = await refusal { () async throws(StoreError) in
      try await store.catchUp(to: now)
    }
    #expect(answer == .timeRanBackwards(now: now, seen: seen))
  }

  @Test func `who only looks binds nobody to their time, unless something came of it`() async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let (early, late) = (Instant.opening.adding(.days(9)), Instant.opening.adding(.days(10)))
    _ = try await fixture.store.orders(of: fixture.account, at: late)
    _ = try await fixture.reopened().orders(of: fixture.account, at: early)

    let renewed = Instant.opening.adding(.days(40))
    _ = try await fixture.store.orders(of: fixture.account, at: renewed)
    let store = try fixture.reopened()
    let answer = await refusal { () async throws(StoreError) in
      try await store.orders(of: fixture.account, at: late)
    }
    #expect(answer == .timeRanBackwards(now: late, seen: renewed))
  }

  /// Two documents of one version and different contents would be an equivocation to the car.
  @Test func `of two phones that issue at once, one document stands`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let empty = Store(selling: Offering(try ShippedCatalog.load()), names: .random)
    let kept = try await DatabaseQueue(path: fixture.path).write { database in
      var loaded = try LoadedStore(empty, database)
      try loaded.load(StoreCommand.latestDocument(fixture.vehicle).scope, database)
      return loaded.store.records
    }
    var store = empty
    store.records = kept
    let asked = try (0..<2).map { _ in
      try issuing(store.apply(.latestDocument(fixture.vehicle), at: .opening, after: .heardAll))
    }
    let signed = asked.map { SignedDocument(document: $0.document, compact: $0.document.id) }
    let first = try store.apply(.signed(signed[0], asked[0]))
    let second = try store.apply(.signed(signed[1], asked[1]))
    for outcome in [first, second] {
      guard case .answered(.document(let document?), _) = outcome else {
        Issue.record("no document: \(outcome)")
        return
      }
      #expect(document == signed[0])
    }
  }

  private func issuing(_ outcome: StoreOutcome) throws -> Issuing {
    guard case .asks(.sign(let issuing)) = outcome else { throw NoDocument() }
    return issuing
  }

  private struct NoDocument: Error {}
}

extension StoreInquiry {
  /// Nobody has anything more to say.
  fileprivate static var heardAll: StoreInquiry {
    var inquiry = StoreInquiry()
    inquiry.heard = .opening
    return inquiry
  }
}
