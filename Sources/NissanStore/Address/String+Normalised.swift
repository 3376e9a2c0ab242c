extension String {
  /// Without white space at both ends.
  var trimmingSpaces: String {
    var rest = Substring(self)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// Trimmed, with one plain space wherever spaces of any kind stood. Line breaks and tabs stay for
  /// the rules to refuse.
  var singleSpaced: String {
    trimmingSpaces.unicodeScalars
      .split { $0.properties.generalCategory == .spaceSeparator }
      .map { String($0) }.joined(separator: " ")
  }
}
