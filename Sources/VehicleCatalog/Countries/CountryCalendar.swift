package import WorldTime

/// The time and the working days that a country goes by.
package struct CountryCalendar: Hashable, Sendable {
  package let zone: CivilZone
  /// Those of the whole country; regional ones are not kept.
  package let holidays: [PublicHoliday]

  /// Days of UTC and no holidays: what is left of a country that the catalogue lost.
  package static let utc = CountryCalendar(zone: .utc, holidays: [])

  /// Neither a Saturday, a Sunday nor a public holiday.
  package func isWorkingDay(_ date: CivilDate) -> Bool {
    !date.weekday.isWeekend && !isHoliday(date)
  }

  /// A public holiday, or the day that stands in for one.
  private func isHoliday(_ date: CivilDate) -> Bool {
    // One at the end of a year may be made good in the first days of the next.
    let years = date.month == 1 ? [date.year - 1, date.year] : [date.year]
    return years.contains { days(of: $0).contains(date) }
  }

  /// The holidays of a year; those that fall on a weekend are made good on the next working day
  /// where the country does so.
  package func days(of year: Int) -> Set<CivilDate> {
    let found = holidays.compactMap { holiday in
      holiday.day(in: year).map { (date: $0, hasSubstitute: holiday.hasSubstitute) }
    }
    var days = Set(found.map(\.date))
    for holiday in found.sorted(by: { $0.date < $1.date })
    where holiday.hasSubstitute && holiday.date.weekday.isWeekend {
      var substitute = holiday.date
      while substitute.weekday.isWeekend || days.contains(substitute) {
        substitute = substitute.adding(days: 1)
      }
      days.insert(substitute)
    }
    return days
  }
}
