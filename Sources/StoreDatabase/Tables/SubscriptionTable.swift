import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// Subscriptions, and when each is due next.
enum SubscriptionTable {
  static func load(
    _ id: SubscriptionID, of account: AccountID, _ database: Database
  ) throws -> Subscription {
    let body = try String.fetchOne(
      database.cachedStatement(sql: "SELECT body FROM subscription WHERE id = ? AND account = ?"),
      arguments: [id.rawValue, account.rawValue])
    guard let body else { throw StoreRefusal.subscriptionUnknown(id) }
    return try JSONBody.decode(Subscription.self, from: body)
  }

  /// The one that is due first, at `limit` at the latest; among equals the older one.
  static func firstDue(notAfter limit: Instant, _ database: Database) throws -> Subscription? {
    let body = try String.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT body FROM subscription WHERE due_at IS NOT NULL AND due_at <= ?
          ORDER BY due_at, sequence LIMIT 1
          """), arguments: [limit.milliseconds])
    return try body.map { try JSONBody.decode(Subscription.self, from: $0) }
  }

  /// Those that are not over, oldest first.
  static func running(_ database: Database) throws -> [Subscription] {
    try fetch("due_at IS NOT NULL ORDER BY sequence", [], database)
  }

  /// Newest first.
  static func all(of account: AccountID, _ database: Database) throws -> [Subscription] {
    try fetch("account = ? ORDER BY sequence DESC", [account.rawValue], database)
  }

  /// Oldest first.
  static func all(for vehicle: VIN, _ database: Database) throws -> [Subscription] {
    try fetch("vehicle = ? ORDER BY sequence", [vehicle.rawValue], database)
  }

  /// `nil` for the order of a free product.
  static func of(_ order: OrderID, _ database: Database) throws -> Subscription? {
    try fetch("purchase = ?", [order.rawValue], database).first
  }

  private static func fetch(
    _ condition: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> [Subscription] {
    try JSONBody.decode(
      Subscription.self,
      from: String.fetchAll(
        database.cachedStatement(sql: "SELECT body FROM subscription WHERE " + condition),
        arguments: arguments))
  }

  static func save(
    _ subscription: Subscription, _ policy: SubscriptionPolicy, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO subscription (id, purchase, account, vehicle, due_at, body)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, body = excluded.body
        """
    ).execute(arguments: [
      subscription.id.rawValue, subscription.order.rawValue, subscription.account.rawValue,
      subscription.vehicle.rawValue, subscription.nextDue(policy)?.at.milliseconds,
      try JSONBody.encode(subscription),
    ])
  }
}
