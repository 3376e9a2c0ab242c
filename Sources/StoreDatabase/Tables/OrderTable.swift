import GRDB
import NissanStore
import VehicleCatalog

/// Purchases, whatever became of them.
enum OrderTable {
  static func load(
    _ id: OrderID, of account: AccountID, _ database: Database
  ) throws -> Order {
    let body = try String.fetchOne(
      database.cachedStatement(sql: "SELECT body FROM purchase WHERE id = ? AND account = ?"),
      arguments: [id.rawValue, account.rawValue])
    guard let body else { throw StoreRefusal.orderUnknown(id) }
    return try JSONBody.decode(Order.self, from: body)
  }

  /// Newest first.
  static func all(of account: AccountID, _ database: Database) throws -> [Order] {
    try fetch("account = ? ORDER BY sequence DESC", [account.rawValue], database)
  }

  /// The last one that came so far as to be bought, whatever became of it.
  static func newest(
    of account: AccountID, for vehicle: VIN, _ database: Database
  ) throws -> Order? {
    let (refused, abandoned) = (OrderMachine.State.refused, OrderMachine.State.abandoned)
    return try fetch(
      "account = ? AND vehicle = ? AND state NOT IN (?, ?) ORDER BY sequence DESC LIMIT 1",
      [
        account.rawValue, vehicle.rawValue, refused.description, abandoned.description,
      ], database
    ).first
  }

  /// Those that brought something, taken back, released or not, oldest first.
  static func fulfilled(for vehicle: VIN, _ database: Database) throws -> [Order] {
    let states = OrderMachine.states.filter(\.hasBroughtSomething).map(\.description)
    return try fetch(
      "vehicle = ? AND state IN (\(databaseQuestionMarks(count: states.count))) ORDER BY sequence",
      [vehicle.rawValue] + StatementArguments(states), database)
  }

  /// Orders whose charge has no last word yet, oldest first.
  static func underWay(_ database: Database) throws -> [Order] {
    try fetch(
      "state IN (?, ?) ORDER BY sequence",
      [
        OrderMachine.State.authorising.description, OrderMachine.State.pending.description,
      ], database)
  }

  /// Confirmed orders whose charge has no answer yet, oldest first.
  static func unanswered(_ database: Database) throws -> [Order] {
    try fetch(
      "state = ? ORDER BY sequence", [OrderMachine.State.authorising.description], database)
  }

  private static func fetch(
    _ condition: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> [Order] {
    try JSONBody.decode(
      Order.self,
      from: String.fetchAll(
        database.cachedStatement(sql: "SELECT body FROM purchase WHERE " + condition),
        arguments: arguments))
  }

  static func save(_ order: Order, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO purchase (id, account, vehicle, state, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body
        """
    ).execute(arguments: [
      order.id.rawValue, order.account.rawValue, order.vehicle.rawValue,
      order.state.description, try JSONBody.encode(order),
    ])
  }
}
