import GRDB
import NissanStore

/// Charges whose last word is still to come: those of customers who are present, and those that
/// are pending.
enum AskedChargeTable {
  static func save(
    _ asked: AskedCharge, isPending: Bool, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO asked_charge (key, purchase, subscription, is_pending, body)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET is_pending = excluded.is_pending
        """
    ).execute(arguments: [
      asked.request.key.rawValue, asked.order.rawValue, asked.subscription?.rawValue, isPending,
      try JSONBody.encode(asked),
    ])
  }

  /// Those that nobody answered, oldest first.
  static func unanswered(_ database: Database) throws -> [AskedCharge] {
    try fetch("NOT is_pending ORDER BY rowid", [], database)
  }

  /// One that the processor said is under way.
  static func pending(_ key: IdempotencyKey, _ database: Database) throws -> AskedCharge? {
    try fetch("is_pending AND key = ?", [key.rawValue], database).first
  }

  /// A charge of this subscription is under way.
  static func isPending(_ id: SubscriptionID, _ database: Database) throws -> Bool {
    try fetch("is_pending AND subscription = ?", [id.rawValue], database).first != nil
  }

  static func remove(_ key: IdempotencyKey, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM asked_charge WHERE key = ?").execute(arguments: [
      key.rawValue
    ])
  }

  private static func fetch(
    _ condition: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> [AskedCharge] {
    try JSONBody.decode(
      AskedCharge.self,
      from: String.fetchAll(
        database.cachedStatement(sql: "SELECT body FROM asked_charge WHERE " + condition),
        arguments: arguments))
  }
}
