/// A day of the proleptic Gregorian calendar, in UTC.
package struct CivilDate: Hashable, Sendable {
  /// 1…9999.
  package let year: Int
  /// 1…12.
  package let month: Int
  /// 1…31, never beyond the month's last day.
  package let day: Int

  /// - Returns: `nil` when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.lastDay(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// 28…31.
  package static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// This day moved by whole months, clamped to the last day of the month reached.
  ///
  /// - Returns: `nil` when the year leaves 1…9999.
  package func adding(months: Int) -> CivilDate? {
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, total >= 12 else { return nil }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let lastDay = Self.lastDay(ofMonth: newMonth, year: newYear)
    return CivilDate(year: newYear, month: newMonth, day: min(day, lastDay))
  }
}

extension CivilDate: Comparable {
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CivilDate: CustomStringConvertible {
  /// RFC 3339 `full-date`: `2026-01-31`.
  package var description: String {
    "\(decimal(year, digits: 4))-\(decimal(month, digits: 2))-\(decimal(day, digits: 2))"
  }
}

extension CivilDate {
  /// Days since 1970-01-01, negative before.
  ///
  /// - Source: Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `days_from_civil`.
  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day that lies `days` after 1970-01-01; clamped to years 1…9999.
  ///
  /// - Source: the same text, `civil_from_days`.
  package init(daysSince1970 days: Int) {
    let shifted = min(max(days, Self.firstDay), Self.lastDay) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// 0001-01-01, in days since 1970-01-01.
  private static let firstDay = -719_162
  /// 9999-12-31, in days since 1970-01-01.
  private static let lastDay = 2_932_896
}

extension Instant {
  private static let millisecondsPerDay: Int64 = 86_400_000

  /// The UTC day, and the milliseconds into it (0…86,399,999).
  package var civil: (date: CivilDate, timeOfDayMilliseconds: Int64) {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(
      dividingBy: Self.millisecondsPerDay)
    let days = remainder < 0 ? quotient - 1 : quotient
    let timeOfDay = remainder < 0 ? remainder + Self.millisecondsPerDay : remainder
    return (CivilDate(daysSince1970: Int(days)), timeOfDay)
  }

  package init(date: CivilDate, timeOfDayMilliseconds: Int64 = 0) {
    self.init(
      milliseconds: Int64(date.daysSince1970) * Self.millisecondsPerDay + timeOfDayMilliseconds)
  }
}

/// `value` in decimal, padded with zeros to `digits`.
func decimal(_ value: Int, digits: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
