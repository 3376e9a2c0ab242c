extension Double {
  /// Reads a number of a command line: digits, with a sign, a decimal point or an exponent.
  ///
  /// - Throws: ``NumberFormatError``, also for `nan`, `inf` and what only a compiler writes.
  package init(decimal text: String) throws(NumberFormatError) {
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    guard isPlain, let value = Double(text), value.isFinite else {
      throw NumberFormatError(description: "‘\(text)’ is not a number such as 12, 11.5 or -0.12")
    }
    self = value
  }
}

/// Why a text is no number, for the person who typed it.
package struct NumberFormatError: Error, Hashable, CustomStringConvertible {
  package let description: String
}
