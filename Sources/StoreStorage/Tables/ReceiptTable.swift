import GRDB
import NissanStore

/// Receipts, numbered without a gap.
enum ReceiptTable {
  static func load(
    _ account: AccountID, into receipts: inout Records<PaidReceipt>, _ database: Database
  ) throws {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT sequence, charge, body FROM receipt WHERE account = ? ORDER BY sequence"),
      arguments: [account.rawValue])
    for row in rows {
      let charge: String? = try row.keptIfAny("charge")
      receipts.load(
        PaidReceipt(
          receipt: try JSONBody.decode(Receipt.self, from: try row.kept("body")),
          charge: charge.map(IdempotencyKey.init(rawValue:))),
        at: try row.keptPlace("sequence"))
    }
  }

  static func accounts(
    paying charge: IdempotencyKey, _ database: Database
  ) throws -> [AccountID] {
    try database.texts(
      "SELECT account AS text FROM receipt WHERE charge = ?", [charge.rawValue]
    ).map(AccountID.init(rawValue:))
  }

  static func save(_ kept: Records<PaidReceipt>.Kept, _ database: Database) throws {
    let receipt = kept.record.receipt
    try database.cachedStatement(
      sql: """
        INSERT INTO receipt (sequence, number, purchase, account, charge, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      kept.place, receipt.number.rawValue, receipt.order.rawValue, receipt.account.rawValue,
      kept.record.charge?.rawValue, try JSONBody.encode(receipt),
    ])
  }
}
