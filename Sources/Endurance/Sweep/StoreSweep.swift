import Entitlements
import FoundationEssentials
import NissanStore
import StoreStorage
import Synchronization
import VehicleCatalog
import WorldTime

/// A customer's life with the store: an account, purchases, a withdrawal, renewals, a refund, and
/// the document after each.
package struct StoreSweep: SweptStory {
  package let name = "phone's store"
  package let empty = "no account"
  private let kit: EnduranceKit

  /// When everything is looked at: after all that the story does.
  private static let end = EnduranceKit.start.adding(.days(70))
  private static let email = "camille@example.com"

  package init(_ kit: EnduranceKit) { self.kit = kit }

  package func live(
    in folder: String, insisting insists: Bool, acknowledged: () async throws -> Void
  ) async -> StoryEnd {
    var end = StoryEnd()
    var visit = StoreCall(path: Self.path(in: folder), catalog: kit.catalog)
    for (name, step) in Self.story {
      let goesOn = await end.run(name, insisting: insists, acknowledged) {
        // As the next command of the phone: the store is opened anew.
        visit.hangUp()
        try await step(&visit)
      } _: {
        try await step(&visit)
      }
      guard goesOn else { return end }
    }
    end.isWhole = true
    return end
  }

  package func look(in folder: String) async throws -> String? {
    let path = Self.path(in: folder)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let store = try StoreStorage(path: path, catalog: kit.catalog)
    guard let account = try? await store.signIn(Self.email) else { return "no account" }
    try await store.catchUp(to: Self.end)
    var lines = ["\(account.name), vehicles \(account.vehicles.map(\.vin))"]
    lines += try await store.subscriptions(of: account.id, at: Self.end).map {
      "\($0.product) \($0.state) since \($0.stateSince) through \($0.paidThrough)"
    }
    lines += try await store.receipts(of: account.id, at: Self.end).map {
      "\($0.number) \($0.issuedAt) \($0.total?.description ?? "free")"
        + " \($0.credit.map { "\($0.reason)" } ?? "bought")"
    }
    if let document = try await store.latestDocument(for: StoreCall.vin(), at: Self.end) {
      lines += document.document.entitlements.map {
        "\($0.service) \($0.status) \($0.reason) \($0.notBefore)"
      }.sorted()
    }
    return (lines + (try StoreAudit(path: path).ledger())).joined(separator: "\n")
  }

  package func violations(in folder: String) throws -> [String] {
    let path = Self.path(in: folder)
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try StoreAudit(path: path).violations()
  }

  private static func path(in folder: String) -> String { "\(folder)/store.sqlite" }

  private typealias Step = (name: String, act: @Sendable (inout StoreCall) async throws -> Void)

  private static var story: [Step] {
    let start = EnduranceKit.start
    return [
      ("make an account", { try await $0.introduce(email) }),
      ("connect the car", { try await $0.connect() }),
      ("buy smart-alerts", { try await $0.buy("smart-alerts", months: 1, at: start) }),
      ("issue a document", { _ = try await $0.document(at: start) }),
      (
        "buy in-car-wifi in one command",
        { try await $0.buyAtOnce("in-car-wifi", months: 1, at: start) }
      ),
      ("buy 1 GB", { try await $0.buy("in-car-wifi-1gb", months: nil, at: start) }),
      (
        "withdraw from 1 GB",
        { try await $0.withdraw(from: "in-car-wifi-1gb", at: start.adding(.days(1))) }
      ),
      ("let a month pass", { try await $0.store().catchUp(to: start.adding(.days(36))) }),
      (
        "give in-car-wifi back",
        { try await $0.refund("in-car-wifi", at: start.adding(.days(36))) }
      ),
      ("issue another document", { _ = try await $0.document(at: start.adding(.days(36))) }),
      ("let another month pass", { try await $0.store().catchUp(to: Self.end) }),
    ]
  }
}

/// What one customer asks of a store, opened when it is first needed.
struct StoreCall: Sendable {
  private let path: String
  private let catalog: Catalog
  private var opened: StoreStorage?
  private var customer: Customer?

  init(path: String, catalog: Catalog) { (self.path, self.catalog) = (path, catalog) }

  static func vin() throws -> VIN { try VIN(EnduranceKit.vin(1)) }

  mutating func hangUp() { opened = nil }

  mutating func store() throws(StoreFailure) -> StoreStorage {
    if let opened { return opened }
    let store = try StoreStorage(path: path, catalog: catalog)
    opened = store
    return store
  }

  /// Makes an account, unless there is one.
  mutating func introduce(_ email: String) async throws {
    let store = try store()
    let vin = try Self.vin()
    let account: Account
    do throws(StoreError) {
      account = try await store.createAccount(
        AccountForm(email: email, name: "Camille Martin", country: "FR", language: .en),
        at: EnduranceKit.start)
    } catch {
      guard case .refused = error else { throw error }
      account = try await store.signIn(email)
    }
    customer = Customer(
      account: account.id, vehicle: vin, phone: PhoneFacts(model: "iPhone 14", osVersion: "17.5"))
  }

  mutating func connect() async throws {
    let customer = try known()
    _ = try await store().link(
      LinkedVehicle(
        vin: customer.vehicle, profile: try ProfileName(EnduranceKit.profile),
        market: EnduranceKit.market, built: nil), to: customer.account, at: EnduranceKit.start)
  }

  /// Buys step by step, unless it was bought already.
  mutating func buy(_ product: ProductID, months: Int?, at now: Instant) async throws {
    guard let request = try await request(product, months: months, at: now) else { return }
    let store = try store()
    let account = request.customer.account
    var order = try await store.beginPurchase(request, at: now)
    order = try await store.saveAddress(Self.address, for: order.id, by: account, at: now)
    order = try await store.addCard(Self.card, for: order.id, by: account, at: now)
    order = try await store.acceptTerms(Self.terms, for: order.id, by: account, at: now)
    order = try await store.review(order.id, by: account, at: now)
    _ = try await store.confirm(order.id, quote: order.quote?.id, by: account, at: now)
  }

  /// Buys in one command, unless it was bought already.
  mutating func buyAtOnce(_ product: ProductID, months: Int?, at now: Instant) async throws {
    guard let request = try await request(product, months: months, at: now) else { return }
    let store = try store()
    var form = PurchaseForm(
      request, address: Self.address, payment: .newCard(Self.card), terms: Self.terms)
    form.agreed = try await store.draft(form, at: now).quote
    _ = try await store.buy(form, at: now)
  }

  /// What to ask for; `nil` when it was bought already.
  private mutating func request(
    _ product: ProductID, months: Int?, at now: Instant
  ) async throws -> PurchaseRequest? {
    let customer = try known()
    let orders = try await store().orders(of: customer.account, at: now)
    if orders.contains(where: { $0.product == product && $0.state == .fulfilled }) { return nil }
    return PurchaseRequest(customer: customer, product: product, months: months, autoRenew: true)
  }

  private static let address = AddressForm(
    line1: "1 rue de Rivoli", town: "Paris", postcode: "75001", country: "FR")
  private static let terms = Terms.current(country: "FR", language: .en)
  private static var card: CardDetails {
    CardDetails(
      holder: "Camille Martin", number: "4242424242424242", expiry: "12/30", securityCode: "737")
  }

  mutating func withdraw(from product: ProductID, at now: Instant) async throws {
    let store = try store()
    let account = try known().account
    let orders = try await store.orders(of: account, at: now)
    guard let order = orders.first(where: { $0.product == product && $0.fulfilledAt != nil })
    else { throw EnduranceFailure("\(product) was never bought") }
    _ = try await store.withdraw(from: order.id, confirming: nil, by: account, at: now)
  }

  mutating func refund(_ product: ProductID, at now: Instant) async throws {
    let store = try store()
    let account = try known().account
    let subscriptions = try await store.subscriptions(of: account, at: now)
    guard let subscription = subscriptions.first(where: { $0.product == product })
    else { throw EnduranceFailure("\(product) was never bought") }
    _ = try await store.refund(subscription.id, by: account, at: now)
  }

  mutating func document(at now: Instant) async throws -> SignedDocument? {
    try await store().latestDocument(for: try Self.vin(), at: now)
  }

  private func known() throws(EnduranceFailure) -> Customer {
    guard let customer else { throw EnduranceFailure("there is no account") }
    return customer
  }
}
