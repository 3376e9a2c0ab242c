import NissanStore
import Synchronization
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A line to the processor that is cut once, at its n-th use, before or after the processor acted.
private final class CutLine: PaymentGateway {
  private let inner: any PaymentGateway
  private let uses = Mutex(0)
  private let cut = Mutex<Cut?>(nil)

  struct Cut: Sendable {
    let use: Int
    let isAfter: Bool
  }

  init(_ inner: any PaymentGateway) { self.inner = inner }

  /// Counts from now on, and cuts at one use; `nil` only counts.
  func begin(_ next: Cut?) {
    uses.withLock { $0 = 0 }
    cut.withLock { $0 = next }
  }

  var used: Int { uses.withLock { $0 } }

  private func use<Value>(
    _ call: () async throws(StoreFailure) -> Value
  ) async throws(StoreFailure) -> Value {
    let number = uses.withLock { uses in
      uses += 1
      return uses
    }
    let cut = cut.withLock { $0?.use == number ? $0 : nil }
    if cut?.isAfter == false { throw .inputOutput(detail: "the line is cut") }
    let value = try await call()
    if cut?.isAfter == true { throw .inputOutput(detail: "the line is cut") }
    return value
  }

  func attach(
    _ card: CardDetails, as token: CardToken
  ) async throws(StoreFailure) -> Bool {
    try await use { () async throws(StoreFailure) in try await inner.attach(card, as: token) }
  }

  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await use { () async throws(StoreFailure) in try await inner.charge(request) }
  }

  func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome {
    try await use { () async throws(StoreFailure) in try await inner.refund(request) }
  }

  func refundable(
    of charge: IdempotencyKey, at now: Instant
  ) async throws(StoreFailure) -> Money? {
    try await use { () async throws(StoreFailure) in
      try await inner.refundable(of: charge, at: now)
    }
  }

  func nextNotice(notAfter limit: Instant) async throws(StoreFailure) -> PaymentNotice? {
    try await use { () async throws(StoreFailure) in
      try await inner.nextNotice(notAfter: limit)
    }
  }

  func acknowledge(_ notice: PaymentNoticeID) async throws(StoreFailure) {
    try await use { () async throws(StoreFailure) in try await inner.acknowledge(notice) }
  }
}

/// A year of money, cut at every single use of the line to the processor.
struct CutEverywhereTests {
  @Test func `I5, S13: wherever the line is cut, money moves once and rights follow`() async throws
  {
    let whole = try await Story.reported(cut: nil)
    for part in [
      "chargeback", "withdrawal", "refund", "expired(billing)",
      "2026-01-31T10:05:00.000Z 9.99 EUR bought",
    ] {
      #expect(whole.summary.contains { $0.contains(part) }, "\(part) in \(whole.summary)")
    }
    #expect(whole.uses > 20)
    for use in 1...whole.uses {
      for isAfter in [false, true] {
        let cut = try await Story.reported(cut: .init(use: use, isAfter: isAfter))
        #expect(cut.summary == whole.summary, "use \(use), \(isAfter ? "after" : "before")")
      }
    }
  }
}

/// A purchase that is disputed, one that is withdrawn from, one that comes slowly, one that renews
/// and is refunded, and a failing one.
private struct Story {
  let uses: Int
  let summary: [String]

  static func reported(cut: CutLine.Cut?) async throws -> Story {
    let lines = Mutex<(CutLine, FaultyGateway)?>(nil)
    let fixture = try await StoreFixture(gateway: { inner in
      let faulty = FaultyGateway(inner)
      let line = CutLine(faulty)
      lines.withLock { $0 = (line, faulty) }
      return line
    })
    let (line, faulty) = try #require(lines.withLock { $0 })
    let orders = [
      try await fixture.reviewed("smart-alerts", card: .disputed),
      try await fixture.reviewed("in-car-wifi"),
      try await fixture.reviewed("in-car-wifi-1gb", months: nil),
      try await fixture.reviewed("remote-door-lock", card: .failingLater),
    ]
    line.begin(cut)
    for (index, order) in orders.enumerated() {
      // The second one is paid slowly.
      let fault = index == 1 ? PaymentFault.slowApprove : nil
      faulty.arm(fault)
      try await fixture.insisting(at: .opening, meeting: fault) { store, now throws(StoreError) in
        do throws(StoreError) {
          _ = try await store.confirm(
            order.id, quote: order.quote?.id, by: fixture.account, at: now)
        } catch .refused(.paymentPending) {
          #expect(fault != nil)
        }
      }
    }
    faulty.arm(nil)
    try await fixture.insisting(at: .opening.adding(.days(1))) { store, now throws(StoreError) in
      _ = try await store.withdraw(
        from: orders[2].id, confirming: nil, by: fixture.account, at: now)
    }
    try await fixture.insisting(at: .opening.adding(.days(36))) { store, now throws(StoreError) in
      let all = try await store.subscriptions(of: fixture.account, at: now)
      guard let wifi = all.first(where: { $0.product == "in-car-wifi" }) else { return }
      _ = try await store.refund(wifi.id, by: fixture.account, at: now)
    }
    try await fixture.insisting(at: .opening.adding(.days(500))) { store, now throws(StoreError) in
      try await store.catchUp(to: now)
    }
    return Story(uses: line.used, summary: try await fixture.story())
  }
}

extension StoreFixture {
  /// Does something, and does it again, as after a restart, when the line was cut.
  fileprivate func insisting(
    at now: Instant, meeting fault: PaymentFault? = nil,
    _ step: (StoreStorage, Instant) async throws(StoreError) -> Void
  ) async throws {
    do throws(StoreError) {
      try await step(store, now)
    } catch {
      guard case .failed = error else { throw error }
      let restarted = try StoreStorage(
        path: path, catalog: ShippedCatalog.load(),
        gateway: { inner in
          let faulty = FaultyGateway(inner)
          faulty.arm(fault)
          return faulty
        })
      try await step(restarted, now)
    }
  }

  /// What became of everything, without the random names.
  fileprivate func story() async throws -> [String] {
    let end = Instant.opening.adding(.days(500))
    let subscriptions = try await store.subscriptions(of: account, at: end).map {
      "\($0.product) \($0.state) since \($0.stateSince) through \($0.paidThrough)"
    }
    let receipts = try await store.receipts(of: account, at: end).map { receipt in
      "\(receipt.number) \(receipt.issuedAt) \(receipt.total?.description ?? "free")"
        + " \(receipt.credit.map { "\($0.reason) \($0.receipts)" } ?? "bought")"
    }
    return subscriptions + receipts + (try charges()) + (try refunds())
  }
}
