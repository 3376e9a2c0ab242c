import Entitlements
import GRDB
import NissanStore
import Synchronization
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A whole purchase in one command.
struct BuyingTests {
  @Test func `one command does what the steps do, and issues the document`() async throws {
    let (fixture, stepped) = (try await StoreFixture(), try await StoreFixture())
    let purchase = try await fixture.store.buy(fixture.form("smart-alerts"), at: .opening)
    let steps = try await stepped.buy("smart-alerts")
    #expect(purchase.order.state == .fulfilled)
    #expect(purchase.order.plan == steps.order.plan)
    #expect(purchase.order.address == steps.order.address)
    #expect(purchase.order.terms == steps.order.terms)
    #expect(purchase.receipt.lines == steps.receipt.lines)
    #expect(purchase.subscription?.paidThrough == steps.subscription?.paidThrough)
    #expect(try fixture.charges() == ["199 approved"])
    let wallet = try await fixture.store.wallet(of: fixture.account)
    #expect(wallet.defaultMethod == purchase.order.paymentMethod)
    #expect(try fixture.issuedVersions() == [1])
    let document = try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening)?
      .document
    #expect(document?.version == 1)
    #expect(Set(document?.entitlements.map(\.order) ?? []) == [purchase.order.id.rawValue])
  }

  @Test func `what is free is bought without a price, an address and a card`() async throws {
    let fixture = try await StoreFixture()
    let form = PurchaseForm(fixture.request("my-car-finder"), terms: .french)
    let purchase = try await fixture.store.buy(form, at: .opening)
    #expect(purchase.order.state == .fulfilled)
    #expect(try fixture.issuedVersions() == [1])
  }

  @Test func `a draft says what a purchase comes to, and keeps nothing`() async throws {
    let fixture = try await StoreFixture()
    var form = PurchaseForm(fixture.request("smart-alerts", months: 1))
    #expect(try await fixture.store.draft(form, at: .opening).state == .quoted)
    form.address = .paris
    let order = try await fixture.store.draft(form, at: .opening)
    #expect(order.state == .address)
    #expect(order.quote?.total.description == "1.99 EUR")
    form.payment = .newCard(.numbered("4242424242424241"))
    let refused = await refusal { () async throws(StoreError) in
      try await fixture.store.draft(form, at: .opening)
    }
    #expect(refused?.name == "card_invalid")
    #expect(try await fixture.store.orders(of: fixture.account, at: .opening) == [])
  }

  /// What may be wrong with a form, and the rule that says so.
  enum Failure: String, CaseIterable {
    case wrongAddress = "address_invalid"
    case wrongCard = "card_invalid"
    case unknownCard = "payment_method_unknown"
    case oldTerms = "terms_outdated"
    case noPrice = "quote_mismatch"
    case noAddress, noCard, noTerms

    var refusal: String {
      switch self {
      case .noAddress, .noCard, .noTerms: "not_possible_now"
      default: rawValue
      }
    }

    func spoil(_ form: inout PurchaseForm) {
      switch self {
      case .wrongAddress: form.address = .nowhere
      case .wrongCard: form.payment = .newCard(.numbered("4242424242424241"))
      case .unknownCard: form.payment = .kept("method-unknown")
      case .oldTerms: form.terms = "terms-of-old"
      case .noPrice: form.agreed = nil
      case .noAddress: form.address = nil
      case .noCard: form.payment = nil
      case .noTerms: form.terms = nil
      }
    }
  }

  @Test(arguments: Failure.allCases)
  func `what a step refuses leaves nothing behind`(_ failure: Failure) async throws {
    let fixture = try await StoreFixture()
    var form = try await fixture.form("smart-alerts")
    failure.spoil(&form)
    let refused = await refusal { [form] () async throws(StoreError) in
      try await fixture.store.buy(form, at: .opening)
    }
    #expect(refused?.name == failure.refusal)
    try await fixture.expectNothing()
  }

  @Test func `S16: another price than the one agreed is refused, and nothing is charged`()
    async throws
  {
    let fixture = try await StoreFixture()
    let form = try await fixture.form("smart-alerts")
    fixture.store.sell(by: try EditedCatalog.dearer.get())
    let refused = await refusal { () async throws(StoreError) in
      try await fixture.store.buy(form, at: .opening)
    }
    #expect(
      refused?.totals == [
        Money(minorUnits: 199, currency: "EUR"), Money(minorUnits: 249, currency: "EUR"),
      ])
    try await fixture.expectNothing()
  }

  @Test func `what does not fit, is declined, or takes its time is kept as ever`() async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let old = PhoneFacts(model: "iPhone 14", osVersion: "9.0")
    let customer = Customer(account: fixture.account, vehicle: fixture.vehicle, phone: old)
    let unfit = PurchaseForm(PurchaseRequest(customer: customer, product: "in-car-wifi", months: 1))
    let forms = [
      unfit, try await fixture.form("smart-alerts", card: "4000000000009995"),
      try await fixture.form("smart-alerts", card: "4000002500003155"),
      try await fixture.form("in-car-wifi"),
    ]
    for form in forms {
      if form.request.product == "in-car-wifi" { line.arm(.slowApprove) }
      await #expect(throws: StoreError.self) { try await fixture.store.buy(form, at: .opening) }
    }
    let states = try await fixture.store.orders(of: fixture.account, at: .opening).map(\.state)
    #expect(
      states == [.pending, .scaRequired, .declined(.insufficientFunds), .refused])
    #expect(try fixture.issuedVersions() == [])
  }

  @Test func `S15: the order that waits for 3-D Secure goes on with it`() async throws {
    let fixture = try await StoreFixture()
    let form = try await fixture.form("smart-alerts", card: "4000002500003155")
    let refused = await refusal { () async throws(StoreError) in
      try await fixture.store.buy(form, at: .opening)
    }
    #expect(refused == .authenticationNeeded)
    let order = try #require(
      try await fixture.store.orders(of: fixture.account, at: .opening).first)
    let purchase = try await fixture.store.authenticate(
      order.id, passed: true, by: fixture.account, at: .opening)
    #expect(purchase.order.state == .fulfilled)
    #expect(try fixture.charges() == ["199 challenged", "199 approved"])
  }
}

/// A purchase in one command that is cut off.
struct CutPurchaseTests {
  @Test(arguments: [PaymentFault.timeoutBefore, .timeoutAfter])
  func `S13: an answer that is lost with the process charges once`(
    _ fault: PaymentFault
  ) async throws {
    let (fixture, line) = try await StoreFixture.faulty()
    let form = try await fixture.form("smart-alerts")
    line.arm(fault)
    await #expect(throws: StoreError.failed(.paymentUnknown)) {
      try await fixture.store.buy(form, at: .opening)
    }
    let order = try #require(
      try await fixture.reopened().orders(of: fixture.account, at: .opening).first)
    #expect(order.state == .fulfilled)
    #expect(try fixture.charges() == ["199 approved"])
    #expect(try await fixture.store.receipts(of: fixture.account, at: .opening).count == 1)
  }

  @Test func `a card that was attached and never named leaves nothing in the file`() async throws {
    let fixture = try await StoreFixture(gateway: { inner in
      MeetingGateway(inner) { () async throws(StoreFailure) in throw .paymentUnknown }
    })
    let form = try await fixture.form("smart-alerts")
    await #expect(throws: StoreError.self) { try await fixture.store.buy(form, at: .opening) }
    try await fixture.expectNothing()
    #expect(try fixture.column("SELECT token FROM processor_card") == [])
  }

  @Test func `a card is in the file with the first record that names it`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.store.addPaymentMethod(
      .numbered(.goodCard), isDefault: true, to: fixture.account, at: .opening)
    let token = try fixture.column("SELECT json_extract(body, '$.token') FROM payment_method")
    #expect(token.count == 1)
    #expect(try fixture.column("SELECT token FROM processor_card") == token)
  }

  /// What the answer to a question needs was read before the question, and is read again after it.
  @Test func `another phone may write while a card is attached`() async throws {
    let other = Mutex<StoreStorage?>(nil)
    let fixture = try await StoreFixture(gateway: { inner in
      MeetingGateway(inner) { () async throws(StoreFailure) in
        try? await other.withLock { $0 }?.catchUp(to: .opening.adding(.minutes(1)))
      }
    })
    let second = try fixture.reopened()
    other.withLock { $0 = second }
    let purchase = try await fixture.store.buy(fixture.form("smart-alerts"), at: .opening)
    #expect(purchase.order.state == .fulfilled)
    #expect(try fixture.issuedVersions() == [1])
  }

  @Test func `a document that cannot be signed loses nothing of the purchase`() async throws {
    let fixture = try await StoreFixture()
    let root = try await fixture.store.trustRoot()
    try await DatabaseQueue(path: fixture.path).write { database in
      try database.execute(
        sql: "INSERT INTO signing_key VALUES (?, x'00', 'no certificate')",
        arguments: [Instant.opening.adding(.days(300)).milliseconds])
    }
    let form = try await fixture.form("smart-alerts")
    await #expect(throws: StoreError.self) { try await fixture.store.buy(form, at: .opening) }
    // Before anything that is asked afterwards settles it.
    #expect(try fixture.column("SELECT number FROM receipt").count == 1)
    let orders = try await fixture.store.orders(of: fixture.account, at: .opening)
    #expect(orders.map(\.state) == [.fulfilled])
    try await DatabaseQueue(path: fixture.path).write {
      try $0.execute(sql: "DELETE FROM signing_key")
    }
    let document = try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening)
    #expect(document?.document.version == 1)
    #expect(try await fixture.store.trustRoot() == root)
  }
}

/// A gateway where something happens once a card is attached.
private struct MeetingGateway: GatewayInBetween {
  let inner: any PaymentGateway
  let meanwhile: @Sendable () async throws(StoreFailure) -> Void

  init(
    _ inner: any PaymentGateway,
    _ meanwhile: @escaping @Sendable () async throws(StoreFailure) -> Void
  ) {
    self.inner = inner
    self.meanwhile = meanwhile
  }

  func attach(_ card: CardDetails, as token: CardToken) async throws(StoreFailure) -> Bool {
    let asks = try await inner.attach(card, as: token)
    try await meanwhile()
    return asks
  }
}

extension TermsID {
  fileprivate static let french = Terms.current(country: "FR", language: .fr)
}

extension AddressForm {
  fileprivate static let nowhere = AddressForm(line1: "", town: "", postcode: "", country: "FR")
}

extension StoreFixture {
  /// A form with everything in it, at the price of now.
  fileprivate func form(
    _ product: ProductID, card: String = .goodCard
  ) async throws -> PurchaseForm {
    var form = PurchaseForm(request(product, months: 1), address: .paris)
    form.agreed = try await store.draft(form, at: .opening).quote
    form.payment = .newCard(.numbered(card))
    form.terms = .french
    return form
  }

  /// The customer has neither an order nor a card, and nothing was charged.
  fileprivate func expectNothing() async throws {
    #expect(try await store.orders(of: account, at: .opening) == [])
    #expect(try await store.wallet(of: account).methods == [])
    #expect(try charges() == [])
  }

  fileprivate func issuedVersions() throws -> [Int] {
    try column("SELECT version FROM issue").compactMap { Int($0) }
  }

  fileprivate func column(_ sql: String) throws -> [String] {
    try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: sql) }
  }
}
