package import GRDB

/// Writes to a database what its tables forbid, as a decayed disk or an editor may.
package enum LooseTables {
  /// Opens a database whose tables take any value while `body` runs: no type is strict, nothing
  /// must be there, and neither checks nor foreign keys hold. Their declarations are as they were
  /// afterwards.
  ///
  /// - Parameters:
  ///   - path: a database that nobody else has open.
  ///   - body: writes to its tables by the names `main.TABLE`.
  /// - Returns: what `body` does.
  /// - Throws: what SQLite says, and what `body` throws.
  package static func write<Value>(
    in path: String, _ body: (Database) throws -> Value
  ) throws -> Value {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let value = try queue.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA writable_schema = ON;
          CREATE TEMP TABLE was AS SELECT name, sql FROM main.sqlite_schema;
          UPDATE main.sqlite_schema SET sql = replace(replace(replace(sql,
            ') STRICT, WITHOUT ROWID', ') WITHOUT ROWID'), ') STRICT', ')'), ' NOT NULL', '')
          WHERE type = 'table';
          PRAGMA writable_schema = RESET;
          PRAGMA ignore_check_constraints = ON;
          """)
      let value = try body(database)
      try database.execute(
        sql: """
          PRAGMA writable_schema = ON;
          UPDATE main.sqlite_schema AS now
          SET sql = (SELECT sql FROM was WHERE was.name = now.name) WHERE type = 'table';
          PRAGMA writable_schema = RESET;
          """)
      return value
    }
    try queue.close()
    return value
  }
}
