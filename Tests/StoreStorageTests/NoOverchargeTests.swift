import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// randomized soak runs of one subscription under a catalogue that changes its mind.
struct NoOverchargeTests {
  private static let catalogues = [
    Result { try ShippedCatalog.load() }, EditedCatalog.dearer, EditedCatalog.dearest,
    EditedCatalog.cheaper, EditedCatalog.withoutSmartAlerts,
  ]

  /// What a customer remembers: what they were told, what they agreed to, what they paid.
  private struct Memory {
    var agreed: Int64 = 199
    /// The highest price that they are being told of, and since when.
    var reported: (price: Int64, at: Instant)?
    var payments: [Int64] = [199]

    mutating func hear(_ change: PriceChange?, at now: Instant) {
      guard let price = change?.price.minorUnits else { return reported = nil }
      if let reported, price <= reported.price { return }
      reported = (price, now)
    }
  }

  @Test(arguments: 1...16 as ClosedRange<UInt64>)
  func `nobody is ever charged more than they agreed to`(_ seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let fixture = try await StoreFixture()
    let id = try await fixture.subscribed(card: seed.isMultiple(of: 3) ? .failingLater : .goodCard)
      .id
    var store = fixture.store
    var memory = Memory()
    var now = Instant.opening
    for step in 1...40 {
      now = now.advanced(milliseconds: Int64.random(in: 0...(25 * 86_400_000), using: &generator))
      if Int.random(in: 0..<4, using: &generator) == 0,
        let catalogue = Self.catalogues.randomElement(using: &generator)
      {
        store = try fixture.reopened(with: catalogue)
      }
      try await store.catchUp(to: now)
      try check(fixture, &memory, at: now, "seed \(seed), step \(step)")
      let current = try #require(
        try await store.subscriptions(of: fixture.account, at: now).first { $0.id == id })
      memory.hear(current.priceChange, at: now)
      try await act(on: current, store, fixture, &memory, at: now, &generator)
      try check(fixture, &memory, at: now, "seed \(seed), step \(step)")
    }
  }

  /// Whatever the customer does, it may be refused.
  private func act(
    on subscription: Subscription, _ store: StoreStorage, _ fixture: StoreFixture,
    _ memory: inout Memory, at now: Instant, _ generator: inout SeededGenerator
  ) async throws {
    let (id, account) = (subscription.id, fixture.account)
    do throws(StoreError) {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1:
        _ = try await store.answerPriceChange(
          of: id, agrees: true, isAuthenticated: true, by: account, at: now)
        if let price = subscription.priceChange?.price.minorUnits {
          memory.agreed = max(memory.agreed, price)
        }
      case 2:
        _ = try await store.answerPriceChange(
          of: id, agrees: false, isAuthenticated: true, by: account, at: now)
      case 3: _ = try await store.pause(id, for: .months(1), by: account, at: now)
      case 4: _ = try await store.resume(id, isAuthenticated: true, by: account, at: now)
      case 5:
        _ = try await store.setAutoRenew(
          false, of: id, isAuthenticated: false, by: account, at: now)
      default: break
      }
    } catch {
      guard case .refused = error else { throw error }
    }
  }

  private func check(
    _ fixture: StoreFixture, _ memory: inout Memory, at now: Instant, _ place: String
  ) throws {
    let amounts = try fixture.charges().compactMap { Int64($0.split(separator: " ")[0]) }
    for amount in amounts.dropFirst(memory.payments.count) {
      #expect(amount <= memory.agreed, "\(place)")
      if let last = memory.payments.last, amount > last {
        let reported = try #require(memory.reported, "\(place)")
        #expect(amount <= reported.price, "\(place)")
        #expect(reported.at.adding(.days(30)) <= now, "\(place)")
      }
      memory.payments.append(amount)
    }
  }
}
