import GRDB
import WorldTime

/// The offers that running subscriptions were last held against.
enum OffersSeenTable {
  /// `nil` before the first time.
  static func digest(_ database: Database) throws -> String? {
    try String.fetchOne(database.cachedStatement(sql: "SELECT digest FROM offers_seen"))
  }

  static func save(_ digest: String, at now: Instant, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO offers_seen (only, digest, seen_at) VALUES (1, ?, ?)
        ON CONFLICT (only) DO UPDATE SET digest = excluded.digest, seen_at = excluded.seen_at
        """
    ).execute(arguments: [digest, now.milliseconds])
  }
}
