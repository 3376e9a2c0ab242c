/// A point on the world's time line: milliseconds since 1970-01-01T00:00:00Z, leap seconds
/// ignored as in POSIX.
///
/// Every interval of the project is half-open, `[start, end)`: something that ends at `end` is
/// over at `end` itself. Values reach from year 0001 to year 9999, the range RFC 3339 can write;
/// arithmetic beyond it stops at ``distantFuture`` and ``distantPast``.
package struct Instant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.millisecondsMin), Self.millisecondsMax)
  }

  /// 0001-01-01T00:00:00.000Z.
  package static let distantPast = Instant(milliseconds: millisecondsMin)
  /// 9999-12-31T23:59:59.999Z.
  package static let distantFuture = Instant(milliseconds: millisecondsMax)

  private static let millisecondsMin: Int64 = -62_135_596_800_000
  private static let millisecondsMax: Int64 = 253_402_300_799_999
}

extension Instant: Comparable {
  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Instant {
  /// This instant moved by a whole number of milliseconds, forward or back.
  package func advanced(milliseconds delta: Int64) -> Instant {
    let (sum, overflow) = milliseconds.addingReportingOverflow(delta)
    guard !overflow else { return delta > 0 ? .distantFuture : .distantPast }
    return Instant(milliseconds: sum)
  }

  /// This instant moved by calendar months, then by milliseconds.
  ///
  /// Months keep the time of day and are clamped to the last day of the month reached:
  /// 31 January + 1 month is 28 or 29 February. To repeat a period, count all months from the
  /// same anchor (see ``PeriodSeries``); adding to a clamped end loses the anchor day.
  package func adding(_ period: Period) -> Instant {
    adding(months: period.months).advanced(milliseconds: period.milliseconds)
  }

  /// This instant moved back by a period; the mirror of ``adding(_:)``.
  package func subtracting(_ period: Period) -> Instant {
    adding(
      Period(
        months: period.months == .min ? .max : -period.months,
        milliseconds: period.milliseconds == .min ? .max : -period.milliseconds))
  }

  /// Milliseconds from `earlier` to this instant; negative when this instant comes first.
  package func milliseconds(since earlier: Instant) -> Int64 {
    milliseconds - earlier.milliseconds
  }

  private func adding(months: Int) -> Instant {
    guard months != 0 else { return self }
    let (date, timeOfDay) = civil
    guard let moved = date.adding(months: months) else {
      return months > 0 ? .distantFuture : .distantPast
    }
    return Instant(date: moved, timeOfDayMilliseconds: timeOfDay)
  }
}
