import GRDB
import NissanStore

/// What was asked to be taken back, and the receipt that says that it was.
enum ReversalTable {
  /// Those that are named after an order, a subscription, or a charge of one: `order-1/…`.
  static func load(
    below name: String, into reversals: inout Records<OpenReversal>, _ database: Database
  ) throws {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT sequence, is_done, receipt, body FROM reversal
          WHERE id > ? || '/' AND id < ? || '0' ORDER BY sequence
          """), arguments: [name, name])
    for row in rows {
      let receipt: String? = try row.keptIfAny("receipt")
      reversals.load(
        OpenReversal(
          asked: try JSONBody.decode(AskedReversal.self, from: try row.kept("body")),
          isDone: try row.kept("is_done"), receipt: receipt.map(ReceiptNumber.init(rawValue:))),
        at: try row.keptPlace("sequence"))
    }
  }

  static func accountsUnanswered(_ database: Database) throws -> [AccountID] {
    try database.bodies(
      AskedReversal.self, "SELECT sequence AS place, body FROM reversal WHERE NOT is_done", []
    ).map(\.record.account)
  }

  static func save(_ kept: Records<OpenReversal>.Kept, _ database: Database) throws {
    let reversal = kept.record
    try database.cachedStatement(
      sql: """
        INSERT INTO reversal (sequence, id, receipt, is_done, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET receipt = excluded.receipt, is_done = excluded.is_done
        """
    ).execute(arguments: [
      kept.place, reversal.key, reversal.receipt?.rawValue, reversal.isDone,
      try JSONBody.encode(reversal.asked),
    ])
  }
}
