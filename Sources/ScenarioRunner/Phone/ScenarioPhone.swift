import Entitlements
import FoundationEssentials
import LinkProtocol
import NissanStore
import PhoneApp
import Scenarios
import Synchronization
import VehicleCatalog
import WorldTime

/// A phone of a case with its app: what it knows lives as long as the case does.
final class ScenarioPhone: PhoneMemory {
  /// By which steps name it.
  let name: String
  private let holder: Mutex<Account>
  let generator: SharedRandom
  private let state: Mutex<PhoneState>
  /// Every document that it ever got from the store.
  private let documents = Mutex<[VIN: [Int: SignedDocument]]>([:])

  init(name: String, state: PhoneState, account: Account, generator: SharedRandom) {
    self.name = name
    holder = Mutex(account)
    self.generator = generator
    self.state = Mutex(state)
  }

  /// Whose it is.
  var account: AccountID { holder.withLock { $0.id } }
  var email: String { holder.withLock { $0.email } }
  /// The account's, ISO 3166 alpha-2.
  var country: String { holder.withLock { $0.country } }

  /// Another account's from now on.
  func adopt(_ account: Account) {
    holder.withLock { $0 = account }
    state.withLock { ($0.account, $0.country) = (account.id, account.country) }
  }

  func keep(_ edit: (inout PhoneState) -> Void) throws(PhoneHomeError) {
    state.withLock { edit(&$0) }
  }

  var identity: PhoneIdentity { state.withLock { $0.phone } }

  func bond(with vin: VIN) -> PhoneBond? {
    state.withLock { state in state.bonds.first { $0.vin == vin } }
  }

  /// Forgets a bond.
  func forget(_ bond: PhoneBond) {
    state.withLock { $0.bonds.removeAll { $0.id == bond.id } }
  }

  /// Takes a document in that the store issued.
  func remember(_ document: SignedDocument) {
    let (vin, version) = (document.document.vehicle, document.document.version)
    documents.withLock { $0[vin, default: [:]][version] = document }
  }

  func document(of vin: VIN, version: Int) -> SignedDocument? {
    documents.withLock { $0[vin]?[version] }
  }

  /// Every document that it ever got.
  var allDocuments: [SignedDocument] { documents.withLock { $0.values.flatMap(\.values) } }

  /// Its memory as it would stand on its disk.
  var written: Data? { state.withLock { try? JSONEncoder().encode($0) } }

  /// Leaves its memory where `phone-client` looks for it.
  func write(to home: PhoneHome) throws(PhoneHomeError) {
    try home.change(from: { state.withLock { $0 } }) { _ in }
  }

  /// The newest that it got for a vehicle.
  func newestDocument(of vin: VIN) -> SignedDocument? {
    documents.withLock { $0[vin]?.max { $0.key < $1.key }?.value }
  }
}

extension ScenarioPhone {
  /// Sets a phone up: its model, and a new account in the store.
  static func setUp(
    _ setup: PhoneSetup, country: String, in store: any StoreBackOffice, _ catalog: Catalog,
    generator: SharedRandom, at now: Instant
  ) async throws(StepFailure) -> ScenarioPhone {
    let digits = generator.bytes(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    var state = PhoneState(id: digits.joined())
    state.phone = try setup.identity(id: state.phone.id, catalog, at: now)
    let account = try await StepFailure.ofStore { () async throws(StoreError) in
      try await store.createAccount(
        AccountForm(
          email: "\(digits.joined())@example.com", name: "Camille Martin", country: country,
          language: .en), at: now)
    }
    state.account = account.id
    state.country = account.country
    return ScenarioPhone(name: setup.name, state: state, account: account, generator: generator)
  }
}
