import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// What a vehicle has and had, as the tables say.
struct Holdings: Sendable {
  /// Those that brought something, oldest first; taken back ones too.
  let orders: [Order]
  /// Oldest first; ended ones too.
  let subscriptions: [Subscription]

  init(of vehicle: VIN, _ database: Database) throws {
    orders = try OrderTable.fulfilled(for: vehicle, database)
    subscriptions = try SubscriptionTable.all(for: vehicle, database)
  }

  func subscription(of order: OrderID) -> Subscription? {
    subscriptions.first { $0.order == order }
  }

  /// How the vehicle has a product now.
  func ownership(of product: ProductID) -> ProductListing.Ownership {
    if let current = subscriptions.last(where: { $0.product == product && !$0.state.isOver }) {
      return .subscribed(current)
    }
    let endless = orders.last {
      $0.product == product && $0.state == .fulfilled && subscription(of: $0.id) == nil
    }
    return endless.map { .endless($0.id) } ?? .none
  }

  func hadTrial(of product: ProductID) -> Bool {
    subscriptions.contains { $0.product == product && $0.trial.isPositive }
  }
}
