/// A length of time as people sell and state it: calendar months, and an exact rest.
///
/// A day is 24 hours (world time is UTC); a month is a calendar month, a year twelve of them.
package struct Period: Hashable, Sendable {
  package var months: Int
  package var milliseconds: Int64

  package init(months: Int = 0, milliseconds: Int64 = 0) {
    self.months = months
    self.milliseconds = milliseconds
  }

  package static let zero = Period()
  package static func months(_ count: Int) -> Period { Period(months: count) }
  package static func days(_ count: Int) -> Period {
    Period(milliseconds: Int64(count) * 86_400_000)
  }
  package static func hours(_ count: Int) -> Period {
    Period(milliseconds: Int64(count) * 3_600_000)
  }
  package static func minutes(_ count: Int) -> Period {
    Period(milliseconds: Int64(count) * 60_000)
  }
  package static func seconds(_ count: Int) -> Period {
    Period(milliseconds: Int64(count) * 1_000)
  }
  package static func milliseconds(_ count: Int64) -> Period { Period(milliseconds: count) }

  /// Neither part points backwards and one of them forwards.
  package var isPositive: Bool {
    months >= 0 && milliseconds >= 0 && (months > 0 || milliseconds > 0)
  }
}
