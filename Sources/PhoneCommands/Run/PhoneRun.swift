import CommandSupport
import FoundationEssentials
import LinkProtocol
import NissanStore
import PhoneApp
import StoreStorage
import VehicleCatalog
import WorldTime

/// What one run of the client has at hand: its options, its home, the catalogue and the store.
struct PhoneRun: Sendable {
  let global: GlobalOptions
  private(set) var options: PhoneOptions
  let home: PhoneHome
  let catalog: Catalog
  /// As it was when the run began; of a phone fresh out of its box when nothing was kept.
  private(set) var initialState: PhoneState

  init(_ global: GlobalOptions, _ options: PhoneOptions) throws {
    self.global = global
    self.options = options
    let environment = ProcessInfo.processInfo.environment
    home = try options.home.map(PhoneHome.init) ?? .standard(environment: environment)
    let profiles = try ProfilesFolder.path(named: options.profiles, environment: environment)
    catalog = try Catalog.load(folder: profiles)
    var random = SystemRandom()
    initialState = try home.read() ?? PhoneState(id: random.name())
  }

  /// The same run, begun anew: about what is kept by now.
  func anew() throws -> PhoneRun {
    var other = self
    other.initialState = try home.read() ?? initialState
    return other
  }

  var output: Output { global.output }

  /// The same run about another car, whichever the options named.
  func about(_ vehicle: VIN?) -> PhoneRun {
    var other = self
    other.options.vehicle = vehicle
    return other
  }

  /// The store, in this process.
  ///
  /// - Parameter gateway: Stands between the store and its bank.
  /// - Returns: The store.
  /// - Throws: ``PhoneHomeError``, ``StoreFailure``.
  func store(
    _ gateway: (any PaymentGateway) -> any PaymentGateway = { $0 }
  ) throws -> any StoreBackOffice {
    // The home, which the store's file may be in, is made with the first thing kept.
    try home.change(from: { initialState }) { _ in }
    return try StoreStorage(path: storeFile, catalog: catalog, gateway: gateway)
  }

  private var storeFile: String {
    let shared = ProcessInfo.processInfo.environment["HEADUNIT_STORE"] ?? ""
    return options.store ?? (shared.isEmpty ? home.storeFile : shared)
  }

  var purchaseLock: PurchaseLock { PurchaseLock(store: storeFile) }

  /// Keeps a change of the phone's own state.
  @discardableResult
  func keep(_ edit: (inout PhoneState) -> Void) throws(PhoneHomeError) -> PhoneState {
    try home.change(from: { initialState }, edit)
  }
}
