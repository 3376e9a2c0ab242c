extension Period: CustomStringConvertible {
  /// ISO 8601 with years and months joined into months, and days as 24 hours: `P1M`, `P16D`,
  /// `PT10M`, `PT0.250S`; zero is `PT0S`. What points backwards carries its own sign: `P-1M`.
  package var description: String {
    guard self != .zero else { return "PT0S" }
    let (days, dayRest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    var text = "P"
    if months != 0 { text += "\(months)M" }
    if days != 0 { text += "\(days)D" }
    guard dayRest != 0 else { return text }
    text += "T"
    let (hours, hourRest) = dayRest.quotientAndRemainder(dividingBy: 3_600_000)
    let (minutes, minuteRest) = hourRest.quotientAndRemainder(dividingBy: 60_000)
    if hours != 0 { text += "\(hours)H" }
    if minutes != 0 { text += "\(minutes)M" }
    guard minuteRest != 0 else { return text }
    let (seconds, millis) = minuteRest.magnitude.quotientAndRemainder(dividingBy: 1_000)
    text += "\(minuteRest < 0 ? "-" : "")\(seconds)"
    return text + (millis == 0 ? "S" : ".\(decimal(Int(millis), digits: 3))S")
  }
}

extension Period {
  /// The largest count of any one unit a text may name; it keeps sums far from overflow.
  package static let countMax = 1_000_000_000

  /// Reads an ISO 8601 duration (`P1M`, `P1Y2M10DT2H30M`, `P2W`, `PT0.5S`) or the short form a
  /// person types: a count and a unit (`12months`, `16d`, `10min`, `30s`, `1ms`).
  ///
  /// - Throws: ``TimeFormatError`` that says what was expected.
  /// - Source: ISO 8601 durations as in RFC 3339 appendix A, without a sign.
  package init(parsing text: String) throws(TimeFormatError) {
    let parsed = text.hasPrefix("P") ? Self.parseISO(text.dropFirst()) : Self.parseShort(text)
    guard let parsed else {
      throw TimeFormatError(
        description: "‘\(text)’ is not a period such as P1M, PT10M, 12months, 16d or 10min")
    }
    self = parsed
  }

  private static func parseISO(_ body: Substring) -> Period? {
    let parts = body.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let datePart = parts.first, !body.isEmpty else { return nil }
    var sum = Period.zero
    guard add(datePart, units: "YMWD", scale: Self.dateUnit, to: &sum) else { return nil }
    if parts.count == 2 {
      guard !parts[1].isEmpty, add(parts[1], units: "HMS", scale: Self.timeUnit, to: &sum) else {
        return nil
      }
    }
    return sum
  }

  /// Adds `<number><unit>` groups, whose units must keep the order of `units`.
  private static func add(
    _ text: Substring, units: String, scale: (Character) -> Period, to sum: inout Period
  ) -> Bool {
    var rest = text
    var allowed = units[...]
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      guard let unit = rest.popFirst(), let position = allowed.firstIndex(of: unit),
        let amount = thousandths(number, allowsFraction: unit == "S")
      else { return false }
      allowed = allowed[allowed.index(after: position)...]
      let one = scale(unit)
      let (whole, fraction) = amount.quotientAndRemainder(dividingBy: 1_000)
      sum.months += Int(whole) * one.months
      sum.milliseconds += whole * one.milliseconds + fraction * one.milliseconds / 1_000
    }
    return true
  }

  /// A non-negative decimal number in thousandths, at most ``countMax``.
  private static func thousandths(_ text: Substring, allowsFraction: Bool) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int64($0) }), whole <= Int64(countMax) else {
      return nil
    }
    switch parts.count {
    case 1: return whole * 1_000
    case 2 where allowsFraction && (1...3).contains(parts[1].count):
      let padded = parts[1] + String(repeating: "0", count: 3 - parts[1].count)
      return Int64(padded).map { whole * 1_000 + $0 }
    default: return nil
    }
  }

  private static func dateUnit(_ unit: Character) -> Period {
    switch unit {
    case "Y": .months(12)
    case "M": .months(1)
    case "W": .days(7)
    default: .days(1)
    }
  }

  private static func timeUnit(_ unit: Character) -> Period {
    switch unit {
    case "H": .hours(1)
    case "M": .minutes(1)
    default: .seconds(1)
    }
  }

  private static func parseShort(_ text: String) -> Period? {
    let number = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(number), count <= countMax,
      let unit = shortUnits[text.dropFirst(number.count).lowercased()]
    else { return nil }
    return Period(months: count * unit.months, milliseconds: Int64(count) * unit.milliseconds)
  }

  private static let shortUnits: [String: Period] = [
    "ms": .milliseconds(1),
    "s": .seconds(1), "second": .seconds(1), "seconds": .seconds(1),
    "min": .minutes(1), "minute": .minutes(1), "minutes": .minutes(1),
    "h": .hours(1), "hour": .hours(1), "hours": .hours(1),
    "d": .days(1), "day": .days(1), "days": .days(1),
    "w": .days(7), "week": .days(7), "weeks": .days(7),
    "month": .months(1), "months": .months(1),
    "y": .months(12), "year": .months(12), "years": .months(12),
  ]
}

extension Period: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(TimeFormatError) {
      try self.init(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
