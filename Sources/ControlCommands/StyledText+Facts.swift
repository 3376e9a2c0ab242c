import CommandSupport
import WorldTime

extension StyledText {
  /// A label and its value on each line; facts without a value are left out.
  static func facts(_ facts: [(label: String, value: String?)], width: Int?) -> StyledText {
    var table = Table()
    for fact in facts {
      if let value = fact.value { table.add([.init(fact.label, .faint), .init(value)]) }
    }
    return table.text(width: width)
  }

  /// The line that ends an answer which time alone will change.
  static func nextChange(at instant: Instant?, from now: Instant) -> StyledText {
    guard let instant else { return StyledText("no change ahead by time alone", .faint) }
    return StyledText("next change ", .faint) + StyledText(instant.displayed(from: now))
  }
}
