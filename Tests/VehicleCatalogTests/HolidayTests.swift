import TestSupport
import Testing
import WorldTime

@testable import VehicleCatalog

/// Public holidays as `countries.yaml` writes them.
struct HolidayTests {
  @Test(arguments: [
    ("1 May", 2026, "2026-05-01"), ("Easter + 39", 2026, "2026-05-14"),
    ("Easter - 2", 2026, "2026-04-03"), ("easter + 60", 2027, "2027-05-27"),
    ("first Monday of May", 2028, "2028-05-01"), ("first Monday of May", 2026, "2026-05-04"),
    ("last Monday of May", 2026, "2026-05-25"), ("last Monday of October", 2027, "2027-10-25"),
    ("third Wednesday of November", 2026, "2026-11-18"),
    ("Friday from 19 June", 2026, "2026-06-19"), ("Friday from 19 June", 2027, "2027-06-25"),
    ("Friday 1 February or first Monday of February", 2026, "2026-02-02"),
    ("Friday 1 February or first Monday of February", 2030, "2030-02-01"),
  ])
  func `the day of a holiday is found in a year`(words: String, year: Int, day: String) throws {
    let rules = try #require(HolidayRule.read(words))
    #expect(rules.lazy.compactMap { $0.day(in: year) }.first?.description == day)
  }

  @Test(arguments: [
    "", "1", "May", "1 Mai", "31 April", "29 February", "0 May", "Easter", "Easter + -1",
    "Easter * 2", "fifth Monday of May", "first Moonday of May", "first Monday in May",
    "Friday to 19 June", "1 May or", "or 1 May", "1 May or or 2 May", "1 May and 2 May",
  ])
  func `anything else is no holiday`(words: String) { #expect(HolidayRule.read(words) == nil) }

  private func calendar(_ code: String) throws -> CountryCalendar {
    try #require(try ShippedCatalog.load().country(code)).calendar
  }

  @Test(arguments: [
    // From a Saturday, from a Sunday beside another holiday, and both days of a weekend.
    (2026, ["2026-12-25", "2026-12-26", "2026-12-28"]),
    (2027, ["2027-12-25", "2027-12-26", "2027-12-27", "2027-12-28"]),
    (2033, ["2033-12-25", "2033-12-26", "2033-12-27"]),
    (2029, ["2029-12-25", "2029-12-26"]),
  ])
  func `a British holiday of a weekend is made good on the next working day`(
    year: Int, december: [String]
  ) throws {
    let days = try calendar("GB").days(of: year).filter { $0.month == 12 }
    #expect(days.sorted().map(\.description) == december)
    let ireland = try calendar("IE").days(of: year).filter { $0.month == 12 }
    #expect(ireland.map(\.day).sorted() == [25, 26], "nothing is made good there")
  }

  @Test(arguments: [
    ("DK", "2023-05-05", true), ("DK", "2024-04-26", false),
    ("IE", "2030-02-01", true), ("IE", "2030-02-04", false), ("IE", "2026-02-02", true),
    ("IT", "2025-10-04", false), ("IT", "2027-10-04", true),
    ("PL", "2024-12-24", false), ("PL", "2025-12-24", true),
    ("NL", "2025-05-05", true), ("NL", "2026-05-05", false),
    ("FI", "2026-06-19", true), ("SE", "2026-06-19", false),
    ("DE", "2026-10-03", true), ("AT", "2026-10-26", true), ("FR", "2026-07-14", true),
  ])
  func `what came, went or is not of every year is kept in its years`(
    country: String, date: String, isFree: Bool
  ) throws {
    let day = try Instant(rfc3339: date).civil.date
    #expect(try calendar(country).days(of: day.year).contains(day) == isFree)
  }

  @Test func `a weekend and a holiday are no working days, and what lies between is one`() throws {
    let germany = try calendar("DE")
    let days = try (23...31).map { try #require(CivilDate(year: 2026, month: 12, day: $0)) }
    #expect(
      days.filter(germany.isWorkingDay).map(\.day) == [23, 24, 28, 29, 30, 31])
    let monday = try #require(CivilDate(year: 2028, month: 1, day: 3))
    let britain = try calendar("GB")
    #expect(!britain.isWorkingDay(monday), "New Year's Day was a Saturday")
    #expect(germany.isWorkingDay(monday))
  }

  @Test func `every country has its time, its holidays and where they stand`() throws {
    for country in try ShippedCatalog.load().countries {
      let calendar = country.calendar
      #expect(CivilZone(named: calendar.zone.name) == calendar.zone)
      #expect((4...15).contains(calendar.days(of: 2026).count), "\(country.code)")
      #expect(calendar.holidays.allSatisfy { !$0.source.isEmpty && !$0.name.isEmpty })
    }
    #expect(CountryCalendar.utc.days(of: 2026).isEmpty)
  }
}
