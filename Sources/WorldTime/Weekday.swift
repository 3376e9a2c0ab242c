/// A day of the week, in the order of ISO 8601.
package enum Weekday: String, CaseIterable, Hashable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  package var isWeekend: Bool { self == .saturday || self == .sunday }

  fileprivate var sinceMonday: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension CivilDate {
  /// 9999-12-31: no day comes after it.
  package static let distantFuture = CivilDate(daysSince1970: .max)

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let sinceMonday = (daysSince1970 % 7 + 7 + 3) % 7
    return Weekday.allCases[sinceMonday]
  }

  /// This day moved by days; clamped to years 1…9999.
  package func adding(days: Int) -> CivilDate { CivilDate(daysSince1970: daysSince1970 + days) }

  /// The first such day of the week that is this day or later.
  package func orNext(_ weekday: Weekday) -> CivilDate {
    adding(days: (weekday.sinceMonday - self.weekday.sinceMonday + 7) % 7)
  }

  /// The last such day of the week in a month.
  package static func last(_ weekday: Weekday, ofMonth month: Int, year: Int) -> CivilDate {
    let length = lastDay(ofMonth: month, year: year)
    guard let seventhFromEnd = CivilDate(year: year, month: month, day: length - 6) else {
      preconditionFailure("month \(month) of year \(year) is none")
    }
    return seventhFromEnd.orNext(weekday)
  }
}
