package import WorldTime

/// A day of each year on which a whole country rests.
///
/// One that always falls on a Sunday says nothing and is not kept.
package struct PublicHoliday: Hashable, Sendable {
  package let name: String
  /// The first of them that the year has.
  let rules: [HolidayRule]
  /// In which it is kept.
  let years: ClosedRange<Int>
  /// From ``years``' first on, in every so many years.
  let everyYears: Int
  /// Where it falls on a weekend, the next working day is free as well.
  let hasSubstitute: Bool
  package let source: String

  /// - Returns: `nil` when it is not kept in that year.
  package func day(in year: Int) -> CivilDate? {
    guard years.contains(year), (year - years.lowerBound).isMultiple(of: everyYears) else {
      return nil
    }
    return rules.lazy.compactMap { $0.day(in: year) }.first
  }
}

/// How the day of a holiday is found in a year.
enum HolidayRule: Hashable, Sendable {
  case date(month: Int, day: Int)
  /// Only where the date falls on that day of the week.
  case dateOn(Weekday, month: Int, day: Int)
  case easter(days: Int)
  /// 1 is the first one.
  case ordinal(Int, Weekday, month: Int)
  case last(Weekday, month: Int)
  /// The first such day that is this one or later.
  case from(Weekday, month: Int, day: Int)

  func day(in year: Int) -> CivilDate? {
    switch self {
    case .date(let month, let day): CivilDate(year: year, month: month, day: day)
    case .dateOn(let weekday, let month, let day):
      CivilDate(year: year, month: month, day: day).flatMap { $0.weekday == weekday ? $0 : nil }
    case .easter(let days): CivilDate.easterSunday(of: year).adding(days: days)
    case .ordinal(let count, let weekday, let month):
      CivilDate(year: year, month: month, day: 1)?.orNext(weekday).adding(days: 7 * (count - 1))
    case .last(let weekday, let month): .last(weekday, ofMonth: month, year: year)
    case .from(let weekday, let month, let day):
      CivilDate(year: year, month: month, day: day)?.orNext(weekday)
    }
  }
}
