import GRDB
import NissanStore

/// What happened, in that order.
enum EventTable {
  static func save(_ events: [StoreEvent], _ database: Database) throws {
    guard !events.isEmpty else { return }
    for event in events {
      try database.cachedStatement(
        sql: "INSERT INTO store_event (account, body) VALUES (?, ?)"
      ).execute(arguments: [event.account?.rawValue, try JSONBody.encode(event)])
    }
    try database.cachedStatement(
      sql: """
        DELETE FROM store_event
        WHERE sequence <= (SELECT MAX(sequence) FROM store_event) - ?
        """
    ).execute(arguments: [NumberedStoreEvent.keptMax])
  }

  static func all(
    of account: AccountID, after sequence: Int, _ database: Database
  ) throws -> [NumberedStoreEvent] {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT sequence, body FROM store_event WHERE account = ? AND sequence > ?
          ORDER BY sequence LIMIT ?
          """), arguments: [account.rawValue, sequence, NumberedStoreEvent.listedMax])
    return try rows.map { row in
      NumberedStoreEvent(
        sequence: try row.keptPlace("sequence"),
        event: try JSONBody.decode(StoreEvent.self, from: try row.kept("body")))
    }
  }
}
