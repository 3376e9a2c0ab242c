import GRDB
import NissanStore

/// The cards of each account, as far as they may be kept.
enum PaymentMethodTable {
  static func load(
    _ id: PaymentMethodID, of account: AccountID, _ database: Database
  ) throws -> PaymentMethod {
    let body = try String.fetchOne(
      database, sql: "SELECT body FROM payment_method WHERE id = ? AND account = ?",
      arguments: [id.rawValue, account.rawValue])
    guard let body else { throw StoreRefusal.paymentMethodUnknown(id) }
    return try JSONBody.decode(PaymentMethod.self, from: body)
  }

  static func all(of account: AccountID, _ database: Database) throws -> [PaymentMethod] {
    try JSONBody.decode(
      PaymentMethod.self,
      from: String.fetchAll(
        database, sql: "SELECT body FROM payment_method WHERE account = ? ORDER BY sequence",
        arguments: [account.rawValue]))
  }

  static func save(_ method: PaymentMethod, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO payment_method (id, account, body) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """,
      arguments: [
        method.id.rawValue, method.account.rawValue, try JSONBody.encode(method),
      ])
  }
}
