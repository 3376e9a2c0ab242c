import GRDB

/// The order in which the rows of a table were made.
enum Place {
  /// The place of the newest row; 0 without any.
  static func last(in table: String, _ database: Database) throws -> Int {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT COALESCE(MAX(rowid), 0) AS place FROM \(table)"))
    return try row?.keptPlace("place") ?? 0
  }
}

extension Database {
  /// The bodies of some rows, with their places.
  func bodies<Record: Decodable>(
    _ type: Record.Type, _ sql: String, _ arguments: StatementArguments
  ) throws -> [(record: Record, place: Int)] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments).map { row in
      (try JSONBody.decode(type, from: try row.kept("body")), try row.keptPlace("place"))
    }
  }

  /// Texts of one column.
  func texts(_ sql: String, _ arguments: StatementArguments = []) throws -> [String] {
    try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments).map { try $0.kept("text") }
  }
}
