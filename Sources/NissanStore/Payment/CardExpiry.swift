package import WorldTime

/// The month through which a card is valid, in UTC.
package struct CardExpiry: Hashable, Sendable {
  /// 1…12.
  package let month: Int
  /// 2000…2099.
  package let year: Int

  /// Reads `12/28`, `12/2028`, `12-28`, `1228`, spaces aside.
  ///
  /// - Returns: `nil` for anything else, and for a month that is none.
  package init?(_ text: String) {
    let typed = text.filter { $0 != " " }
    let parts = typed.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "/" || $0 == "-" })
    let (monthText, yearText): (Substring, Substring)
    switch parts.count {
    case 1 where typed.count == 4: (monthText, yearText) = (typed.prefix(2), typed.suffix(2))
    case 2: (monthText, yearText) = (parts[0], parts[1])
    default: return nil
    }
    guard (monthText + yearText).allSatisfy({ $0.isASCII && $0.isNumber }),
      (1...2).contains(monthText.count), [2, 4].contains(yearText.count),
      let month = Int(monthText), (1...12).contains(month), let year = Int(yearText)
    else { return nil }
    let fullYear = yearText.count == 2 ? 2000 + year : year
    guard (2000...2099).contains(fullYear) else { return nil }
    self.month = month
    self.year = fullYear
  }

  /// The first instant of the named month.
  package var start: Instant {
    CivilDate(year: year, month: month, day: 1).map { Instant(date: $0) } ?? .distantPast
  }

  /// The first instant at which the card is no longer valid: the start of the next month.
  package var end: Instant { start.adding(.months(1)) }
}

extension CardExpiry: CustomStringConvertible, Codable {
  /// `12/28`.
  package var description: String {
    let yearOfCentury = year % 100
    return "\(month < 10 ? "0" : "")\(month)/\(yearOfCentury < 10 ? "0" : "")\(yearOfCentury)"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let expiry = CardExpiry(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "‘\(text)’ is not an expiry such as 12/28")
    }
    self = expiry
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
