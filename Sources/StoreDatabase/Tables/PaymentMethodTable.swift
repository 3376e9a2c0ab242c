import GRDB
import NissanStore

/// The cards of each account, as far as they may be kept.
enum PaymentMethodTable {
  static func load(
    _ id: PaymentMethodID, of account: AccountID, _ database: Database
  ) throws -> PaymentMethod {
    let body = try String.fetchOne(
      database.cachedStatement(sql: "SELECT body FROM payment_method WHERE id = ? AND account = ?"),
      arguments: [id.rawValue, account.rawValue])
    guard let body else { throw StoreRefusal.paymentMethodUnknown(id) }
    return try JSONBody.decode(PaymentMethod.self, from: body)
  }

  private static func all(of account: AccountID, _ database: Database) throws -> [PaymentMethod] {
    try JSONBody.decode(
      PaymentMethod.self,
      from: String.fetchAll(
        database.cachedStatement(
          sql: "SELECT body FROM payment_method WHERE account = ? ORDER BY sequence"),
        arguments: [account.rawValue]))
  }

  static func wallet(of account: AccountID, _ database: Database) throws -> Wallet {
    let preferred = try String.fetchOne(
      database.cachedStatement(sql: "SELECT method FROM default_payment_method WHERE account = ?"),
      arguments: [account.rawValue])
    return Wallet(
      methods: try all(of: account, database),
      defaultMethod: preferred.map(PaymentMethodID.init(rawValue:)))
  }

  /// What an account pays with while it has not chosen.
  static func makeFirstDefault(_ method: PaymentMethod, _ database: Database) throws {
    if try wallet(of: method.account, database).defaultMethod == nil {
      try makeDefault(method, database)
    }
  }

  static func makeDefault(_ method: PaymentMethod, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO default_payment_method (account, method) VALUES (?, ?)
        ON CONFLICT (account) DO UPDATE SET method = excluded.method
        """
    ).execute(arguments: [method.account.rawValue, method.id.rawValue])
  }

  /// A default that is removed leaves the account without one.
  static func remove(_ method: PaymentMethod, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM payment_method WHERE id = ? AND account = ?")
      .execute(arguments: [method.id.rawValue, method.account.rawValue])
  }

  static func save(_ method: PaymentMethod, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO payment_method (id, account, body) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    ).execute(arguments: [
      method.id.rawValue, method.account.rawValue, try JSONBody.encode(method),
    ])
  }
}
