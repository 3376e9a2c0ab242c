import Files
import GRDB
package import NissanStore
import Synchronization
package import VehicleCatalog
import WorldTime

/// The store's back office over one SQLite file, which several phones may share.
///
/// Each step that a customer can see is one transaction, on the disk before it is answered. No
/// card number and no security code reaches the file. The processor is simulated in the same
/// file.
package final class StoreDatabase: StoreBackOffice {
  let policy: SubscriptionPolicy
  let names: FreshNames
  let gateway: any PaymentGateway
  private let sold: Mutex<Sold>
  private let queue: DatabaseQueue
  private let path: String
  /// Tells whether the file is still the one that was opened; `nil` for one in memory.
  private let presence: FilePresence?

  /// Opens a store, making it when there is none.
  ///
  /// - Parameters:
  ///   - path: The file, such as `store.sqlite` in the phone's home.
  ///   - catalog: What is sold.
  ///   - policy: The windows around an unpaid renewal.
  ///   - delays: What the simulated processor says later, and when.
  ///   - names: Where fresh names come from.
  ///   - gateway: Stands between the store and its simulated processor, to lose answers.
  /// - Throws: ``StoreFailure``: `store_cannot_open`, `store_corrupted`, `store_too_new`,
  ///   `store_busy`; the file is left as it is.
  package init(
    path: String, catalog: Catalog, policy: SubscriptionPolicy = SubscriptionPolicy(),
    delays: ProcessorDelays = ProcessorDelays(), names: FreshNames = .random,
    gateway: (any PaymentGateway) -> any PaymentGateway = { $0 }
  ) throws(StoreFailure) {
    queue = try StoreFile(path: path).open()
    self.path = path
    presence = FilePresence(of: path)
    sold = Mutex(Sold(catalog))
    self.policy = policy
    self.names = names
    self.gateway = gateway(
      ChargeLedger(queue: queue, path: path, presence: presence, delays: delays))
  }

  /// Opens a store that lives in memory and is gone with this value.
  ///
  /// - Parameters:
  ///   - mould: What it is a copy of; it sells what the mould's catalogue does.
  ///   - policy: As above.
  ///   - delays: As above.
  ///   - names: As above.
  ///   - gateway: As above.
  /// - Throws: ``StoreFailure``.
  package init(
    from mould: StoreMould, policy: SubscriptionPolicy = SubscriptionPolicy(),
    delays: ProcessorDelays = ProcessorDelays(), names: FreshNames = .random,
    gateway: (any PaymentGateway) -> any PaymentGateway = { $0 }
  ) throws(StoreFailure) {
    queue = try mould.cast()
    path = StoreMould.place
    presence = nil
    sold = Mutex(mould.sold)
    self.policy = policy
    self.names = names
    self.gateway = gateway(
      ChargeLedger(queue: queue, path: path, presence: presence, delays: delays))
  }

  /// Writes a copy of what it keeps now to a new file.
  package func copy(to path: String) throws {
    try queue.backup(to: try DatabaseQueue(path: path))
  }

}

// MARK: - What is sold

extension StoreDatabase {
  /// A catalogue, and what follows from it.
  struct Sold: Sendable {
    let catalog: Catalog
    let countries: [String: Country]
    /// Tells whether the catalogue's offers are those that the store last saw.
    let offersDigest: String

    init(_ catalog: Catalog) {
      self.catalog = catalog
      countries = Dictionary(catalog.countries.map { ($0.code, $0) }) { first, _ in first }
      offersDigest = StoreDatabase.digest(of: catalog)
    }
  }

  /// What the store sells now.
  package var catalog: Catalog { sold.withLock { $0.catalog } }
  var countries: [String: Country] { sold.withLock { $0.countries } }
  var offersDigest: String { sold.withLock { $0.offersDigest } }

  /// Sells by another catalogue from now on; what runs is held against it with the next step.
  package func sell(by catalog: Catalog) {
    let new = Sold(catalog)
    sold.withLock { $0 = new }
  }
}

extension StoreDatabase {
  /// What a transaction that may have kept something came to.
  enum Outcome<Value: Sendable>: Sendable {
    case done(Value)
    /// What was kept is committed, and the customer is refused.
    case refused(StoreRefusal)
  }

  /// One transaction: all of it is on the disk when this returns, or nothing of it.
  func write<Value: Sendable>(
    _ step: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      let value = try await queue.write { [presence] database in
        try presence?.check()
        return try step(database)
      }
      try presence?.checkWritten()
      return value
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// One transaction that keeps what it did even when it refuses.
  func commit<Value: Sendable>(
    _ step: @escaping @Sendable (Database) throws -> Outcome<Value>
  ) async throws(StoreError) -> Value {
    switch try await write(step) {
    case .done(let value): return value
    case .refused(let refusal): throw .refused(refusal)
    }
  }

  func read<Value: Sendable>(
    _ query: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await queue.read(query)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Checks a card and hands it to the processor; what may be kept of it comes back.
  func attach(
    _ card: CardDetails, at now: Instant
  ) async throws(StoreError) -> (summary: CardSummary, token: CardToken) {
    let summary: CardSummary
    switch CardRules.check(card, at: now) {
    case .valid(let valid): summary = valid
    case .refused(let faults): throw .refused(.cardInvalid(faults))
    }
    let token = CardToken(rawValue: names.name("card", bytes: 16))
    try await ofProcessor { () async throws(StoreFailure) in
      try await gateway.attach(card, as: token)
    }
    return (summary, token)
  }
}
