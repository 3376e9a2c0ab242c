import FoundationEssentials

/// One line of a list in `Tests/Fixtures`: something the product promises, under its number.
struct TracedItem {
  let id: String
  let number: TraceNumber
  /// The columns after the first, by their names.
  let columns: [String: String]

  /// The list's items in its order.
  ///
  /// - Throws: when the file cannot be read, or a line has no number.
  static func list(_ name: String) throws -> [TracedItem] {
    try read("\(SourceTree.root)/Tests/Fixtures/\(name).csv")
  }

  static func read(_ path: String) throws -> [TracedItem] {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let lines = fields(of: text)
    let header = lines.first ?? []
    return try lines.dropFirst().map { line in
      guard line.count == header.count, let id = line.first,
        let number = TraceNumber.all(in: id).first
      else { throw Malformed(path: path, line: line) }
      return TracedItem(
        id: id, number: number, columns: Dictionary(uniqueKeysWithValues: zip(header, line)))
    }
  }

  struct Malformed: Error {
    let path: String
    let line: [String]
  }

  /// Comma-separated values with quoted fields (RFC 4180), lines ended by `\n`.
  private static func fields(of text: String) -> [[String]] {
    var (lines, line, field, quoted) = ([[String]](), [String](), "", false)
    var rest = text.replacing("\r\n", with: "\n")[...]
    while let character = rest.popFirst() {
      switch character {
      case "\"" where quoted && rest.first == "\"": field.append(rest.removeFirst())
      case "\"": quoted.toggle()
      case "," where !quoted:
        line.append(field)
        field = ""
      case "\n" where !quoted:
        lines.append(line + [field])
        (line, field) = ([], "")
      default: field.append(character)
      }
    }
    return lines
  }
}
