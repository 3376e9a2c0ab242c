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

  /// The table, one line for each row. Where a terminal is too narrow for that, texts go on below
  /// themselves, and where it is too narrow for columns, rows are lists; nothing is cut.
  ///
  /// - Parameter width: Columns of the terminal; `nil` keeps lines whole.
  /// - Returns: Its lines.
  package func text(width: Int? = nil) -> StyledText {
    let heading = header.map { Cell($0.uppercased(), .faint) }
    let all = (heading.isEmpty ? [] : [heading]) + rows
    let natural = columnWidths(all) { $0.count }
    guard let widths = narrowed(natural, to: width ?? .max, all) else {
      return rows.flatMap { list($0, width ?? .max) }.lines()
    }
    return all.flatMap { lines($0, widths) }.lines()
  }

  private func columnWidths(_ rows: [[Cell]], _ width: (String) -> Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).map { column in
      rows.map { column < $0.count ? width($0[column].text) : 0 }.max() ?? 0
    }
  }

  /// The widths that fit: the widest give way, down to their longest words.
  ///
  /// - Returns: `nil` when they cannot fit.
  private func narrowed(_ natural: [Int], to limit: Int, _ rows: [[Cell]]) -> [Int]? {
    let least = columnWidths(rows) { text in
      min(Self.wordMax, text.split(separator: " ").map(\.count).max() ?? 0)
    }
    var widths = natural
    var excess = natural.reduce(0, +) + Self.gap * max(0, natural.count - 1) - limit
    while excess > 0 {
      let yielding = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = yielding.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// Longer words are broken.
  private static var wordMax: Int { 20 }

  private func lines(_ cells: [Cell], _ widths: [Int]) -> [StyledText] {
    let texts = zip(cells, widths).map { TextWrap.lines($0.text, columns: $1) }
    return (0..<(texts.map(\.count).max() ?? 0)).map { index in
      var line = StyledText.empty
      var blanks = 0
      for (column, text) in texts.enumerated() {
        let part = index < text.count ? text[index] : ""
        if !part.isEmpty {
          line += StyledText(String(repeating: " ", count: blanks))
          line += StyledText(part, cells[column].style)
          blanks = 0
        }
        blanks += widths[column] - part.count + Self.gap
      }
      return line
    }
  }

  /// A row as its first cell, and below it the others with the names of their columns.
  private func list(_ cells: [Cell], _ width: Int) -> [StyledText] {
    let indent = "  "
    return cells.enumerated().flatMap { column, cell -> [StyledText] in
      guard !cell.text.isEmpty else { return [] }
      guard column > 0 else {
        return TextWrap.lines(cell.text, columns: width).map { StyledText($0, cell.style) }
      }
      let name = column < header.count ? header[column] : ""
      let label = name.isEmpty ? indent : "\(indent)\(name)  "
      let texts = TextWrap.lines(cell.text, columns: width - label.count)
      return texts.enumerated().map { index, text in
        StyledText(index == 0 ? label : String(repeating: " ", count: label.count), .faint)
          + StyledText(text, cell.style)
      }
    }
  }
}
