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
    let (bench, line) = try await StoreBench.faulty()
    let other = try await bench.other("dominique@example.com", linking: false)
    let order = try await bench.reviewed("smart-alerts")
    line.arm(.timeoutAfter)
    await #expect(throws: StoreError.failed(.paymentUnknown)) {
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    _ = try await bench.reopened().orders(of: other.account, at: .opening)
    let states = try await DatabaseQueue(path: bench.path).read {
      try String.fetchAll($0, sql: "SELECT state FROM purchase")
    }
    #expect(states == ["fulfilled"])
  }

  @Test func `another customer's dispute takes back what it paid for`() async throws {
    let bench = try await StoreBench()
    let other = try await bench.other("dominique@example.com", linking: false)
    _ = try await bench.buy("smart-alerts", card: .disputed)
    let later = Instant.opening.adding(.days(4))
    _ = try await bench.reopened().orders(of: other.account, at: later)
    let states = try await bench.reopened().subscriptions(of: bench.account, at: later)
      .map(\.state)
    #expect(states == [.revoked(.chargeback)])
  }

  @Test func `a card that was disputed is not charged by itself after a restart either`()
    async throws
  {
    let bench = try await StoreBench()
    let paid = try await bench.buy("smart-alerts", card: .disputed)
    let method = try #require(paid.order.paymentMethod)
    var trial = try await bench.store.beginPurchase(
      bench.request("remote-door-lock", months: 1), at: .opening)
    _ = try await bench.store.saveAddress(.paris, for: trial.id, by: bench.account, at: .opening)
    _ = try await bench.store.chooseCard(method, for: trial.id, by: bench.account, at: .opening)
    _ = try await bench.store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: trial.id, by: bench.account, at: .opening)
    trial = try await bench.store.review(trial.id, by: bench.account, at: .opening)
    _ = try await bench.store.confirm(
      trial.id, quote: trial.quote?.id, by: bench.account, at: .opening)
    try await bench.store.catchUp(to: .opening.adding(.days(4)))
    let before = try bench.charges()
    let end = Instant.opening.adding(.months(12))
    let all = try await bench.reopened().subscriptions(of: bench.account, at: end)
    #expect(all.first { $0.order == trial.id }?.state == .grace)
    #expect(try bench.charges() == before)
  }

  @Test func `the time that one phone has seen binds the next`() async throws {
    let bench = try await StoreBench()
    let seen = Instant.opening.adding(.days(10))
    try await bench.store.catchUp(to: seen)
    let now = seen.subtracting(.days(1))
    let store = try bench.reopened()
    let answer = await refusal { () async throws(StoreError) in
      try await store.catchUp(to: now)
    }
    #expect(answer == .timeRanBackwards(now: now, seen: seen))
  }

  @Test func `who only looks binds nobody to their time, unless something came of it`() async throws
  {
    let bench = try await StoreBench()
    _ = try await bench.buy("smart-alerts")
    let (early, late) = (Instant.opening.adding(.days(9)), Instant.opening.adding(.days(10)))
    _ = try await bench.store.orders(of: bench.account, at: late)
    _ = try await bench.reopened().orders(of: bench.account, at: early)

    let renewed = Instant.opening.adding(.days(40))
    _ = try await bench.store.orders(of: bench.account, at: renewed)
    let store = try bench.reopened()
    let answer = await refusal { () async throws(StoreError) in
      try await store.orders(of: bench.account, at: late)
    }
    #expect(answer == .timeRanBackwards(now: late, seen: renewed))
  }

  /// Two documents of one version and different contents would be an equivocation to the car.
  @Test func `of two phones that issue at once, one document stands`() async throws {
    let bench = try await StoreBench()
    _ = try await bench.buy("smart-alerts")
    let empty = Store(selling: Offering(try ShippedCatalog.load()), names: .random)
    let kept = try await DatabaseQueue(path: bench.path).write { database in
      var loaded = try LoadedStore(empty, database)
      try loaded.load(StoreCommand.latestDocument(bench.vehicle).scope, database)
      return loaded.store.records
    }
    var store = empty
    store.records = kept
    let asked = try (0..<2).map { _ in
      try issuing(store.apply(.latestDocument(bench.vehicle), at: .opening, after: .heardAll))
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
