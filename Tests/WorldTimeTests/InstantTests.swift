import Testing
import WorldTime

struct InstantTests {
  @Test func `an instant stops at the ends of the calendar`() {
    #expect(Instant(milliseconds: .max) == .distantFuture)
    #expect(Instant(milliseconds: .min) == .distantPast)
    #expect(Instant.distantPast.description == "0001-01-01T00:00:00.000Z")
    #expect(Instant.distantFuture.description == "9999-12-31T23:59:59.999Z")
  }

  @Test func `advancing past the ends stops there instead of overflowing`() {
    #expect(Instant.distantFuture.advanced(milliseconds: .max) == .distantFuture)
    #expect(Instant.distantPast.advanced(milliseconds: .min) == .distantPast)
    #expect(Instant(milliseconds: 0).adding(.months(.max)) == .distantFuture)
    #expect(Instant(milliseconds: 0).adding(.months(.min)) == .distantPast)
    #expect(Instant(milliseconds: 0).adding(.milliseconds(.max)) == .distantFuture)
  }

  @Test(arguments: [
    ("2026-01-31T10:00:00Z", Period.months(1), "2026-02-28T10:00:00.000Z"),
    ("2026-01-31T10:00:00Z", Period.days(1), "2026-02-01T10:00:00.000Z"),
    ("2028-01-31T23:59:59.999Z", Period.months(1), "2028-02-29T23:59:59.999Z"),
    (
      "2026-01-31T10:00:00Z", Period(months: 1, milliseconds: 86_400_000),
      "2026-03-01T10:00:00.000Z"
    ),
  ])
  func `a period moves the months first and then the rest`(
    start: String, period: Period, end: String
  ) throws {
    #expect(try Instant(rfc3339: start).adding(period).description == end)
  }

  @Test func `subtracting mirrors adding`() throws {
    let start = try Instant(rfc3339: "2026-03-31T10:00:00Z")
    #expect(start.subtracting(.months(1)).description == "2026-02-28T10:00:00.000Z")
    #expect(start.subtracting(.minutes(1)).description == "2026-03-31T09:59:00.000Z")
    #expect(start.subtracting(.months(.min)) == .distantFuture)
    #expect(start.subtracting(.milliseconds(.min)) == .distantFuture)
  }

  @Test func `the distance between two instants has a sign`() throws {
    let early = try Instant(rfc3339: "2026-01-31T10:00:00Z")
    let late = early.advanced(milliseconds: 1_500)
    #expect(late.milliseconds(since: early) == 1_500)
    #expect(early.milliseconds(since: late) == -1_500)
    #expect(early < late)
  }

  @Test(arguments: [
    (Int64(-1), "1969-12-31", Int64(86_399_999)), (0, "1970-01-01", 0),
    (-86_400_000, "1969-12-31", 0), (-86_400_001, "1969-12-30", 86_399_999),
    (86_399_999, "1970-01-01", 86_399_999),
  ])
  func `the time of day is never negative, before 1970 too`(
    milliseconds: Int64, date: String, timeOfDay: Int64
  ) {
    let instant = Instant(milliseconds: milliseconds)
    let civil = instant.civil
    #expect(civil.date.description == date)
    #expect(civil.timeOfDayMilliseconds == timeOfDay)
    #expect(Instant(date: civil.date, timeOfDayMilliseconds: timeOfDay) == instant)
  }
}
