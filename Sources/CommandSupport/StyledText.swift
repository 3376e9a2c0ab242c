import WireText

/// What a piece of text means, which decides its colour.
package enum TextStyle: Hashable, Sendable {
  case plain
  case strong
  case faint
  case good
  case waiting
  case bad

  /// The ANSI sequence that turns it on.
  ///
  /// - Source: ECMA-48 §8.3.117 (SGR).
  fileprivate var sequence: String {
    switch self {
    case .plain: ""
    case .strong: "\u{1B}[1m"
    case .faint: "\u{1B}[2m"
    case .good: "\u{1B}[32m"
    case .waiting: "\u{1B}[33m"
    case .bad: "\u{1B}[31m"
    }
  }
}

/// Text for people, of one or more lines, with the meaning of each piece.
///
/// Pieces may come from a peer (a phone's name): characters that act, hide or turn the line are
/// shown by their number, so that nothing but this type writes to the terminal in its own language.
package struct StyledText: Hashable, Sendable {
  private struct Piece: Hashable, Sendable {
    var text: String
    var style: TextStyle
  }

  private var pieces: [Piece]

  /// - Parameters:
  ///   - text: Line breaks are kept; everything else that does not show itself is written out.
  ///   - style: What it means.
  package init(_ text: String, _ style: TextStyle = .plain) {
    pieces = [Piece(text: text.showable, style: style)]
  }

  package static let empty = StyledText("")

  package var isEmpty: Bool { pieces.allSatisfy(\.text.isEmpty) }

  /// The characters, without colours.
  package var plain: String { pieces.map(\.text).joined() }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.pieces += right.pieces
    return sum
  }

  package static func += (left: inout StyledText, right: StyledText) {
    left.pieces += right.pieces
  }

  /// The same in one line: what comes from a peer breaks none.
  package var singleLine: StyledText {
    var line = self
    for index in line.pieces.indices { line.pieces[index].text = pieces[index].text.singleLine }
    return line
  }

  func rendered(hasColour: Bool) -> String {
    guard hasColour else { return plain }
    return pieces.map { piece in
      piece.style == .plain || piece.text.isEmpty
        ? piece.text : "\(piece.style.sequence)\(piece.text)\u{1B}[0m"
    }.joined()
  }
}

extension StyledText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }
}

extension Sequence<StyledText> {
  /// Each on its own line.
  package func lines() -> StyledText {
    var text = StyledText.empty
    for (index, line) in enumerated() { text += index == 0 ? line : "\n" + line }
    return text
  }
}
