import GRDB

/// What a durable row costs at least: one statement, one transaction, one `fsync`.
struct RawCommit {
  private let queue: DatabaseQueue

  init(path: String) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      try database.execute(sql: "CREATE TABLE record (vin TEXT PRIMARY KEY, version, text)")
    }
  }

  func commit(_ text: String, version: Int) throws {
    try queue.write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO record (vin, version, text) VALUES (?, ?, ?)",
        arguments: [BenchmarkDaemon.vin, version, text])
    }
  }
}
