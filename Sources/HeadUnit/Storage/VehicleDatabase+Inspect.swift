import GRDB

/// What a look through the whole database finds.
struct DatabaseInspection: Sendable {
  let failures: [String]
  let vehicles: Int
  let bonds: Int
  let records: Int
  let journalEntries: Int
  let pageBytes: Int
  let pages: Int
  let freePages: Int
}

extension VehicleDatabase {
  /// Reads all of it and checks that it is sound. A connection of its own does, so that neither
  /// commits nor readers of journals wait.
  ///
  /// - Throws: what SQLite says when it cannot even be read.
  func inspect(failuresMax: Int) throws -> DatabaseInspection {
    try separateReader().read { database in
      try Self.inspect(database, failuresMax: failuresMax)
    }
  }

  static func inspect(_ database: Database, failuresMax: Int) throws -> DatabaseInspection {
    DatabaseInspection(
      failures: try failures(in: database, max: failuresMax),
      vehicles: try count("SELECT COUNT(*) FROM vehicle", in: database),
      bonds: try count("SELECT COUNT(*) FROM bond", in: database),
      records: try count("SELECT COUNT(*) FROM entitlementRecord", in: database),
      journalEntries: try count("SELECT COUNT(*) FROM journal", in: database),
      pageBytes: try count("PRAGMA page_size", in: database),
      pages: try count("PRAGMA page_count", in: database),
      freePages: try count("PRAGMA freelist_count", in: database))
  }

  /// What SQLite finds wrong, and rows that belong to no vehicle.
  private static func failures(in database: Database, max: Int) throws -> [String] {
    let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(max))")
      .filter { $0 != "ok" }
    let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(max)
      .map { row in
        "a row of table \(row["table"] as String? ?? "?") belongs to no"
          + " \(row["parent"] as String? ?? "?")"
      }
    return Array((found + orphans).prefix(max))
  }

  private static func count(_ sql: String, in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: sql) ?? 0
  }

  /// Another connection that only reads.
  func separateReader() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Bytes of its write-ahead log, of which there may be none.
  var logBytes: Int { FileLength.bytes(of: "\(path)-wal") ?? 0 }

  /// Bytes on the disk, with the log; `nil` for a file that is gone.
  var fileBytes: Int? { FileLength.bytes(of: path).map { $0 + logBytes } }
}
