import FoundationEssentials
import GRDB

/// Copies what can be read of one table: from its beginning to the first damage, from its end back
/// to the last, and what is found in between by the vehicles that are known.
struct TableSalvager {
  private let table: String
  fileprivate let columns: [Column]
  private let source: Database
  private let target: Database

  /// A column that both have.
  fileprivate struct Column {
    let name: String
    let type: String
    let isKey: Bool
    let canBeNull: Bool
    let fallback: DatabaseValue
  }

  /// Tables of which a row is worth keeping when a value in it is not.
  private static let forgiving: Set = ["world", "vehicle", "bond", "trustedRoot"]

  init(_ table: String, _ source: Database, _ target: Database) throws {
    (self.table, self.source, self.target) = (table, source, target)
    let there = Set(
      try KeptRow.fetchAll("SELECT name FROM pragma_table_info('\(table)')", source)
        .compactMap { try? $0.text("name") })
    columns = try KeptRow.fetchAll("SELECT * FROM pragma_table_info('\(table)')", target)
      .compactMap { info in
        let name = try info.text("name")
        guard there.contains(name) else { return nil }
        return Column(
          name: name, type: try info.text("type"), isKey: info["pk"] != 0.databaseValue,
          canBeNull: info["notnull"] == 0.databaseValue, fallback: info["dflt_value"])
      }
  }

  /// - Returns: how many rows the new table has then.
  mutating func run() -> Int {
    guard !columns.isEmpty else { return 0 }
    let keys = columns.filter(\.isKey).map { Self.quoted($0.name) }
    let isWhole = copy("ORDER BY \(keys.joined(separator: ", "))")
    if !isWhole {
      _ = copy("ORDER BY \(keys.map { "\($0) DESC" }.joined(separator: ", "))")
      if columns.contains(where: { $0.name == "vin" }) {
        for vin in knownVehicles { _ = copy("WHERE vin = ?", [vin]) }
      }
    }
    return (try? Int.fetchOne(target, sql: "SELECT count(*) FROM \(table)")) ?? 0
  }

  /// Every VIN that was saved so far, of whatever table.
  private var knownVehicles: [DatabaseValue] {
    let all = VehicleSchema.tables.filter { $0 != "world" }
      .map { "SELECT vin FROM \($0)" }.joined(separator: " UNION ")
    return (try? KeptRow.fetchAll(all, target).map { $0["vin"] }) ?? []
  }

  /// - Returns: `false` when it came to damage.
  private func copy(_ clause: String, _ arguments: StatementArguments = []) -> Bool {
    let names = columns.map { Self.quoted($0.name) }.joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    do {
      let insert = try target.cachedStatement(
        sql: "INSERT OR IGNORE INTO \(table) (\(names)) VALUES (\(places))")
      let rows = try Row.fetchCursor(
        source, sql: "SELECT \(names) FROM \(table) \(clause)", arguments: arguments)
      while let row = try rows.next() {
        guard let values = mended(Array(row.databaseValues)) else { continue }
        // A row that breaks a rule of the table is none of ours.
        try? insert.execute(arguments: StatementArguments(values))
      }
      return true
    } catch {
      return false
    }
  }

  /// The row with each value of its column's kind; `nil` when it is worth nothing.
  private func mended(_ values: [DatabaseValue]) -> [DatabaseValue]? {
    var mended = values
    for (place, column) in columns.enumerated() where !column.holds(values[place]) {
      guard !column.isKey, Self.forgiving.contains(table) else { return nil }
      mended[place] = column.standIn
    }
    return mended
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}

extension TableSalvager.Column {
  fileprivate func holds(_ value: DatabaseValue) -> Bool {
    switch (value.storage, type) {
    case (.null, _): canBeNull
    case (.int64, "INTEGER"), (.double, "REAL"), (.string, "TEXT"), (.blob, "BLOB"): true
    default: false
    }
  }

  /// A value that makes no sense either, and that whoever reads the row mends.
  fileprivate var standIn: DatabaseValue {
    if canBeNull { return .null }
    return switch type {
    case "INTEGER": Int64.min.databaseValue
    case "REAL": (-1.0).databaseValue
    case "BLOB": Data().databaseValue
    default: "".databaseValue
    }
  }
}
