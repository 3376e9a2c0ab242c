import GRDB
import NissanStore

/// Receipts, numbered without a gap.
enum ReceiptTable {
  /// The number after the last one; good within one transaction.
  static func nextNumber(_ database: Database) throws -> ReceiptNumber {
    ReceiptNumber(try nextSequence(database))
  }

  private static func nextSequence(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT COALESCE(MAX(sequence), 0) + 1 FROM receipt") ?? 1
  }

  static func insert(_ receipt: Receipt, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO receipt (sequence, number, purchase, account, body) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        try nextSequence(database), receipt.number.rawValue, receipt.order.rawValue,
        receipt.account.rawValue,
        try JSONBody.encode(receipt),
      ])
  }

  static func load(
    _ number: ReceiptNumber, of account: AccountID, _ database: Database
  ) throws -> Receipt {
    let body = try String.fetchOne(
      database, sql: "SELECT body FROM receipt WHERE number = ? AND account = ?",
      arguments: [number.rawValue, account.rawValue])
    guard let body else { throw StoreRefusal.receiptUnknown(number) }
    return try JSONBody.decode(Receipt.self, from: body)
  }

  /// Newest first.
  static func all(of account: AccountID, _ database: Database) throws -> [Receipt] {
    try JSONBody.decode(
      Receipt.self,
      from: String.fetchAll(
        database, sql: "SELECT body FROM receipt WHERE account = ? ORDER BY sequence DESC",
        arguments: [account.rawValue]))
  }

  /// The receipt of the purchase itself, not of a renewal.
  static func first(of order: OrderID, _ database: Database) throws -> Receipt {
    let body = try String.fetchOne(
      database, sql: "SELECT body FROM receipt WHERE purchase = ? ORDER BY sequence LIMIT 1",
      arguments: [order.rawValue])
    guard let body else {
      throw StoreFailure.inconsistent(detail: "order \(order) is fulfilled without a receipt")
    }
    return try JSONBody.decode(Receipt.self, from: body)
  }
}
