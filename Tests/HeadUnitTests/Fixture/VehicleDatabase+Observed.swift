import GRDB
import WorldTime

@testable import HeadUnit

extension VehicleDatabase {
  /// Rows that this connection has ever changed.
  var totalChanges: Int {
    get async throws {
      try await queue.read { try Int.fetchOne($0, sql: "SELECT total_changes()") ?? 0 }
    }
  }

  /// World time as a restart would find it.
  var keptInstant: Instant? {
    get async throws {
      try await queue.read { try Int64.fetchOne($0, sql: "SELECT instant FROM world") }
        .map { Instant(milliseconds: $0) }
    }
  }

  /// Runs SQL that is none of the head unit's.
  func tamper(_ sql: String) async throws {
    try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}
