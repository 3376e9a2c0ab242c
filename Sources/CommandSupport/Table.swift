import WireText

/// Rows of text in aligned columns, for people.
package struct Table: Sendable {
  /// A piece of text in its row and column; it has one line.
  package struct Cell: Hashable, Sendable, ExpressibleByStringLiteral,
    ExpressibleByStringInterpolation
  {
    package let text: String
    let style: TextStyle

    package init(_ text: String, _ style: TextStyle = .plain) {
      self.text = text.singleLine
      self.style = style
    }

    package init(stringLiteral value: String) { self.init(value) }
  }

  private var header: [String]
  private var rows: [[Cell]] = []

  /// - Parameter header: The columns' names; empty for a table without any.
  package init(_ header: [String] = []) { self.header = header }

  /// - Parameter cells: From the left; a row may be shorter than others.
  package mutating func add(_ cells: [Cell]) { rows.append(cells) }

  package var isEmpty: Bool { rows.isEmpty }
}

extension Table {
  /// The gap between two columns.
  private static var gap: Int { 2 }

  /// The table, one line for each row, cut to the `width` of a terminal; `nil` keeps lines whole.
  package func text(width: Int? = nil) -> StyledText {
    let heading = header.map { Cell($0.uppercased(), .faint) }
    let all = (heading.isEmpty ? [] : [heading]) + rows
    let widths = columnWidths(all)
    return all.map { line($0, widths, width) }.lines()
  }

  private func columnWidths(_ rows: [[Cell]]) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].text.count : 0 }.max() ?? 0
    }
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ limit: Int?) -> StyledText {
    var line = StyledText.empty
    var room = limit ?? .max
    for (index, cell) in cells.enumerated() where room > 0 {
      let text = Self.cut(cell.text, to: room)
      line += StyledText(text, cell.style)
      room -= text.count
      guard cells[(index + 1)...].contains(where: { !$0.text.isEmpty }) else { break }
      let padding = min(widths[index] - text.count + Self.gap, room)
      line += StyledText(String(repeating: " ", count: max(0, padding)))
      room -= padding
    }
    return line
  }

  private static func cut(_ text: String, to room: Int) -> String {
    text.count <= room ? text : text.prefix(max(0, room - 1)) + "…"
  }
}
