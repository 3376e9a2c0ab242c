import FoundationEssentials
import GRDB
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct WalletTests {
  @Test func `R35: a card is added outside of any purchase, and the first is the default`()
    async throws
  {
    let fixture = try await StoreFixture()
    let first = try await fixture.add(.goodCard)
    let second = try await fixture.add("5555555555554444")
    let wallet = try await fixture.store.wallet(of: fixture.account)
    #expect(wallet == Wallet(methods: [first, second], defaultMethod: first.id))
    let third = try await fixture.add("2223003122003222", isDefault: true)
    #expect(try await fixture.store.wallet(of: fixture.account).defaultMethod == third.id)
    #expect(try await fixture.store.orders(of: fixture.account, at: .opening).isEmpty)
    #expect(try fixture.charges() == ["0 approved", "0 approved", "0 approved"])
    #expect(try await fixture.reopened().wallet(of: fixture.account).methods.count == 3)
  }

  @Test func `R35: a card that is wrong is refused with every fault, and nothing is kept`()
    async throws
  {
    let fixture = try await StoreFixture()
    let card = CardDetails(
      holder: "", number: "4242 4242 4242 4241", expiry: "12/25", securityCode: "1")
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.addPaymentMethod(
        card, isDefault: true, to: fixture.account, at: .opening)
    }
    guard case .cardInvalid(let faults) = answer else {
      Issue.record("not refused: \(String(describing: answer))")
      return
    }
    #expect(faults.count == 4)
    #expect(
      card.withSecrets { $0.number.withBytes(\.isEmpty) && $0.securityCode.withBytes(\.isEmpty) },
      "wiped")
    #expect(
      try await fixture.store.wallet(of: fixture.account) == Wallet(methods: [], defaultMethod: nil)
    )
  }

  @Test func `R35: a purchase is paid with a kept card`() async throws {
    let fixture = try await StoreFixture()
    let card = try await fixture.add("5555555555554444")
    var order = try await fixture.store.beginPurchase(
      fixture.request("smart-alerts", months: 1), at: .opening)
    order = try await fixture.store.saveAddress(
      .paris, for: order.id, by: fixture.account, at: .opening)
    order = try await fixture.store.chooseCard(
      card.id, for: order.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: order.id, by: fixture.account, at: .opening)
    order = try await fixture.store.review(order.id, by: fixture.account, at: .opening)
    let purchase = try await fixture.store.confirm(
      order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    #expect(purchase.receipt.paidWith == "Mastercard •••• 4444")
    #expect(try await fixture.store.wallet(of: fixture.account).methods == [card])
  }

  @Test func `R35: the card of a purchase is the default only once it paid`() async throws {
    let fixture = try await StoreFixture()
    let declined = await refusal { () async throws(StoreError) in
      let order = try await fixture.order("smart-alerts", card: "4000000000000002")
      return try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(declined == .declined(.genericDecline))
    #expect(try await fixture.store.wallet(of: fixture.account).defaultMethod == nil)
    let purchase = try await fixture.buy("smart-alerts")
    #expect(
      try await fixture.store.wallet(of: fixture.account).defaultMethod
        == purchase.order.paymentMethod)
  }

  @Test func `R35: a card that a renewal needs is not removed, unless another takes its place`()
    async throws
  {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let old = try #require(purchase.order.paymentMethod)
    #expect(await fixture.remove(old) == .paymentMethodNeeded(old, by: ["smart-alerts"]))
    let new = try await fixture.add("5555555555554444").id
    #expect(await fixture.remove(old, replacedBy: old) == .paymentMethodReplacesItself(old))
    #expect(await fixture.remove(old, replacedBy: "method-x") == .paymentMethodUnknown("method-x"))
    #expect(try await fixture.store.wallet(of: fixture.account).methods.map(\.id) == [old, new])

    #expect(await fixture.remove(old, replacedBy: new) == nil)
    let wallet = try await fixture.store.wallet(of: fixture.account)
    #expect(wallet.methods.map(\.id) == [new])
    #expect(wallet.defaultMethod == new)
    let renewed = try Instant.at("2026-02-28T10:00:00Z")
    #expect(try await fixture.subscription(at: renewed).state == .active)
    let receipts = try await fixture.store.receipts(of: fixture.account, at: renewed)
    #expect(receipts.map(\.paidWith) == ["Mastercard •••• 4444", "Visa •••• 4242"])
  }

  @Test func `R35: a card in place of a failing one pays what is overdue at once`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts", card: .failingLater)
    let old = try #require(purchase.order.paymentMethod)
    let now = try Instant.at("2026-03-05T12:00:00Z")
    #expect(try await fixture.subscription(at: now).state == .grace)
    let new = try await fixture.add(.goodCard, at: now)
    #expect(await fixture.remove(old, replacedBy: new.id, at: now) == nil)
    let subscription = try await fixture.subscription(at: now)
    #expect(subscription.state == .active)
    #expect("\(subscription.paidThrough)" == "2026-03-31T10:00:00.000Z")
    #expect(try fixture.charges().last == "199 approved")
  }

  @Test func `R35: a card with a new expiry keeps its place`() async throws {
    let fixture = try await StoreFixture()
    let old = try await fixture.add(.goodCard)
    _ = try await fixture.add("5555555555554444")
    let renewed = CardDetails(
      holder: "Camille Martin", number: .goodCard, expiry: "12/34", securityCode: "737")
    let new = try await fixture.store.replaceCard(
      of: old.id, with: renewed, isAuthenticated: false, by: fixture.account, at: .opening)
    #expect(new.card.expiry.description == "12/34")
    let wallet = try await fixture.store.wallet(of: fixture.account)
    #expect(wallet.methods.first == new)
    #expect(wallet.defaultMethod == old.id)
  }

  @Test func `R35: a card that nothing renews with is removed, and no card is the default then`()
    async throws
  {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    let (card, id) = (
      try #require(purchase.order.paymentMethod), try #require(purchase.subscription).id
    )
    _ = try await fixture.store.setAutoRenew(
      false, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    #expect(await fixture.remove(card) == nil)
    #expect(
      try await fixture.store.wallet(of: fixture.account) == Wallet(methods: [], defaultMethod: nil)
    )
    #expect(await fixture.remove(card) == .paymentMethodUnknown(card))

    // Without a card the renewal stays off; with one it goes on and is charged to that one.
    let resumed = await refusal { () async throws(StoreError) in
      try await fixture.store.setAutoRenew(
        true, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    }
    #expect(resumed == .paymentMethodUnknown(card))
    #expect(try await fixture.subscription(at: .opening).state == .cancelled(.customer))
    let other = try await fixture.add("5555555555554444")
    let on = try await fixture.store.setAutoRenew(
      true, of: id, isAuthenticated: false, by: fixture.account, at: .opening)
    #expect(on.billing?.paymentMethod == other.id)
    let renewed = try Instant.at("2026-02-28T10:00:00Z")
    #expect(try await fixture.subscription(at: renewed).state == .active)
  }

  @Test func `R35: the default is chosen, unless the card has expired or is somebody else's`()
    async throws
  {
    let fixture = try await StoreFixture()
    let first = try await fixture.add(.goodCard)
    let second = try await fixture.add("5555555555554444")
    _ = try await fixture.store.setDefaultPaymentMethod(
      second.id, of: fixture.account, at: .opening)
    #expect(try await fixture.store.wallet(of: fixture.account).defaultMethod == second.id)

    let other = try await fixture.store.createAccount(
      AccountForm(email: "b@example.com", name: "B", country: "FR", language: .fr), at: .opening)
    let foreign = await refusal { () async throws(StoreError) in
      try await fixture.store.setDefaultPaymentMethod(first.id, of: other.id, at: .opening)
    }
    #expect(foreign == .paymentMethodUnknown(first.id))

    // 12/30 is good to the last millisecond of December 2030.
    let end = try Instant.at("2031-01-01T00:00:00Z")
    _ = try await fixture.store.setDefaultPaymentMethod(
      first.id, of: fixture.account, at: end.advanced(milliseconds: -1))
    let expired = await refusal { () async throws(StoreError) in
      try await fixture.store.setDefaultPaymentMethod(second.id, of: fixture.account, at: end)
    }
    #expect(expired == .cardInvalid([.expired(second.card.expiry)]))
    #expect(try await fixture.store.wallet(of: fixture.account).defaultMethod == first.id)
  }

  @Test func `a purchase whose card was removed in the meantime is not charged`() async throws {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    let card = try #require(order.paymentMethod)
    #expect(await fixture.remove(card) == nil)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .paymentMethodUnknown(card))
    #expect(try fixture.charges() == [])
    let orders = try await fixture.store.orders(of: fixture.account, at: .opening)
    #expect(orders.map(\.state) == [.review])
  }

  @Test func `I10: a card that was only added leaves no number and no code`() async throws {
    let fixture = try await StoreFixture()
    let card = try await fixture.add("5555555555554444")
    _ = try await fixture.store.replaceCard(
      of: card.id, with: .numbered(.goodCard), isAuthenticated: false, by: fixture.account,
      at: .opening)
    for name in try FileManager.default.contentsOfDirectory(atPath: fixture.folder) {
      let file = try Data(contentsOf: .init(filePath: "\(fixture.folder)/\(name)"))
      for secret in ["5555555555554444", "4242424242424242", .goodCard, "\"737\""] {
        #expect(file.firstRange(of: Data(secret.utf8)) == nil, "\(name)")
      }
    }
  }

  @Test func `a store from before the default card opens, and keeps its cards`() async throws {
    let fixture = try await StoreFixture()
    let card = try await fixture.add(.goodCard)
    try await DatabaseQueue(path: fixture.path).write { database in
      try database.execute(
        sql: """
          DROP TABLE default_payment_method;
          DELETE FROM grdb_migrations
          WHERE identifier = 'Keep which card an account pays with by default';
          """)
    }
    let store = try fixture.reopened()
    #expect(
      try await store.wallet(of: fixture.account) == Wallet(methods: [card], defaultMethod: nil))
    _ = try await store.setDefaultPaymentMethod(card.id, of: fixture.account, at: .opening)
    #expect(try await store.wallet(of: fixture.account).defaultMethod == card.id)
  }
}

extension StoreFixture {
  fileprivate func add(
    _ number: String, isDefault: Bool = false, at now: Instant = .opening
  ) async throws -> PaymentMethod {
    try await store.addPaymentMethod(
      .numbered(number), isDefault: isDefault, to: account, at: now)
  }

  /// Why a card was not removed; `nil` when it was.
  fileprivate func remove(
    _ method: PaymentMethodID, replacedBy other: PaymentMethodID? = nil,
    at now: Instant = .opening
  ) async -> StoreRefusal? {
    await refusal { () async throws(StoreError) in
      try await store.removePaymentMethod(
        method, replacedBy: other, isAuthenticated: false, of: account, at: now)
    }
  }

  /// A reviewed order, in the store's own errors.
  fileprivate func order(
    _ product: ProductID, card: String
  ) async throws(StoreError) -> Order {
    let order = try await store.beginPurchase(request(product, months: 1), at: .opening)
    _ = try await store.saveAddress(.paris, for: order.id, by: account, at: .opening)
    _ = try await store.addCard(.numbered(card), for: order.id, by: account, at: .opening)
    _ = try await store.acceptTerms(
      Terms.current(country: "FR", language: .fr), for: order.id, by: account, at: .opening)
    return try await store.review(order.id, by: account, at: .opening)
  }
}
