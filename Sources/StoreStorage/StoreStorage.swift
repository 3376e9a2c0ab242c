import GRDB
package import NissanStore
import Synchronization
package import VehicleCatalog
package import WorldTime

/// A store in an SQLite file, which several phones may share.
///
/// It decides nothing: it loads what a command names, lets the ``Store`` carry it out, and writes
/// what changed in one transaction, which is on the disk before anybody is answered. The processor
/// is simulated in the same file, and its cards are written with the records that first name them.
/// No card number and no security code reaches it.
package final class StoreStorage: StoreSurroundings {
  package let gateway: any PaymentGateway
  private let connection: StoreConnection
  private let processor: ProcessorStorage
  private let offering: Mutex<Offering>
  /// What the store knew after the last transaction; `nil` after one that failed.
  private let known = Mutex<LoadedStore?>(nil)
  private let empty: Store

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
    connection = try StoreConnection(path: path)
    let offering = Offering(catalog)
    empty = Store(selling: offering, policy: policy, names: names)
    self.offering = Mutex(offering)
    processor = ProcessorStorage(connection: connection, delays: delays)
    self.gateway = gateway(processor)
  }

  /// Sells by another catalogue from now on; what runs is held against it with the next step.
  package func sell(by catalog: Catalog) {
    let new = Offering(catalog)
    offering.withLock { $0 = new }
  }

  package func apply(_ input: StoreInput) async throws(StoreFailure) -> StoreOutcome {
    try await connection.write { [self] database in
      var loaded = try load(input.scope, dueAt: input.dueAt, database)
      let outcome = try loaded.store.apply(input, signingWith: KeptKeys(database: database))
      if case .reply(.attached) = input { try processor.saveAttached(database) }
      try loaded.save(database)
      keep(loaded, after: database)
      return outcome
    }
  }

  package func events(
    of account: AccountID, after sequence: Int
  ) async throws(StoreError) -> [NumberedStoreEvent] {
    do throws(StoreFailure) {
      return try await connection.read { try EventTable.all(of: account, after: sequence, $0) }
    } catch {
      throw .failed(error)
    }
  }

  package func withKeys<Value: Sendable>(
    _ body: @Sendable (any StoreKeys) throws -> Value
  ) async throws(StoreFailure) -> Value {
    try await connection.write { try body(KeptKeys(database: $0)) }
  }

  package func look(_ query: StoreQuery, at now: Instant) async throws(StoreError) -> StoreAnswer {
    let answer: Result<StoreAnswer, StoreError>
    do throws(StoreFailure) {
      answer = try await connection.read { [self] database in
        let loaded = try load(query.scope, dueAt: nil, database)
        let answer = Result { () throws(StoreError) in
          try loaded.store.answer(query, at: now)
        }
        known.withLock { $0 = loaded }
        return answer
      }
    } catch {
      throw .failed(error)
    }
    return try answer.get()
  }

  /// What is known, with what is missing of a scope; nothing is known until it is kept again.
  private func load(
    _ scope: StoreScope, dueAt instant: Instant?, _ database: Database
  ) throws -> LoadedStore {
    let former = known.withLock { known in
      defer { known = nil }
      return known
    }
    var loaded = try former?.unlessChanged(database) ?? LoadedStore(empty, database)
    loaded.store.sell(offering.withLock { $0 })
    try loaded.load(scope, database)
    if let instant { try loaded.loadDue(at: instant, database) }
    return loaded
  }

  /// A transaction that is not committed leaves nothing to know.
  private func keep(_ loaded: LoadedStore, after database: Database) {
    database.afterNextTransaction { [self] _ in known.withLock { $0 = loaded } }
  }
}

extension StoreStorage {
  /// Writes what a store in memory knows, its keys and its processor, to a new file.
  ///
  /// - Throws: ``StoreFailure``.
  package static func write(
    _ memory: MemoryStore, to path: String, at now: Instant
  ) async throws {
    let queue = try StoreFile(path: path).open()
    let (store, processor) = (memory.value, memory.processor)
    let (root, key) = try await memory.withKeys { (try $0.root(), try $0.signingKey(at: now)) }
    try await queue.write { database in
      var processor = processor
      try processor.save(database)
      try KeyTable.insert(root, database)
      if let key { try KeyTable.insert(key, database) }
      var loaded = try LoadedStore(
        Store(selling: store.offering, policy: store.policy, names: .random), database)
      loaded.store.records = store.records
      try loaded.save(database)
      try EventTable.save(memory.happened, database)
    }
    try queue.close()
  }

  /// Copies a store's file while phones may write to it.
  ///
  /// - Throws: ``StoreFailure``.
  package static func copy(_ path: String, to copy: String) throws {
    let queue = try StoreFile(path: path).open()
    try queue.vacuum(into: copy)
    try queue.close()
  }
}
