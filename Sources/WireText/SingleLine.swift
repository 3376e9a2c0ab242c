/// What people read of a text from outside: one line, in which nothing acts on the terminal, hides,
/// or turns the direction of what follows.
///
/// A peer's texts are refused at the door when ``unshowable(in:)`` finds something in them; all
/// that is shown all the same (kept from before, read from a file, told by a peer) is shown
/// ``String/singleLine``.
package enum SingleLine {
  /// The first character of `text` that is not shown as it is; `nil` when all are.
  package static func unshowable(in text: some StringProtocol) -> Unicode.Scalar? {
    text.unicodeScalars.first { !isShown($0) }
  }

  /// Whether a character shows itself and does nothing else.
  ///
  /// What joins letters and emoji is let through; every other character that only formats (the
  /// bidirectional controls, the invisible ones) is not.
  ///
  /// - Source: Unicode Technical Report 36 §2 (bidirectional spoofing), Unicode 15.1 §23.
  package static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    case .format: joiners.contains(scalar) || tags.contains(scalar.value)
    default: true
    }
  }

  private static let joiners: Set<Unicode.Scalar> = ["\u{200C}", "\u{200D}"]
  /// They spell the flags of England, Scotland and Wales.
  private static let tags: ClosedRange<UInt32> = 0xE0020...0xE007F
}

extension StringProtocol {
  /// This text in one line: what does not show itself is written `\u{1b}`.
  package var singleLine: String { escaped { SingleLine.isShown($0) } }

  /// This text with its line breaks, and everything else as in ``singleLine``.
  package var showable: String { escaped { $0 == "\n" || SingleLine.isShown($0) } }

  private func escaped(unless isKept: (Unicode.Scalar) -> Bool) -> String {
    guard let first = unicodeScalars.firstIndex(where: { !isKept($0) }) else { return String(self) }
    var result = String(self[..<first])
    for scalar in unicodeScalars[first...] {
      if isKept(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return result
  }
}
