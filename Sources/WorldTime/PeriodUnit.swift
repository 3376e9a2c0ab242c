/// What the number of an option counts, where its name or its help says so: `--timeout 30`.
package enum PeriodUnit: String, Sendable {
  case seconds, minutes, hours, months

  private var one: Period {
    switch self {
    case .seconds: .seconds(1)
    case .minutes: .minutes(1)
    case .hours: .hours(1)
    case .months: .months(1)
    }
  }

  /// How many of this unit a text names: a number alone, or a period of a whole number of them.
  ///
  /// - Throws: ``TimeFormatError`` that says what was expected.
  package func count(_ text: String) throws(TimeFormatError) -> Int {
    if let number = Int(text) { return number }
    let period = try Period(parsing: text)
    let isWhole =
      self == .months
      ? period.milliseconds == 0
      : period.months == 0 && period.milliseconds % one.milliseconds == 0
    guard isWhole else {
      throw TimeFormatError(description: "‘\(text)’ is not a whole number of \(rawValue)")
    }
    return self == .months ? period.months : Int(period.milliseconds / one.milliseconds)
  }
}
