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

  static func parseISO(_ body: Substring) -> Period? {
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
      sum.add(amount, of: one)
    }
    return true
  }

  /// Adds so many thousandths of a unit.
  mutating func add(_ thousandths: Int64, of one: Period) {
    let (whole, fraction) = thousandths.quotientAndRemainder(dividingBy: 1_000)
    months += Int(whole) * one.months
    milliseconds += whole * one.milliseconds + fraction * one.milliseconds / 1_000
  }

  /// A non-negative decimal number in thousandths, at most ``countMax``.
  static func thousandths(_ text: Substring, allowsFraction: Bool) -> Int64? {
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
