import CarModel
import Crypto
import Entitlements
import NissanStore
import PhoneApp
import Processes
import Synchronization
import VehicleCatalog
import WorldTime

/// A purchase in this process, from the account to the acknowledgement of the car, beside a payment
/// sandbox over loopback: a customer, a card, its attachment, the default card, a subscription.
struct PurchaseBenchmark {
  let purchases: Int
  let rounds: Int
  /// Where a sandbox with Stripe's interface listens; `nil` without one.
  let port: UInt16?

  private static let now = Instant(milliseconds: 1_769_853_600_000)

  func run() async throws -> PurchaseBenchmarkReport {
    let profiles = try ProfilesFolder.path(named: nil, environment: [:])
    let catalog = try Catalog.load(folder: profiles)
    let offering = Offering(catalog)
    let signer = StoreSigner(
      keys: MemoryKeys { Ed25519PrivateKey(Curve25519.Signing.PrivateKey()) })
    let sandbox = try port.map { try LoopbackHTTP(port: $0, key: "sk_test_12345") }
    var number = 0
    var (ours, theirs) = ([Double](), [Double]())
    for _ in 0..<rounds {
      let watch = HostStopwatch()
      for _ in 0..<purchases { try await buy(catalog, offering, signer) }
      ours.append(Double(purchases) / Double(watch.nanoseconds) * 1e9)
      guard let sandbox else { continue }
      let other = HostStopwatch()
      for _ in 0..<max(1, purchases / 10) {
        number += 1
        try Self.subscribe(sandbox, number)
      }
      theirs.append(Double(max(1, purchases / 10)) / Double(other.nanoseconds) * 1e9)
    }
    return PurchaseBenchmarkReport(
      build: Report.build, purchases: purchases, inProcess: .init(ours),
      sandbox: theirs.isEmpty ? nil : .init(theirs))
  }

  private func buy(_ catalog: Catalog, _ offering: Offering, _ signer: StoreSigner) async throws {
    let now = Self.now
    let store = MemoryStore(
      Store(selling: offering, names: Self.names()), signer: signer)
    let vin = try VIN("SJNTAAJ12U0000001")
    let profile = try catalog.profile(
      ProfileName("qashqai-j12b/2025/tekna"), market: "FR", built: nil)
    var vehicle = Vehicle(vin: vin, profile: profile, at: now)
    let form = AccountForm(
      email: "camille@example.com", name: "Camille Martin", country: "FR", language: .fr)
    let account = try await store.createAccount(form, at: now).id
    _ = try await store.link(
      LinkedVehicle(vin: vin, profile: profile.name, market: "FR", built: nil), to: account,
      at: now)
    let order = try await store.beginPurchase(
      PurchaseRequest(
        customer: Customer(account: account, vehicle: vin, phone: nil), product: "smart-alerts",
        months: 1), at: now)
    let address = AddressForm(
      line1: "1 rue de Rivoli", town: "Paris", postcode: "75001", country: "FR")
    _ = try await store.saveAddress(address, for: order.id, by: account, at: now)
    let card = CardDetails(
      holder: "Camille Martin", number: "4242424242424242", expiry: "12/30", securityCode: "737")
    _ = try await store.addCard(card, for: order.id, by: account, at: now)
    let terms = Terms.current(country: "FR", language: .fr)
    _ = try await store.acceptTerms(terms, for: order.id, by: account, at: now)
    _ = try await store.review(order.id, by: account, at: now)
    _ = try await store.confirm(order.id, quote: order.quote?.id, by: account, at: now)
    guard let signed = try await store.latestDocument(for: vin, at: now) else {
      throw BenchmarkFailure.wrongAnswer(asked: "a document", answer: "none")
    }
    let trust = TrustStore(roots: [
      TrustedRoot(key: try await store.trustRoot(), origin: .firstUse, since: now)
    ])
    let verified = try DocumentVerifier.verify(
      signed.compact, vehicle: vin, trust: trust, at: now)
    guard case .replaced(let record) = try vehicle.intake(verified) else {
      throw BenchmarkFailure.wrongAnswer(asked: "a new record", answer: "the same as before")
    }
    _ = vehicle.apply(.recordReplaced(record), at: now, in: catalog)
    try await store.acknowledge(version: record.version, by: vin, at: now)
  }

  private static func names() -> FreshNames {
    let numbers = Mutex(RepeatableNumbers())
    return FreshNames { count in
      numbers.withLock { numbers in
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
      }
    }
  }

  private static func subscribe(_ sandbox: LoopbackHTTP, _ number: Int) throws {
    if number == 1 {
      // A sandbox that was asked before knows it already, and says no.
      _ = try? sandbox.post(
        "/v1/plans",
        "id=headunit&amount=199&currency=eur&interval=month&product[name]=smart-alerts")
    }
    let customer = try sandbox.id(ofPosting: "/v1/customers", "email=c\(number)@example.com")
    let method = try sandbox.id(
      ofPosting: "/v1/payment_methods",
      "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2030&card[cvc]=737"
    )
    _ = try sandbox.post("/v1/payment_methods/\(method)/attach", "customer=\(customer)")
    _ = try sandbox.post(
      "/v1/customers/\(customer)", "invoice_settings[default_payment_method]=\(method)")
    _ = try sandbox.post("/v1/subscriptions", "customer=\(customer)&items[0][plan]=headunit")
  }
}
