import GRDB

/// What the rows of some tables cost at least: SQLite alone takes them into an empty database,
/// with the settings of the daemon.
struct RowBaseline {
  private let source: DatabaseQueue
  private let folder: String

  /// `source` is a database of the daemon, which has ended; the copies are made in `folder`.
  init(source: String, folder: String) throws {
    self.source = try DatabaseQueue(path: source)
    self.folder = folder
  }

  /// Takes the rows of some tables into a new database, `perCommit` of each table in one
  /// transaction, and says how many nanoseconds it took. Reading them from the source is not
  /// measured.
  func measure(_ tables: [String], perCommit: Int) throws -> Int64 {
    let baseline = try baseline(with: tables)
    let rows = try source.read { database in
      try tables.map { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map {
          Array($0.databaseValues)
        }
      }
    }
    let statements = zip(tables, rows).map { table, rows in
      let places = (rows.first ?? []).map { _ in "?" }.joined(separator: ", ")
      return "INSERT INTO \(table) VALUES (\(places))"
    }
    let watch = HostStopwatch()
    let count = rows.map(\.count).max() ?? 0
    for start in stride(from: 0, to: count, by: perCommit) {
      try baseline.write { database in
        for (statement, rows) in zip(statements, rows) where start < rows.count {
          let prepared = try database.cachedStatement(sql: statement)
          for values in rows[start..<min(start + perCommit, rows.count)] {
            try prepared.execute(arguments: StatementArguments(values))
          }
        }
      }
    }
    return watch.nanoseconds
  }

  /// An empty database with the source's tables, but without what ties them together.
  private func baseline(with tables: [String]) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    let baseline = try DatabaseQueue(
      path: "\(folder)/floor-\(tables.joined(separator: "-")).sqlite",
      configuration: configuration)
    let declarations = try source.read { database in
      try tables.map { table in
        try String.fetchOne(
          database, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])
      }
    }
    try baseline.write { database in
      for case .some(let declaration) in declarations { try database.execute(sql: declaration) }
    }
    return baseline
  }
}
