extension Period {
  /// Reads a period as people write one anywhere: an option, a scenario, a profile, a setting.
  ///
  /// Either ISO 8601 (`P1M`, `P1Y2M10DT2H30M`, `P2W`, `PT0.5S`), or counts with their units, the
  /// largest first (`3 days`, `1month`, `1h 30min`, `1.5h`). `m` is minutes, as for sleep(1);
  /// an `M` alone is refused, for it is months to some and minutes to others.
  ///
  /// - Throws: ``TimeFormatError`` that says what was expected.
  /// - Source: ISO 8601 durations as in RFC 3339 appendix A, without a sign.
  package init(parsing text: String) throws(TimeFormatError) {
    if text.hasPrefix("-") || text.hasPrefix("\u{2212}") {
      throw TimeFormatError(description: "‘\(text)’ is negative; a period only goes forwards")
    }
    var isUnclear = false
    let parsed =
      text.hasPrefix("P") ? Self.parseISO(text.dropFirst()) : Self.parseWords(text, &isUnclear)
    guard let parsed else {
      throw TimeFormatError(
        description: isUnclear
          ? "in ‘\(text)’ an M is months or minutes; write 10months or 10min"
          : "‘\(text)’ is not a period such as 3 days, 10min, 1h 30min, 12months or P1M")
    }
    self = parsed
  }

  /// Counts with their units; each unit is smaller than the one before.
  private static func parseWords(_ text: String, _ isUnclear: inout Bool) -> Period? {
    var rest = text[...]
    var sum = Period.zero
    var last: Period?
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count).drop { $0 == " " }
      let name = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(name.count)
      isUnclear = isUnclear || !number.isEmpty && name == "M"
      guard !number.isEmpty, name != "M", let unit = units[name.lowercased()],
        let amount = thousandths(number, allowsFraction: unit.months == 0),
        amount % 1_000 * unit.milliseconds % 1_000 == 0,
        last.map({ unit.isShorter(than: $0) }) ?? true
      else { return nil }
      sum.add(amount, of: unit)
      last = unit
      guard !rest.isEmpty else { break }
      rest = rest.drop { $0 == " " }
      guard !rest.isEmpty else { return nil }
    }
    return last == nil ? nil : sum
  }

  private func isShorter(than other: Period) -> Bool {
    (months, milliseconds) < (other.months, other.milliseconds)
  }

  private static let units: [String: Period] = [
    "ms": .milliseconds(1), "millisecond": .milliseconds(1), "milliseconds": .milliseconds(1),
    "s": .seconds(1), "sec": .seconds(1), "second": .seconds(1), "seconds": .seconds(1),
    "m": .minutes(1), "min": .minutes(1), "mins": .minutes(1), "minute": .minutes(1),
    "minutes": .minutes(1),
    "h": .hours(1), "hour": .hours(1), "hours": .hours(1),
    "d": .days(1), "day": .days(1), "days": .days(1),
    "w": .days(7), "week": .days(7), "weeks": .days(7),
    "mo": .months(1), "month": .months(1), "months": .months(1),
    "y": .months(12), "year": .months(12), "years": .months(12),
  ]
}
