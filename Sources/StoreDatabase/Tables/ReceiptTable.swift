import GRDB
import NissanStore
import VehicleCatalog

/// Receipts, numbered without a gap.
enum ReceiptTable {
  /// The number after the last one; good within one transaction.
  static func nextNumber(_ database: Database) throws -> ReceiptNumber {
    ReceiptNumber(try nextSequence(database))
  }

  private static func nextSequence(_ database: Database) throws -> Int {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT COALESCE(MAX(sequence), 0) + 1 FROM receipt")) ?? 1
  }

  /// Keeps a receipt with the charge that it is of; `nil` when nothing was charged.
  static func insert(
    _ receipt: Receipt, paidBy charge: IdempotencyKey?, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO receipt (sequence, number, purchase, account, charge, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      try nextSequence(database), receipt.number.rawValue, receipt.order.rawValue,
      receipt.account.rawValue, charge?.rawValue, try JSONBody.encode(receipt),
    ])
  }

  /// The receipt of a charge; `nil` when it never got one.
  static func of(_ charge: IdempotencyKey, _ database: Database) throws -> Receipt? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT body FROM receipt WHERE charge = ?"),
      arguments: [charge.rawValue]
    ).map { try JSONBody.decode(Receipt.self, from: $0) }
  }

  /// What was paid for an order, oldest first: each charge with its receipt.
  static func payments(of order: OrderID, _ database: Database) throws -> [Payment] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT charge, body FROM receipt WHERE purchase = ? AND charge IS NOT NULL
          ORDER BY sequence
          """), arguments: [order.rawValue]
    ).compactMap { row in
      let receipt = try JSONBody.decode(Receipt.self, from: try row.kept("body"))
      guard let total = receipt.total, total.minorUnits > 0 else { return nil }
      return Payment(
        charge: IdempotencyKey(rawValue: try row.kept("charge")), receipt: receipt, amount: total)
    }
  }

  static func load(
    _ number: ReceiptNumber, of account: AccountID, _ database: Database
  ) throws -> Receipt {
    let body = try String.fetchOne(
      database.cachedStatement(sql: "SELECT body FROM receipt WHERE number = ? AND account = ?"),
      arguments: [number.rawValue, account.rawValue])
    guard let body else { throw StoreRefusal.receiptUnknown(number) }
    return try JSONBody.decode(Receipt.self, from: body)
  }

  /// Newest first.
  static func all(of account: AccountID, _ database: Database) throws -> [Receipt] {
    try JSONBody.decode(
      Receipt.self,
      from: String.fetchAll(
        database.cachedStatement(
          sql: "SELECT body FROM receipt WHERE account = ? ORDER BY sequence DESC"),
        arguments: [account.rawValue]))
  }

  /// Oldest first: the purchase's, then those of the renewals.
  static func all(for order: OrderID, _ database: Database) throws -> [Receipt] {
    try JSONBody.decode(
      Receipt.self,
      from: String.fetchAll(
        database.cachedStatement(
          sql: "SELECT body FROM receipt WHERE purchase = ? ORDER BY sequence"),
        arguments: [order.rawValue]))
  }

  /// The receipt of the purchase itself, not of a renewal.
  static func first(of order: OrderID, _ database: Database) throws -> Receipt {
    let body = try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT body FROM receipt WHERE purchase = ? ORDER BY sequence LIMIT 1"),
      arguments: [order.rawValue])
    guard let body else {
      throw StoreFailure.inconsistent(detail: "order \(order) is fulfilled without a receipt")
    }
    return try JSONBody.decode(Receipt.self, from: body)
  }
}
