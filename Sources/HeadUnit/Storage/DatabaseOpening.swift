import Files
import GRDB

/// How the file is opened, and what tells a damaged one.
enum DatabaseOpening {
  /// Milliseconds to wait for another process that holds the file.
  private static let busyMilliseconds = 5_000

  /// Bytes that the write-ahead log keeps on the disk once what is in it is in the database. A
  /// large commit makes it longer until then.
  static let logBytesMax = 4 << 20

  /// SQLite finds fault with the file.
  struct Damaged: Error, Hashable, CustomStringConvertible {
    let description: String
  }

  /// - Throws: what SQLite says; ``Damaged``; ``StartRefusal/stateUnreadable(_:)`` for a file of a
  ///   newer version, or what is no file at all.
  static func open(_ path: String) throws -> (queue: DatabaseQueue, reader: DatabaseQueue) {
    do throws(PlainFile.Refusal) {
      try OwnFile.make(path)
      // Nobody but the owner reads what SQLite puts beside it: those files have the same rights.
      try OwnFile.tighten(path)
    } catch {
      throw StartRefusal.stateUnreadable("\(path): \(error)")
    }
    var configuration = configuration
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { try examine($0, path) }
    try VehicleSchema.migrations.migrate(queue)
    try queue.read { try checkTables($0) }
    configuration.readonly = true
    return (queue, try DatabaseQueue(path: path, configuration: configuration))
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(busyMilliseconds) / 1_000)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA journal_size_limit = \(logBytesMax)")
    }
    return configuration
  }

  /// Looks all of it over before anything is written to it.
  private static func examine(_ database: Database, _ path: String) throws {
    // Its quick form passes over rows that are out of their order, which no write finds again.
    if let found = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)"), found != "ok" {
      throw Damaged(description: found)
    }
    guard try database.tableExists("grdb_migrations") else { return }
    let known = VehicleSchema.migrations
    let applied = Set(
      try KeptRow.fetchAll("SELECT identifier FROM grdb_migrations", database)
        .map { try $0.text("identifier") })
    guard !applied.isSubset(of: known.migrations) else { return }
    // A newer version knows all of ours; a list with a gap was never written by anybody.
    guard applied.isSuperset(of: known.migrations) else {
      throw Damaged(description: "the list of its versions makes no sense")
    }
    throw StartRefusal.stateUnreadable("\(path) was written by a newer version")
  }

  /// The tables are there, by their names.
  private static func checkTables(_ database: Database) throws {
    for table in VehicleSchema.tables {
      guard try database.tableExists(table) else {
        throw Damaged(description: "it has no table \(table)")
      }
    }
  }

  /// The file is damaged; anything else is a disk that fails or is full, or somebody in the way.
  static func isDamage(_ error: any Error) -> Bool {
    switch error {
    case is Damaged, is KeptRow.Failure, is RowDecodingError: true
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH,
        .SQLITE_TOOBIG, .SQLITE_SCHEMA, .SQLITE_EMPTY, .SQLITE_FORMAT, .SQLITE_RANGE,
        // The folder can be written: it is the file that says so of itself.
        .SQLITE_READONLY:
        true
      default: false
      }
    default: false
    }
  }
}
