import TestSupport
import Testing

/// A table of `Tests/Fixtures/catalogue`: rows by the names in the first line.
struct FixtureTable {
  let rows: [[String: String]]

  init(_ name: String) throws {
    let text = try Repository.text(of: "Tests/Fixtures/catalogue/\(name).csv")
    var lines = Self.parse(text)
    let header = lines.removeFirst()
    rows = lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Comma-separated values with quoted fields (RFC 4180), lines ended by `\n`.
  private static func parse(_ text: String) -> [[String]] {
    var (rows, row, field, quoted) = ([[String]](), [String](), "", false)
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"" where quoted && rest.first == "\"": field.append(rest.removeFirst())
      case "\"": quoted.toggle()
      case "," where !quoted:
        row.append(field)
        field = ""
      case "\n" where !quoted:
        rows.append(row + [field])
        (row, field) = ([], "")
      default: field.append(character)
      }
    }
    return rows
  }
}

extension [String: String] {
  /// The column, which the fixture must have.
  func text(_ column: String) throws -> String {
    try #require(self[column], "no column \(column)")
  }

  /// The members of a column that is a list.
  func list(_ column: String, separator: Character = ";") throws -> [String] {
    try text(column).split(separator: separator).map(String.init)
  }
}
