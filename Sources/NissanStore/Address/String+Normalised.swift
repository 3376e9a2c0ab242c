extension String {
  /// Without white space at both ends.
  var trimmingSpaces: String {
    var rest = Substring(self)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// Trimmed, with one space wherever several stood. Line breaks and tabs stay for the rules to
  /// refuse.
  var singleSpaced: String {
    trimmingSpaces.split(separator: " ").joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Moves the cursor, breaks the line or turns the writing instead of showing anything.
  var isControl: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// The character itself, or `U+0007` when it cannot be shown.
  var shown: String {
    guard isControl else { return String(self) }
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
