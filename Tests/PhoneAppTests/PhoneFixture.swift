import NissanStore
import Pairing
import PhoneApp
import StoreStorage
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// A phone with a home of its own, a real store in it, an account and a paired car.
struct PhoneFixture: Sendable {
  let folder: TemporaryFolder
  let home: PhoneHome
  let store: any StoreBackOffice
  let account: Account
  let bond: PhoneBond

  var customer: Customer {
    Customer(
      account: account.id, vehicle: bond.vin,
      phone: PhoneFacts(model: "iPhone 14", osVersion: "17.5"))
  }

  init(profile: String = "qashqai-j12b/2025/tekna") async throws {
    folder = try TemporaryFolder()
    home = PhoneHome(path: folder.path)
    store = try StoreStorage(path: home.storeFile, catalog: try ShippedCatalog.load())
    let vin = try VIN(ScriptedCar.vin)
    let created = try await store.createAccount(
      AccountForm(
        email: "camille@example.com", name: "Camille Martin", country: "FR", language: .fr),
      at: .opening)
    let vehicle = LinkedVehicle(
      vin: vin, profile: try ProfileName(profile), market: "FR", built: nil)
    account = try await store.link(vehicle, to: created.id, at: .opening)
    let key = try #require(BondKey(rawRepresentation: [UInt8](repeating: 1, count: 16)))
    let bond = PhoneBond(
      id: key.id, key: key, vin: vin, displayName: "Qashqai", storeRoot: "root",
      pairedAt: .opening, vehicle: vehicle)
    self.bond = bond
    try home.change(from: { PhoneState(id: "d3b07384d113edec") }) { $0.keep(bond) }
  }

  /// The bond as the next command would find it.
  func keptBond() throws -> PhoneBond { try #require(try home.read()?.bonds.first) }

  func orderFree(_ product: ProductID, at now: Instant = .opening) async throws {
    let request = PurchaseRequest(customer: customer, product: product, months: nil)
    _ = try await PurchaseFlow(store: store, account: account, at: now).buy(
      request, with: Answers(asked: Asked()))
  }
}

/// What was asked for during a purchase, in order.
final class Asked {
  var steps: [String] = []
}

/// A person who has everything ready but what a test takes away.
struct Answers: PurchaseAnswers {
  let asked: Asked
  var number: String? = "4242 4242 4242 4242"
  var form: AddressForm? = AddressForm(
    line1: "1 rue de Rivoli", town: "Paris", postcode: "75001", country: "FR")
  /// To whatever the address costs.
  var agrees = false
  var acceptsTerms = true
  /// `nil` walks away.
  var passesSecure: Bool? = true

  func address() throws(PhoneRefusal) -> AddressForm {
    asked.steps.append("address")
    guard let form else { throw .addressMissing }
    return form
  }

  func agree(to quote: Quote, shown: Quote) throws(PhoneRefusal) {
    guard quote.hasSamePrice(as: shown) || agrees else {
      throw .totalNotAgreed(quote.total, each: quote.price)
    }
  }

  func payment(_ defaultMethod: PaymentMethodID?) throws(PhoneRefusal) -> PaymentChoice {
    asked.steps.append("card")
    guard let number else {
      guard let defaultMethod else { throw .cardMissing }
      return .kept(defaultMethod)
    }
    return .newCard(
      CardDetails(
        holder: "Camille Martin", number: number, expiry: "12/30", securityCode: "737"))
  }

  func accept(_ terms: TermsID, link: String) throws(PhoneRefusal) {
    asked.steps.append("terms \(terms)")
    guard acceptsTerms else { throw .termsNotAccepted(terms, link: link) }
  }

  func passesAuthentication() throws(PhoneRefusal) -> Bool {
    asked.steps.append("3-D Secure")
    guard let passesSecure else { throw .authenticationAbandoned }
    return passesSecure
  }
}
