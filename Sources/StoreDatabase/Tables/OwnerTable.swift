import GRDB
import NissanStore
import VehicleCatalog

/// Who owns each vehicle that was ever connected.
enum OwnerTable {
  /// Who a vehicle belongs to.
  enum Ownership: Hashable, Sendable {
    /// Nobody connected it yet.
    case unknown
    /// Its owner gave it up.
    case givenUp
    case owned(by: AccountID)
  }

  static func ownership(of vehicle: VIN, _ database: Database) throws -> Ownership {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT account FROM vehicle_owner WHERE vehicle = ?"),
      arguments: [vehicle.rawValue])
    guard let row else { return .unknown }
    let account: String? = try row.keptIfAny("account")
    return account.map { .owned(by: AccountID(rawValue: $0)) } ?? .givenUp
  }

  /// - Throws: ``StoreRefusal/notOwner(_:isOwned:)``.
  static func check(_ account: AccountID, owns vehicle: VIN, _ database: Database) throws {
    switch try ownership(of: vehicle, database) {
    case .owned(by: account): return
    case .owned: throw StoreRefusal.notOwner(vehicle, isOwned: true)
    case .unknown, .givenUp: throw StoreRefusal.notOwner(vehicle, isOwned: false)
    }
  }

  /// An owner of `nil` gives the vehicle up.
  static func save(_ owner: AccountID?, of vehicle: VIN, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO vehicle_owner (vehicle, account) VALUES (?, ?)
        ON CONFLICT (vehicle) DO UPDATE SET account = excluded.account
        """
    ).execute(arguments: [vehicle.rawValue, owner?.rawValue])
  }
}
