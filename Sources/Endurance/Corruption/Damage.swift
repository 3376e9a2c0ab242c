import DatabaseDamage
import FoundationEssentials
import GRDB
import HeadUnit

/// One way to damage a database, drawn from a seed.
enum Damage: Hashable, Sendable, CustomStringConvertible {
  case flipBit(byte: Int, bit: Int)
  case zeroPage(Int)
  case garbagePage(Int, seed: UInt64)
  case swapPages(Int, Int)
  case truncate(to: Int)
  /// A column of one row becomes something else, however strict the table is.
  case column(table: String, column: String, row: Int, value: Value)

  /// What a column becomes.
  enum Value: String, Hashable, Sendable, CaseIterable {
    case null = "NULL"
    case zero = "0"
    case minusOne = "-1"
    case largest = "9223372036854775807"
    case smallest = "-9223372036854775808"
    case fraction = "1.5"
    case empty = "''"
    case text = "'nonsense'"
    case number = "'42'"
    case object = "'{}'"
    case list = "'[]'"
    case bytes = "x'00ff'"
    case longText = "printf('%.*c', 70000, 'a')"
  }

  /// What is damaged: the kind of it in few words.
  var kind: String {
    switch self {
    case .flipBit: "flipped bit"
    case .zeroPage: "zeroed page"
    case .garbagePage: "garbage page"
    case .swapPages: "swapped pages"
    case .truncate: "truncated file"
    case .column(let table, let column, _, _): "\(table).\(column)"
    }
  }

  var description: String {
    switch self {
    case .flipBit(let byte, let bit): "bit \(bit) of byte \(byte) flipped"
    case .zeroPage(let page): "page \(page) zeroed"
    case .garbagePage(let page, _): "page \(page) filled with garbage"
    case .swapPages(let one, let other): "pages \(one) and \(other) swapped"
    case .truncate(let length): "cut to \(length) bytes"
    case .column(let table, let column, let row, let value):
      "\(table).\(column) of row \(row) set to \(value.rawValue)"
    }
  }
}

/// The places of a database that can be damaged.
struct DamageMap: Sendable {
  private let bytes: Int
  private let pageBytes: Int
  private let columns: [(table: String, column: String, rows: Int)]

  /// - Throws: What SQLite says.
  init(path: String) throws {
    let queue = try DatabaseQueue(path: path)
    (pageBytes, columns) = try queue.writeWithoutTransaction { database in
      // All of it is in the one file that is damaged.
      try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      var columns: [(table: String, column: String, rows: Int)] = []
      for table in tables {
        let rows = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \"\(table)\"") ?? 0
        guard rows > 0 else { continue }
        columns += try String.fetchAll(
          database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]
        ).map { (table, $0, rows) }
      }
      return (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4_096, columns)
    }
    try queue.close()
    bytes = try Data(contentsOf: URL(filePath: path)).count
  }

  /// The damage of this number: half of them are of pages, half of columns.
  func damage(_ generator: inout SplitMix64) -> Damage {
    let pages = max(2, bytes / pageBytes)
    let page = Int.random(in: 0..<pages, using: &generator)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0, 1:
      return .flipBit(
        byte: Int.random(in: 0..<bytes, using: &generator),
        bit: Int.random(in: 0..<8, using: &generator))
    case 2: return .zeroPage(page)
    case 3: return .garbagePage(page, seed: generator.next())
    case 4:
      return Bool.random(using: &generator)
        ? .swapPages(page, (page + Int.random(in: 1..<pages, using: &generator)) % pages)
        : .truncate(to: Int.random(in: 0..<bytes, using: &generator))
    default:
      let place = columns[Int.random(in: 0..<columns.count, using: &generator)]
      let values = Damage.Value.allCases
      return .column(
        table: place.table, column: place.column,
        row: Int.random(in: 0..<place.rows, using: &generator),
        value: values[Int.random(in: 0..<values.count, using: &generator)])
    }
  }

  /// Damages a copy of the database.
  ///
  /// - Returns: Whether there is a difference: some values cannot be written.
  /// - Throws: What the file system says.
  func apply(_ damage: Damage, to path: String) throws -> Bool {
    if case .column(let table, let column, let row, let value) = damage {
      return try Self.set(table, column, row, value, in: path)
    }
    let url = URL(filePath: path)
    let sound = try Data(contentsOf: url)
    var data = [UInt8](sound)
    switch damage {
    case .flipBit(let byte, let bit): data[byte] ^= 1 << UInt8(bit)
    case .zeroPage(let page): fill(page, of: &data) { 0 }
    case .garbagePage(let page, let seed):
      var generator = SplitMix64(seed: seed)
      fill(page, of: &data) { UInt8(truncatingIfNeeded: generator.next()) }
    case .swapPages(let one, let other):
      for offset in 0..<pageBytes
      where max(one, other) * pageBytes + offset < data.count {
        data.swapAt(one * pageBytes + offset, other * pageBytes + offset)
      }
    case .truncate(let length): data.removeSubrange(length...)
    case .column: break
    }
    try Data(data).write(to: url)
    return data != [UInt8](sound)
  }

  private func fill(_ page: Int, of data: inout [UInt8], _ byte: () -> UInt8) {
    for index in (page * pageBytes)..<min((page + 1) * pageBytes, data.count) {
      data[index] = byte()
    }
  }

  private static func set(
    _ table: String, _ column: String, _ row: Int, _ value: Damage.Value, in path: String
  ) throws -> Bool {
    try LooseTables.write(in: path) { database in
      let keys = try String.fetchAll(
        database, sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
        arguments: [table])
      let names = keys.isEmpty ? ["rowid"] : keys.map { "\"\($0)\"" }
      let key = names.joined(separator: ", ")
      do {
        try database.execute(
          sql: """
            UPDATE main."\(table)" SET "\(column)" = \(value.rawValue)
            WHERE (\(key)) IN (
              SELECT \(key) FROM main."\(table)" ORDER BY \(key) LIMIT 1 OFFSET \(row))
            """)
        return database.changesCount > 0
      } catch {
        return false
      }
    }
  }
}
