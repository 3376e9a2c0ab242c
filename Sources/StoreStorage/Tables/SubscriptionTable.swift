import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// Subscriptions, and when each is due next.
enum SubscriptionTable {
  /// Oldest first.
  static func all(
    of account: AccountID, _ database: Database
  ) throws -> [(record: ScheduledSubscription, place: Int)] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT sequence, due_at, body FROM subscription WHERE account = ? ORDER BY sequence
          """), arguments: [account.rawValue]
    ).map { row in
      let dueAt: Int64? = try row.keptIfAny("due_at")
      let subscription = try JSONBody.decode(Subscription.self, from: try row.kept("body"))
      return (
        ScheduledSubscription(
          subscription: subscription, dueAt: dueAt.map(Instant.init(milliseconds:))),
        try row.keptPlace("sequence")
      )
    }
  }

  static func accounts(dueAt limit: Instant, _ database: Database) throws -> [AccountID] {
    try database.texts(
      "SELECT DISTINCT account AS text FROM subscription WHERE due_at <= ?", [limit.milliseconds]
    ).map(AccountID.init(rawValue:))
  }

  /// Whose subscriptions are not over.
  static func accountsRunning(_ database: Database) throws -> [AccountID] {
    try database.texts(
      "SELECT DISTINCT account AS text FROM subscription WHERE due_at IS NOT NULL"
    ).map(AccountID.init(rawValue:))
  }

  static func save(
    _ kept: Records<ScheduledSubscription>.Kept, _ database: Database
  ) throws {
    let subscription = kept.record.subscription
    try database.cachedStatement(
      sql: """
        INSERT INTO subscription (sequence, id, purchase, account, vehicle, due_at, body)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, body = excluded.body
        """
    ).execute(arguments: [
      kept.place, subscription.id.rawValue, subscription.order.rawValue,
      subscription.account.rawValue, subscription.vehicle.rawValue,
      kept.record.dueAt?.milliseconds, try JSONBody.encode(subscription),
    ])
  }
}
