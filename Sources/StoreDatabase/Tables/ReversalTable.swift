import GRDB
import NissanStore

/// What was asked to be taken back, and the receipt that says that it was.
enum ReversalTable {
  /// Writes down what is to be taken back, unless it was asked for before.
  static func insert(_ reversal: AskedReversal, _ database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO reversal (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING"
    ).execute(arguments: [reversal.id, try JSONBody.encode(reversal)])
  }

  /// Those that are not done, oldest first.
  static func open(_ database: Database) throws -> [AskedReversal] {
    try JSONBody.decode(
      AskedReversal.self,
      from: String.fetchAll(
        database.cachedStatement(
          sql: "SELECT body FROM reversal WHERE NOT is_done ORDER BY sequence")))
  }

  static func isDone(_ id: String, _ database: Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT is_done FROM reversal WHERE id = ?"), arguments: [id])
      ?? false
  }

  /// What a reversal that is done ended in.
  static func receipt(_ id: String, _ database: Database) throws -> ReceiptNumber? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT receipt FROM reversal WHERE id = ? AND is_done"),
      arguments: [id]
    ).map(ReceiptNumber.init(rawValue:))
  }

  static func finish(
    _ id: String, with receipt: ReceiptNumber?, _ database: Database
  ) throws {
    try database.cachedStatement(sql: "UPDATE reversal SET is_done = 1, receipt = ? WHERE id = ?")
      .execute(arguments: [receipt?.rawValue, id])
  }
}
