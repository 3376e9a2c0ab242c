import NissanStore
import Synchronization
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreDatabase

/// A processor whose line is cut, before or after it charged.
private final class CutLine: PaymentGateway {
  enum Cut { case before, after }

  private let inner: any PaymentGateway
  private let cut: Mutex<Cut?>

  init(_ inner: any PaymentGateway) {
    self.inner = inner
    cut = Mutex(nil)
  }

  func cutNext(_ when: Cut) { cut.withLock { $0 = when } }

  func attach(_ card: CardDetails, as token: CardToken) async throws(StoreFailure) {
    try await inner.attach(card, as: token)
  }

  func challenges(_ card: CardToken) async throws(StoreFailure) -> Bool {
    try await inner.challenges(card)
  }

  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    let now = cut.withLock { cut in
      defer { cut = nil }
      return cut
    }
    if now == .before { throw .inputOutput(detail: "no answer") }
    let outcome = try await inner.charge(request)
    if now == .after { throw .inputOutput(detail: "no answer") }
    return outcome
  }
}

struct LostAnswerTests {
  private func bench() async throws -> (StoreBench, CutLine) {
    let line = Mutex<CutLine?>(nil)
    let bench = try await StoreBench(gateway: { inner in
      let cutLine = CutLine(inner)
      line.withLock { $0 = cutLine }
      return cutLine
    })
    return (bench, try #require(line.withLock { $0 }))
  }

  @Test(arguments: ["before", "after"], [true, false])
  func `S13: a confirmation whose answer is lost charges once`(
    _ cut: String, _ restarts: Bool
  ) async throws {
    let (bench, line) = try await bench()
    let order = try await bench.reviewed("smart-alerts")
    line.cutNext(cut == "before" ? .before : .after)
    await #expect(throws: StoreError.failed(.inputOutput(detail: "no answer"))) {
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    #expect(try bench.charges().count == (cut == "before" ? 0 : 1))

    let later = Instant.opening.adding(.days(2))
    let store = restarts ? try bench.reopened() : bench.store
    let purchase = try await store.confirm(
      order.id, quote: order.quote?.id, by: bench.account, at: later)
    #expect(purchase.order.state == .fulfilled)
    #expect(purchase.receipt.issuedAt == .opening)
    #expect(purchase.subscription?.startedAt == .opening)
    #expect(try bench.charges() == ["199 approved"])
    #expect(try await store.receipts(of: bench.account, at: later).count == 1)
  }

  @Test func `an unanswered confirmation is completed at the next call of any kind`() async throws {
    let (bench, line) = try await bench()
    let order = try await bench.reviewed("smart-alerts", card: "4000000000009995")
    line.cutNext(.after)
    await #expect(throws: StoreError.self) {
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    let orders = try await bench.reopened().orders(of: bench.account, at: .opening)
    #expect(orders.map(\.state) == [.declined(.insufficientFunds)])
  }

  @Test(arguments: ["before", "after"])
  func `S15: an answer lost after 3-D Secure asks the customer nothing again`(
    _ cut: String
  ) async throws {
    let (bench, line) = try await bench()
    let order = try await bench.reviewed("smart-alerts", card: "4000002500003155")
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    #expect(answer == .authenticationNeeded)
    line.cutNext(cut == "before" ? .before : .after)
    await #expect(throws: StoreError.failed(.inputOutput(detail: "no answer"))) {
      try await bench.store.authenticate(
        order.id, passed: true, by: bench.account, at: .opening)
    }
    let orders = try await bench.reopened().orders(of: bench.account, at: .opening)
    #expect(orders.map(\.state) == [.fulfilled])
    #expect(try bench.charges() == ["199 challenged", "199 approved"])
  }

  @Test(arguments: ["before", "after"])
  func `a renewal whose answer is lost charges once, at its own instant`(
    _ cut: String
  ) async throws {
    let (bench, line) = try await bench()
    _ = try await bench.buy("smart-alerts")
    let due = try Instant.at("2026-02-28T10:00:00Z")
    line.cutNext(cut == "before" ? .before : .after)
    await #expect(throws: StoreError.self) {
      try await bench.store.catchUp(to: due.adding(.hours(1)))
    }
    let subscription = try await bench.subscription(at: due.adding(.hours(2)))
    #expect("\(subscription.paidThrough)" == "2026-03-31T10:00:00.000Z")
    #expect(try bench.charges() == ["199 approved", "199 approved"])
    let receipts = try await bench.store.receipts(
      of: bench.account, at: due.adding(.hours(2)))
    #expect(receipts.first?.issuedAt == due)
  }
}
