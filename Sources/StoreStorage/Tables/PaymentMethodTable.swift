import GRDB
import NissanStore

/// The cards of each account, as far as they may be kept.
enum PaymentMethodTable {
  static func load(
    _ account: AccountID, into methods: inout Records<PaymentMethod>, _ database: Database
  ) throws {
    let found = try database.bodies(
      PaymentMethod.self,
      "SELECT sequence AS place, body FROM payment_method WHERE account = ? ORDER BY sequence",
      [account.rawValue])
    for (method, place) in found { methods.load(method, at: place) }
  }

  static func save(_ kept: Records<PaymentMethod>.Kept, _ database: Database) throws {
    let method = kept.record
    try database.cachedStatement(
      sql: """
        INSERT INTO payment_method (sequence, id, account, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    ).execute(arguments: [
      kept.place, method.id.rawValue, method.account.rawValue, try JSONBody.encode(method),
    ])
  }

  static func remove(_ id: PaymentMethodID, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM payment_method WHERE id = ?").execute(
      arguments: [id.rawValue])
  }
}

/// Which card each account pays with while none is named.
enum DefaultMethodTable {
  static func load(
    _ account: AccountID, into defaults: inout Records<DefaultMethod>, _ database: Database
  ) throws {
    let method = try database.texts(
      "SELECT method AS text FROM default_payment_method WHERE account = ?", [account.rawValue]
    ).first
    guard let method else { return }
    defaults.load(
      DefaultMethod(account: account, method: PaymentMethodID(rawValue: method)), at: 0)
  }

  static func save(_ chosen: DefaultMethod, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO default_payment_method (account, method) VALUES (?, ?)
        ON CONFLICT (account) DO UPDATE SET method = excluded.method
        """
    ).execute(arguments: [chosen.account.rawValue, chosen.method.rawValue])
  }

  static func remove(_ account: AccountID, _ database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM default_payment_method WHERE account = ?")
      .execute(arguments: [account.rawValue])
  }
}

/// Cards whose holders have disputed a charge.
enum DisputedCardTable {
  static func contains(_ card: CardToken, _ database: Database) throws -> Bool {
    try database.texts(
      "SELECT token AS text FROM disputed_card WHERE token = ?", [card.rawValue]
    ).first != nil
  }

  static func save(_ card: CardToken, _ database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO disputed_card (token) VALUES (?) ON CONFLICT (token) DO NOTHING"
    ).execute(arguments: [card.rawValue])
  }
}
