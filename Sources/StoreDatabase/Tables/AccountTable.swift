import GRDB
import NissanStore

/// Accounts, with the vehicles they are connected to.
enum AccountTable {
  static func load(_ id: AccountID, _ database: Database) throws -> Account {
    let body = try String.fetchOne(
      database.cachedStatement(sql: "SELECT body FROM account WHERE id = ?"),
      arguments: [id.rawValue])
    guard let body else { throw StoreRefusal.accountUnknown(id) }
    return try JSONBody.decode(Account.self, from: body)
  }

  static func load(email: String, _ database: Database) throws -> Account {
    let body = try String.fetchOne(
      database.cachedStatement(sql: "SELECT body FROM account WHERE email = ?"), arguments: [email])
    guard let body else { throw StoreRefusal.emailUnknown(email) }
    return try JSONBody.decode(Account.self, from: body)
  }

  static func hasEmail(_ email: String, _ database: Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM account WHERE email = ?)"),
      arguments: [email])
      ?? false
  }

  static func save(_ account: Account, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO account (id, email, body) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    ).execute(arguments: [account.id.rawValue, account.email, try JSONBody.encode(account)])
  }
}
