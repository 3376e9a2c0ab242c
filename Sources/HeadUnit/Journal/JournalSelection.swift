import GRDB
import LinkProtocol
import VehicleCatalog

/// Which entries of one vehicle's journal are wanted.
struct JournalSelection: Hashable, Sendable {
  let vehicle: VIN
  /// Only entries after this number.
  var after = 0
  /// Only entries up to this number.
  var through: Int
  /// `nil` for every kind.
  var kinds: Set<JournalKind>?
  /// Only those of one service, by its id.
  var service: String?
  /// Entries at most.
  var limit: Int
  /// Where there are more, the last of them are wanted, not the first.
  var takesNewest = false
}

/// What was found.
struct JournalPage: Sendable {
  /// The oldest number that the vehicle's journal keeps; `nil` while it is empty.
  let oldest: Int?
  let entries: [JournalEntry]
  /// The numbers of entries among them that make no sense.
  let unreadable: [Int]
}

extension JournalSelection {
  /// The SQL that finds them, and further ones in their order.
  var query: (sql: String, arguments: StatementArguments) {
    var sql = "SELECT * FROM journal WHERE vin = ? AND sequence > ? AND sequence <= ?"
    var arguments: StatementArguments = [vehicle.rawValue, after, through]
    if let kinds {
      sql += " AND kind IN (\(kinds.map { _ in "?" }.joined(separator: ", ")))"
      arguments += StatementArguments(kinds.map(\.rawValue))
    }
    if let service {
      sql += " AND service = ?"
      arguments += [service]
    }
    sql += " ORDER BY sequence \(takesNewest ? "DESC" : "ASC")"
    return (sql, arguments)
  }
}
