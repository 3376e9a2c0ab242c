import Testing
import WorldTime

/// Days of the week, and the day that moves all movable feasts.
struct WeekdayTests {
  private func day(_ text: String) throws -> CivilDate { try Instant(rfc3339: text).civil.date }

  @Test(arguments: [
    ("1970-01-01", Weekday.thursday), ("1969-12-31", .wednesday), ("2026-01-31", .saturday),
    ("2000-02-29", .tuesday), ("0001-01-01", .monday), ("9999-12-31", .friday),
  ])
  func `every day has its day of the week`(date: String, weekday: Weekday) throws {
    #expect(try day(date).weekday == weekday)
  }

  @Test func `the next such day may be the day itself`() throws {
    let saturday = try day("2026-01-31")
    #expect(saturday.orNext(.saturday) == saturday)
    #expect(saturday.orNext(.friday).description == "2026-02-06")
    #expect(CivilDate.last(.monday, ofMonth: 5, year: 2026).description == "2026-05-25")
    #expect(CivilDate.last(.monday, ofMonth: 2, year: 2028).description == "2028-02-28")
    #expect(CivilDate.last(.tuesday, ofMonth: 2, year: 2028).description == "2028-02-29")
    #expect(CivilDate.distantFuture.adding(days: 1) == .distantFuture)
  }

  /// - Source: the tables of Easter of the Astronomical Society of South Australia.
  @Test(arguments: [
    "1583-04-10", "1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23",
    "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
    "2029-04-01", "2030-04-21", "2035-03-25", "2038-04-25", "2076-04-19", "2100-03-28",
    "2285-03-22",
  ])
  func `Easter is where the tables have it, from its first day to its last`(date: String) throws {
    let easter = try day(date)
    #expect(CivilDate.easterSunday(of: easter.year) == easter)
    #expect(easter.weekday == .sunday)
  }
}
