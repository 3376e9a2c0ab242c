import GRDB
import NissanStore
import VehicleCatalog

extension Holdings {
  /// As the tables say.
  init(of vehicle: VIN, _ database: Database) throws {
    try self.init(
      orders: try OrderTable.fulfilled(for: vehicle, database),
      subscriptions: try SubscriptionTable.all(for: vehicle, database)
    ) { order in
      var receipts: [Receipt] = []
      var next: Order? = order
      while let current = next {
        receipts += try ReceiptTable.all(for: current.id, database)
        next = try current.predecessor.map {
          try OrderTable.load($0, of: current.account, database)
        }
      }
      return receipts
    }
  }
}
