extension Child {
  /// The six digits that `phone-client pair` shows; `nil` when it ends without.
  func shownNumber() throws -> String? {
    let words = "number on the phone: "
    while let line = try errorLine(by: .usual, for: "the phone to show a number") {
      if line.hasPrefix(words) { return String(line.dropFirst(words.count)) }
    }
    return nil
  }
}
