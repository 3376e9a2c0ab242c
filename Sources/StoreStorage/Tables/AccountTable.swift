import GRDB
import NissanStore
import VehicleCatalog

/// Accounts, with the vehicles they are connected to.
enum AccountTable {
  static func load(
    _ id: AccountID, into accounts: inout Records<Account>, _ database: Database
  ) throws {
    let found = try database.bodies(
      Account.self, "SELECT rowid AS place, body FROM account WHERE id = ?", [id.rawValue])
    for (account, place) in found { accounts.load(account, at: place) }
  }

  static func id(email: String, _ database: Database) throws -> AccountID? {
    try database.texts("SELECT id AS text FROM account WHERE email = ?", [email]).first
      .map(AccountID.init(rawValue:))
  }

  static func save(_ kept: Records<Account>.Kept, _ database: Database) throws {
    let account = kept.record
    try database.cachedStatement(
      sql: """
        INSERT INTO account (rowid, id, email, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    ).execute(arguments: [
      kept.place, account.id.rawValue, account.email, try JSONBody.encode(account),
    ])
  }
}

/// Who owns each vehicle that was ever connected.
enum OwnerTable {
  static func load(
    _ vehicle: VIN, into owners: inout Records<VehicleOwner>, _ database: Database
  ) throws {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT account FROM vehicle_owner WHERE vehicle = ?"),
      arguments: [vehicle.rawValue])
    guard let row else { return }
    let account: String? = try row.keptIfAny("account")
    owners.load(
      VehicleOwner(vehicle: vehicle, account: account.map(AccountID.init(rawValue:))), at: 0)
  }

  static func save(_ owner: VehicleOwner, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO vehicle_owner (vehicle, account) VALUES (?, ?)
        ON CONFLICT (vehicle) DO UPDATE SET account = excluded.account
        """
    ).execute(arguments: [owner.vehicle.rawValue, owner.account?.rawValue])
  }
}
