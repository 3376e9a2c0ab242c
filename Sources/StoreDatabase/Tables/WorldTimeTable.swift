import GRDB
import NissanStore
import WorldTime

/// The latest world time that the store has seen.
enum WorldTimeTable {
  /// Takes note of `now`.
  ///
  /// - Throws: ``StoreRefusal/timeRanBackwards(now:seen:)``.
  static func see(_ now: Instant, _ database: Database) throws {
    let seen = try Int64.fetchOne(database.cachedStatement(sql: "SELECT seen_at FROM world_time"))
    if let seen {
      let seenAt = Instant(milliseconds: seen)
      try StoreTime.check(now, seen: seenAt)
      guard now > seenAt else { return }
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO world_time (only, seen_at) VALUES (1, ?)
        ON CONFLICT (only) DO UPDATE SET seen_at = excluded.seen_at
        """
    ).execute(arguments: [now.milliseconds])
  }
}
