import GRDB
package import NissanStore
package import VehicleCatalog

/// An empty store in memory, with its tables and its root key, of which others are copied: making
/// the tables anew takes far longer.
///
/// All copies are stores of the same maker: a car that trusts one trusts them all.
package final class StoreMould: Sendable {
  let sold: StoreDatabase.Sold
  private let queue: DatabaseQueue

  /// What failures call the place of a store in memory.
  static let place = ":memory:"

  /// - Parameter catalog: What is sold.
  /// - Throws: ``StoreFailure``.
  package init(catalog: Catalog) throws(StoreFailure) {
    sold = StoreDatabase.Sold(catalog)
    do {
      queue = try DatabaseQueue()
      try StoreMigrations.all.migrate(queue)
      _ = try queue.write { try KeyTable.root($0) }
    } catch {
      throw StoreFailure(error, opening: Self.place)
    }
  }

  /// Another store like it.
  func cast() throws(StoreFailure) -> DatabaseQueue {
    do {
      let copy = try DatabaseQueue()
      try queue.backup(to: copy)
      return copy
    } catch {
      throw StoreFailure(error, opening: Self.place)
    }
  }
}
