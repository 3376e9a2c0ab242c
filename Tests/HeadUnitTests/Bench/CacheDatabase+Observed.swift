import GRDB

@testable import HeadUnit

extension CacheDatabase {
  /// Rows that this connection has ever changed.
  var totalChanges: Int {
    get async throws {
      try await queue.read { try Int.fetchOne($0, sql: "SELECT total_changes()") ?? 0 }
    }
  }

  /// Runs SQL that is none of the head unit's.
  func tamper(_ sql: String) async throws {
    try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}
