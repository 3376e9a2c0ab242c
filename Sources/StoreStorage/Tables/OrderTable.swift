import GRDB
import NissanStore
import VehicleCatalog

/// Purchases, whatever became of them.
enum OrderTable {
  static func load(
    _ account: AccountID, into orders: inout Records<Order>, _ database: Database
  ) throws {
    let found = try database.bodies(
      Order.self,
      "SELECT sequence AS place, body FROM purchase WHERE account = ? ORDER BY sequence",
      [account.rawValue])
    for (order, place) in found { orders.load(order, at: place) }
  }

  /// Everybody who ever bought for a vehicle.
  static func accounts(buyingFor vehicle: VIN, _ database: Database) throws -> [AccountID] {
    try database.texts(
      "SELECT DISTINCT account AS text FROM purchase WHERE vehicle = ?", [vehicle.rawValue]
    ).map(AccountID.init(rawValue:))
  }

  static func accountsUnanswered(_ database: Database) throws -> [AccountID] {
    try database.texts("SELECT account AS text FROM purchase WHERE state = 'authorising'")
      .map(AccountID.init(rawValue:))
  }

  static func save(_ kept: Records<Order>.Kept, _ database: Database) throws {
    let order = kept.record
    try database.cachedStatement(
      sql: """
        INSERT INTO purchase (sequence, id, account, vehicle, state, body)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body
        """
    ).execute(arguments: [
      kept.place, order.id.rawValue, order.account.rawValue, order.vehicle.rawValue,
      order.state.description, try JSONBody.encode(order),
    ])
  }
}
