import Entitlements
import FoundationEssentials
import GRDB
import NissanStore
import Synchronization
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A store over a real file in a folder of its own, with one customer and one car.
final class StoreFixture: Sendable {
  private let scratch: TemporaryFolder
  let store: StoreStorage
  let customer: Customer
  let vehicle: VIN
  /// ``vehicle`` as its phone described it.
  let linked: LinkedVehicle
  /// Of the account, and where the vehicle was sold.
  let country: String

  var account: AccountID { customer.account }
  var folder: String { scratch.path }
  var path: String { "\(folder)/store.sqlite" }

  init(
    at now: Instant = .opening, policy: SubscriptionPolicy = SubscriptionPolicy(),
    delays: ProcessorDelays = ProcessorDelays(), catalog: Catalog? = nil,
    profile: String = "qashqai-j12b/2025/tekna", country: String = "FR",
    gateway: (any PaymentGateway) -> any PaymentGateway = { $0 }
  ) async throws {
    self.country = country
    scratch = try TemporaryFolder()
    store = try StoreStorage(
      path: "\(scratch.path)/store.sqlite", catalog: catalog ?? ShippedCatalog.load(),
      policy: policy, delays: delays, gateway: gateway)
    vehicle = try VIN("SJNTAAJ12U0000001")
    let form = AccountForm(
      email: "camille@example.com", name: "Camille Martin", country: country, language: .fr)
    let account = try await store.createAccount(form, at: now)
    linked = LinkedVehicle(
      vin: vehicle, profile: try ProfileName(profile), market: country, built: nil)
    _ = try await store.link(linked, to: account.id, at: now)
    customer = Customer(
      account: account.id, vehicle: vehicle,
      phone: PhoneFacts(model: "iPhone 14", osVersion: "17.5"))
  }

  /// A fixture whose line to the processor fails on demand.
  static func faulty(
    delays: ProcessorDelays = ProcessorDelays()
  ) async throws -> (fixture: StoreFixture, line: FaultyGateway) {
    let line = Mutex<FaultyGateway?>(nil)
    let fixture = try await StoreFixture(
      delays: delays,
      gateway: { inner in
        let faulty = FaultyGateway(inner)
        line.withLock { $0 = faulty }
        return faulty
      })
    return (fixture, try #require(line.withLock { $0 }))
  }

  /// A second opening of the same file, as another phone or after a restart.
  func reopened(policy: SubscriptionPolicy = SubscriptionPolicy()) throws -> StoreStorage {
    try StoreStorage(path: path, catalog: ShippedCatalog.load(), policy: policy)
  }

  /// Another account on another phone, connected to the same vehicle unless told otherwise.
  func other(_ email: String, linking: Bool = true) async throws -> Customer {
    let form = AccountForm(email: email, name: "Dominique Blanc", country: "FR", language: .fr)
    let account = try await store.createAccount(form, at: .opening)
    if linking { _ = try await store.link(linked, to: account.id, at: .opening) }
    return Customer(account: account.id, vehicle: vehicle, phone: customer.phone)
  }

  func request(
    _ product: ProductID, months: Int? = nil, autoRenew: Bool = true
  ) -> PurchaseRequest {
    PurchaseRequest(customer: customer, product: product, months: months, autoRenew: autoRenew)
  }

  /// Walks an order up to its review.
  func reviewed(
    _ product: ProductID, months: Int? = 1, autoRenew: Bool = true, card: String = .goodCard,
    expiry: String = "12/30", billedTo address: AddressForm = .paris,
    from opening: StoreStorage? = nil, at now: Instant = .opening
  ) async throws -> Order {
    let store = opening ?? store
    var order = try await store.beginPurchase(
      request(product, months: months, autoRenew: autoRenew), at: now)
    if order.plan.needsPayment {
      order = try await store.saveAddress(address, for: order.id, by: account, at: now)
      order = try await store.addCard(
        .numbered(card, expiry: expiry), for: order.id, by: account, at: now)
    }
    order = try await store.acceptTerms(
      Terms.current(country: order.quote?.country ?? country, language: .fr), for: order.id,
      by: account, at: now)
    return try await store.review(order.id, by: account, at: now)
  }

  func buy(
    _ product: ProductID, months: Int? = 1, autoRenew: Bool = true, card: String = .goodCard,
    expiry: String = "12/30", billedTo address: AddressForm = .paris,
    from opening: StoreStorage? = nil, at now: Instant = .opening
  ) async throws -> Purchase {
    let order = try await reviewed(
      product, months: months, autoRenew: autoRenew, card: card, expiry: expiry,
      billedTo: address, from: opening, at: now)
    return try await (opening ?? store).confirm(
      order.id, quote: order.quote?.id, by: account, at: now)
  }

  /// States a withdrawal and confirms it.
  func withdraw(from order: OrderID, at now: Instant) async throws {
    let statement = try await store.withdrawal(from: order, by: account, at: now)
    _ = try await store.withdraw(from: order, confirming: statement, by: account, at: now)
  }

  func subscription(at now: Instant) async throws -> Subscription {
    try #require(try await store.subscriptions(of: account, at: now).first)
  }

  /// The ledger's rows as `amount outcome`, in the order of the charges.
  func charges() throws -> [String] {
    try DatabaseQueue(path: path).read { database in
      try String.fetchAll(
        database, sql: "SELECT amount || ' ' || outcome FROM charge ORDER BY rowid")
    }
  }
}

extension Instant {
  /// When the tests' world begins: 2026-01-31T10:00:00.000Z.
  static let opening = Instant(milliseconds: 1_769_853_600_000)

  /// Reads `2026-02-28T10:00:00Z`.
  static func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }
}

extension String {
  static let goodCard = "4242 4242 4242 4242"
  /// Pays, and is disputed three days later.
  static let disputed = "4000000000000259"
  /// Pays the purchase; every later charge fails.
  static let failingLater = "4000000000000341"
}

extension AddressForm {
  static let paris = AddressForm(
    line1: "1 rue de Rivoli", town: "Paris", postcode: "75001", country: "FR")
}

extension CardDetails {
  static func numbered(
    _ number: String, code: String = "737", expiry: String = "12/30"
  ) -> CardDetails {
    CardDetails(holder: "Camille Martin", number: number, expiry: expiry, securityCode: code)
  }
}

/// Runs `body` and hands back the refusal it ends in.
func refusal<Value>(
  _ body: () async throws(StoreError) -> Value
) async -> StoreRefusal? {
  do throws(StoreError) {
    _ = try await body()
    return nil
  } catch {
    if case .refused(let refusal) = error { return refusal }
    return nil
  }
}
