import FoundationEssentials
import GRDB
import WorldTime

/// One row as it stands in the file. Nothing of it is believed: whoever can write the folder may
/// have put anything there, and disks decay.
struct KeptRow: Sendable {
  /// The place of each column, shared by all rows of one query.
  private let columns: [String: Int]
  private let values: [DatabaseValue]

  /// Why a value is not what it should be.
  struct Failure: Error, Hashable, CustomStringConvertible {
    let column: String
    var description: String { "its \(column) makes no sense" }
  }

  static func fetchAll(
    _ sql: String, _ database: Database, _ arguments: StatementArguments = []
  ) throws -> [KeptRow] {
    var rows: [KeptRow] = []
    try forEach(sql, database, arguments) { row in
      rows.append(row)
      return true
    }
    return rows
  }

  /// Reads rows one after the other, for as long as `body` wants another.
  static func forEach(
    _ sql: String, _ database: Database, _ arguments: StatementArguments = [],
    _ body: (KeptRow) throws -> Bool
  ) throws {
    let cursor = try Row.fetchCursor(
      try database.cachedStatement(sql: sql), arguments: arguments)
    var columns: [String: Int] = [:]
    while let row = try cursor.next() {
      if columns.isEmpty {
        columns = Dictionary(
          row.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      }
      guard try body(KeptRow(columns: columns, values: Array(row.databaseValues))) else { return }
    }
  }

  /// As it stands, to find the row by.
  subscript(column: String) -> DatabaseValue { columns[column].map { values[$0] } ?? .null }

  func text(_ column: String) throws(Failure) -> String {
    guard case .string(let text) = self[column].storage else { throw Failure(column: column) }
    return text
  }

  func optionalText(_ column: String) throws(Failure) -> String? {
    self[column].isNull ? nil : try text(column)
  }

  func bytes(_ column: String) throws(Failure) -> [UInt8] {
    guard case .blob(let data) = self[column].storage else { throw Failure(column: column) }
    return [UInt8](data)
  }

  func real(_ column: String) throws(Failure) -> Double {
    guard case .double(let number) = self[column].storage, number.isFinite else {
      throw Failure(column: column)
    }
    return number
  }

  func integer(_ column: String, in range: ClosedRange<Int64>) throws(Failure) -> Int64 {
    guard case .int64(let number) = self[column].storage, range.contains(number) else {
      throw Failure(column: column)
    }
    return number
  }

  func count(_ column: String, max: Int) throws(Failure) -> Int {
    Int(try integer(column, in: 0...Int64(max)))
  }

  /// Within the calendar: 64 bits hold far more.
  func instant(_ column: String) throws(Failure) -> Instant {
    let calendar = Instant.distantPast.milliseconds...Instant.distantFuture.milliseconds
    return Instant(milliseconds: try integer(column, in: calendar))
  }

  func optionalInstant(_ column: String) throws(Failure) -> Instant? {
    self[column].isNull ? nil : try instant(column)
  }

  /// A word of a closed set.
  func word<Word: RawRepresentable<String>>(_ column: String) throws(Failure) -> Word {
    guard let word = Word(rawValue: try text(column)) else { throw Failure(column: column) }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ column: String) throws(Failure) -> Word? {
    self[column].isNull ? nil : try word(column)
  }
}
