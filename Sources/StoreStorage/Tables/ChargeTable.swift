import GRDB
import NissanStore

/// Charges whose last word is still to come: those of customers who are present, and those that
/// are pending.
enum ChargeTable {
  static func load(
    _ account: AccountID, into charges: inout Records<OpenCharge>, _ database: Database
  ) throws {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT rowid AS place, is_pending, body FROM asked_charge
          WHERE purchase IN (SELECT id FROM purchase WHERE account = ?) ORDER BY rowid
          """), arguments: [account.rawValue])
    for row in rows {
      charges.load(
        OpenCharge(
          asked: try JSONBody.decode(AskedCharge.self, from: try row.kept("body")),
          isPending: try row.kept("is_pending")),
        at: try row.keptPlace("place"))
    }
  }

  private static let accounts =
    "SELECT account AS text FROM purchase JOIN asked_charge ON purchase.id = asked_charge.purchase"

  static func accounts(
    asking charge: IdempotencyKey, _ database: Database
  ) throws -> [AccountID] {
    try database.texts("\(accounts) WHERE key = ?", [charge.rawValue])
      .map(AccountID.init(rawValue:))
  }

  static func accountsUnanswered(_ database: Database) throws -> [AccountID] {
    try database.texts("\(accounts) WHERE NOT is_pending").map(AccountID.init(rawValue:))
  }

  static func save(_ kept: Records<OpenCharge>.Kept, _ database: Database) throws {
    let asked = kept.record.asked
    try database.cachedStatement(
      sql: """
        INSERT INTO asked_charge (rowid, key, purchase, subscription, is_pending, body)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET is_pending = excluded.is_pending
        """
    ).execute(arguments: [
      kept.place, asked.request.key.rawValue, asked.order.rawValue, asked.subscription?.rawValue,
      kept.record.isPending, try JSONBody.encode(asked),
    ])
  }

  static func remove(_ key: IdempotencyKey, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM asked_charge WHERE key = ?").execute(
      arguments: [key.rawValue])
  }
}

/// What the processor said by itself and the store has acted on.
enum NoticeTable {
  static func isHeard(_ notice: PaymentNoticeID, _ database: Database) throws -> Bool {
    try database.texts(
      "SELECT id AS text FROM heard_notice WHERE id = ?", [notice.rawValue]
    ).first != nil
  }

  static func save(_ notice: PaymentNoticeID, _ database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO heard_notice (id) VALUES (?) ON CONFLICT (id) DO NOTHING"
    ).execute(arguments: [notice.rawValue])
  }
}
