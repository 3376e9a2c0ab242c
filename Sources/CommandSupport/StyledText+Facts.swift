package import WorldTime

extension StyledText {
  /// A label and its value on each line; a value of several lines goes on below itself, and facts
  /// without a value are left out. Lines are cut to the `width` of a terminal; `nil` keeps them
  /// whole.
  package static func facts(
    _ facts: [(label: String, value: String?)], width: Int? = nil
  ) -> StyledText {
    var table = Table()
    for (label, value) in facts {
      guard let value else { continue }
      let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        table.add([.init(index == 0 ? label : "", .faint), .init(String(line))])
      }
    }
    return table.text(width: width)
  }

  /// The line that ends an answer which time alone may change.
  package static func nextChange(at instant: Instant?, from now: Instant) -> StyledText {
    guard let instant else { return StyledText("no change ahead by time alone", .faint) }
    return StyledText("next change ", .faint) + StyledText(instant.displayed(from: now))
  }
}
