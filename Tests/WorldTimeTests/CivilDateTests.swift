import Testing
import WorldTime

struct CivilDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1970, 1, 2, 1), (1969, 12, 31, -1), (2000, 2, 29, 11_016),
    (2000, 3, 1, 11_017), (2026, 1, 31, 20_484), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896),
  ])
  func `a day has a fixed distance from 1970-01-01, both ways`(
    year: Int, month: Int, day: Int, days: Int
  ) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.daysSince1970 == days)
    #expect(CivilDate(daysSince1970: days) == date)
  }

  @Test func `days follow one another without a gap through four centuries`() throws {
    let start = try #require(CivilDate(year: 1899, month: 12, day: 31))
    var previous = start
    for days in (start.daysSince1970 + 1)...(start.daysSince1970 + 146_097) {
      let date = CivilDate(daysSince1970: days)
      let isNextDay =
        (date.year, date.month, date.day) == (previous.year, previous.month, previous.day + 1)
      let isFirstOfNextMonth =
        date.day == 1
        && previous.day == CivilDate.lastDay(ofMonth: previous.month, year: previous.year)
        && date.year * 12 + date.month == previous.year * 12 + previous.month + 1
      guard isNextDay || isFirstOfNextMonth, date.daysSince1970 == days else {
        Issue.record("\(date) does not follow \(previous)")
        return
      }
      previous = date
    }
    #expect(previous == CivilDate(year: 2299, month: 12, day: 31))
  }

  @Test(arguments: [(-719_163, "0001-01-01"), (2_932_897, "9999-12-31")])
  func `days beyond the calendar stop at its ends`(days: Int, shown: String) {
    #expect(CivilDate(daysSince1970: days).description == shown)
  }

  @Test(arguments: [(Int.min, "0001-01-01"), (Int.max, "9999-12-31")])
  func `any number of days is a day`(days: Int, shown: String) {
    #expect(CivilDate(daysSince1970: days).description == shown)
  }

  @Test(arguments: [
    (2025, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
    (0, 1, 1), (10_000, 1, 1),
  ])
  func `a day that does not exist is refused`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [(2024, true), (2026, false), (1900, false), (2000, true)])
  func `leap years follow the Gregorian rule`(year: Int, isLeap: Bool) {
    #expect(CivilDate.isLeap(year) == isLeap)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-01-31", 2, "2026-03-31"), ("2026-01-31", 3, "2026-04-30"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-01-31", 0, "2026-01-31"),
  ])
  func `months keep the day or are clamped to the month's last day`(
    start: String, months: Int, end: String
  ) throws {
    let date = try Instant(rfc3339: start).civil.date
    #expect(date.adding(months: months)?.description == end)
  }

  @Test(arguments: [Int.min, -24_313, 95_688, Int.max])
  func `months that leave the calendar reach no day`(months: Int) throws {
    let date = try #require(CivilDate(year: 2026, month: 1, day: 31))
    #expect(date.adding(months: months) == nil)
  }

  @Test func `the calendar's very first and last months can be reached`() throws {
    let date = try #require(CivilDate(year: 2026, month: 1, day: 31))
    #expect(date.adding(months: -24_300)?.description == "0001-01-31")
    #expect(date.adding(months: 95_687)?.description == "9999-12-31")
  }

  @Test func `days compare by year, then month, then day`() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01", "2027-01-01"]
      .map { text in try Instant(rfc3339: text).civil.date }
    #expect(Array(days.reversed()).sorted() == days)
  }
}
