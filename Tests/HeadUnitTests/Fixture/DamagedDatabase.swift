import DatabaseDamage
import Foundation
import GRDB

/// Writes to a database file what no daemon would.
struct DamagedDatabase {
  let path: String

  /// A column of a table.
  struct Cell: Hashable {
    let table: String
    let column: String
  }

  /// Values of every kind, and the ends of their ranges.
  static let values: [DatabaseValue] = [
    .null, "abc".databaseValue, Data([0xFF, 0x00]).databaseValue, 9.5.databaseValue,
    Int64.max.databaseValue, Int64.min.databaseValue, (-1).databaseValue, 42.databaseValue,
  ]

  /// Every column that a daemon keeps something in.
  func cells() throws -> [Cell] {
    try DatabaseQueue(path: path).read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try tables.flatMap { table in
        try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info('\(table)')")
          .map { Cell(table: table, column: $0) }
      }
    }
  }

  /// Puts a value in a cell of one row, whatever the rules of its table say.
  func write(_ value: DatabaseValue, to cell: Cell) throws {
    try LooseTables.write(in: path) { database in
      // A row's own number is one in any case: SQLite takes nothing else.
      try? database.execute(
        sql: """
          UPDATE OR IGNORE main.\(cell.table) SET \(cell.column) = ?
          WHERE \(cell.column) IS (SELECT \(cell.column) FROM main.\(cell.table) LIMIT 1)
          """, arguments: [value])
    }
  }

  /// What a failing disk does to a page.
  enum PageDamage: CaseIterable {
    case zeroed, flipped, filled, swapped
  }

  /// Damages a page of a file that nobody has open; the log is not touched.
  func damage(page: Int, _ damage: PageDamage) throws {
    let url = URL(filePath: path)
    var bytes = [UInt8](try Data(contentsOf: url))
    let start = page * 4_096
    switch damage {
    case .zeroed: for place in start..<start + 4_096 { bytes[place] = 0 }
    case .flipped: for place in start..<start + 16 { bytes[place] ^= 0xFF }
    case .filled: for place in start..<start + 4_096 { bytes[place] = 0xEE }
    case .swapped:
      let other = (page + 1) % (bytes.count / 4_096) * 4_096
      for place in 0..<4_096 { bytes.swapAt(start + place, other + place) }
    }
    try Data(bytes).write(to: url)
  }

  /// Where a text stands in the file, from the beginning.
  func places(of text: String) throws -> [Int] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let text = Array(text.utf8)
    return bytes.indices.dropLast(text.count - 1).filter { bytes[$0...].starts(with: text) }
  }

  /// Flips the highest bit of one byte.
  func flip(byte: Int) throws {
    let url = URL(filePath: path)
    var bytes = [UInt8](try Data(contentsOf: url))
    bytes[byte] ^= 0x80
    try Data(bytes).write(to: url)
  }

  func truncate(toPages pages: Int) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.truncate(atOffset: UInt64(pages * 4_096))
    try file.close()
  }

  var pages: Int {
    get throws { try Data(contentsOf: URL(filePath: path)).count / 4_096 }
  }
}
