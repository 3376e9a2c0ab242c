/// A calendar month, such as the month a car was built in: `2019-03`.
package struct YearMonth: Hashable, Sendable {
  /// 1900…2100.
  package let year: Int
  /// 1…12.
  package let month: Int

  /// - Returns: `nil` when the month or the year is out of range.
  package init?(year: Int, month: Int) {
    guard (1900...2100).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  /// Reads `2019-03`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let year = Int(parts[0]), let month = Int(parts[1])
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The month before, for half-open ranges of build dates.
  var previous: YearMonth? {
    month > 1 ? YearMonth(year: year, month: month - 1) : YearMonth(year: year - 1, month: 12)
  }
}

extension YearMonth: Comparable, CustomStringConvertible {
  package static func < (left: YearMonth, right: YearMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  package var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

/// Model years, both ends included: `2021-2024`, `2026`, or open `2019+`.
package struct YearRange: Hashable, Sendable, CustomStringConvertible {
  package let from: Int
  /// `nil` when the range is open.
  package let to: Int?

  package func contains(_ year: Int) -> Bool { year >= from && year <= to ?? .max }

  /// Reads `2021-2024`, `2026` or `2019+`; years are 1990…2100.
  init?(_ text: String) {
    let isOpen = text.hasSuffix("+")
    let parts = (isOpen ? text.dropLast() : text[...])
      .split(separator: "-", omittingEmptySubsequences: false)
    let years = parts.compactMap { $0.count == 4 ? Int($0) : nil }
    guard years.count == parts.count, years.allSatisfy((1990...2100).contains) else { return nil }
    switch (years.count, isOpen) {
    case (1, true): (from, to) = (years[0], nil)
    case (1, false): (from, to) = (years[0], years[0])
    case (2, false) where years[0] <= years[1]: (from, to) = (years[0], years[1])
    default: return nil
    }
  }

  package var description: String {
    guard let to else { return "\(from)+" }
    return from == to ? "\(from)" : "\(from)-\(to)"
  }
}
