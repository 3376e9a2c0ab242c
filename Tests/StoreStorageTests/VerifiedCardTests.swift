import NissanStore
import Synchronization
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Cards that are kept, or pay in another's place, are verified as a purchase verifies them.
struct VerifiedCardTests {
  private static let declines: [(String, DeclineCode)] = [
    ("4000000000000002", .genericDecline), ("4000000000009995", .insufficientFunds),
    ("4000000000009987", .lostCard), ("4000000000009979", .stolenCard),
    ("4000000000000069", .expiredCard), ("4000000000000127", .incorrectSecurityCode),
    ("4000000000000119", .processingError),
  ]

  @Test(arguments: declines)
  func `a card that its bank declines is not added`(
    _ number: String, _ code: DeclineCode
  ) async throws {
    let fixture = try await StoreFixture()
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.addPaymentMethod(
        .numbered(number), isDefault: true, to: fixture.account, at: .opening)
    }
    #expect(answer == .declined(code))
    #expect(
      try await fixture.store.wallet(of: fixture.account) == Wallet(methods: [], defaultMethod: nil)
    )
    #expect(try fixture.charges() == ["0 \(code.rawValue)"])
  }

  @Test(arguments: declines)
  func `a card that its bank declines takes no other's place`(
    _ number: String, _ code: DeclineCode
  ) async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let old = try #require(purchase.order.paymentMethod)
    let before = try await fixture.store.wallet(of: fixture.account)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.replaceCard(
        of: old, with: .numbered(number), isAuthenticated: true, by: fixture.account, at: .opening)
    }
    #expect(answer == .declined(code))
    #expect(try await fixture.store.wallet(of: fixture.account) == before)
    let renewed = try await fixture.subscription(at: .at("2026-02-28T10:00:00Z"))
    #expect(renewed.state == .active)
  }

  @Test func `a card that a declined purchase left behind takes no other's place`() async throws {
    let fixture = try await StoreFixture()
    let old = try #require(try await fixture.buy("smart-alerts").order.paymentMethod)
    let declined = try await fixture.reviewed("in-car-wifi", card: "4000000000009995")
    let left = try #require(declined.paymentMethod)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.removePaymentMethod(
        old, replacedBy: left, isAuthenticated: false, of: fixture.account, at: .opening)
    }
    #expect(answer == .declined(.insufficientFunds))
    #expect(try await fixture.store.wallet(of: fixture.account).methods.map(\.id) == [old, left])
    #expect(try await fixture.subscription(at: .opening).billing?.paymentMethod == old)
  }

  @Test func `a card that the bank would ask about is added, and asked about at its first use`()
    async throws
  {
    let fixture = try await StoreFixture()
    let card = try await fixture.store.addPaymentMethod(
      .numbered("4000002500003155"), isDefault: true, to: fixture.account, at: .opening)
    #expect(card.asksForAuthentication)
    #expect(try fixture.charges() == ["0 challenged"])
  }

  @Test(arguments: [true, false])
  func `a verification whose answer is lost leaves everything as it was`(
    _ isAfter: Bool
  ) async throws {
    let line = Mutex<DeafGateway?>(nil)
    let fixture = try await StoreFixture(gateway: { inner in
      let deaf = DeafGateway(inner, isAfter: isAfter)
      line.withLock { $0 = deaf }
      return deaf
    })
    let old = try #require(try await fixture.buy("smart-alerts").order.paymentMethod)
    let before = try await fixture.store.wallet(of: fixture.account)
    try #require(line.withLock { $0 }).isDeaf = true
    await #expect(throws: StoreError.failed(.paymentUnknown)) {
      try await fixture.store.replaceCard(
        of: old, with: .numbered("5555555555554444"), isAuthenticated: false,
        by: fixture.account, at: .opening)
    }
    let restarted = try fixture.reopened()
    #expect(try await restarted.wallet(of: fixture.account) == before)
    // Whoever asks again is verified anew.
    _ = try await restarted.replaceCard(
      of: old, with: .numbered("5555555555554444"), isAuthenticated: false,
      by: fixture.account, at: .opening)
    #expect(
      try await restarted.wallet(of: fixture.account).methods.map(\.card.lastFour) == ["4444"])
    #expect(try fixture.charges().filter { $0 != "0 approved" } == ["199 approved"])
  }

  @Test func `an overdue charge that is declined on a verified card leaves the grace`() async throws
  {
    let (fixture, line) = try await DecliningGateway.fixture()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let old = try #require(purchase.order.paymentMethod)
    let now = try Instant.at("2026-03-05T12:00:00Z")
    #expect(try await fixture.subscription(at: now).state == .grace)
    line.declines = true
    _ = try await fixture.store.replaceCard(
      of: old, with: .numbered(.goodCard), isAuthenticated: false, by: fixture.account, at: now)
    let subscription = try await fixture.subscription(at: now)
    #expect(subscription.state == .grace)
    #expect(subscription.lastDecline == .genericDecline)
  }
}

/// A bank whose answer to a verification is lost, before it acted or after.
private final class DeafGateway: GatewayInBetween {
  let inner: any PaymentGateway
  private let isAfter: Bool
  private let deaf = Mutex(false)

  init(_ inner: any PaymentGateway, isAfter: Bool) {
    self.inner = inner
    self.isAfter = isAfter
  }

  var isDeaf: Bool {
    get { deaf.withLock { $0 } }
    set { deaf.withLock { $0 = newValue } }
  }

  func verify(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    guard isDeaf else { return try await inner.verify(request) }
    if isAfter { _ = try await inner.verify(request) }
    throw .paymentUnknown
  }
}
