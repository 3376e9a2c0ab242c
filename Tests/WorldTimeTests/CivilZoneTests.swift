import Foundation
import Testing
import WorldTime

/// The time of the countries, and what a clock shows around the nights in which it is changed.
struct CivilZoneTests {
  private static func zone(_ name: String) throws -> CivilZone {
    try #require(CivilZone(named: name))
  }

  private static func day(_ text: String) throws -> CivilDate {
    try Instant(rfc3339: text).civil.date
  }

  private static func milliseconds(_ hour: Int, _ minute: Int) -> Int64 {
    Int64(hour * 60 + minute) * 60_000
  }

  @Test(arguments: [
    ("Europe/Paris", "2026-03-29T00:59:59.999Z", 1, "2026-10-25T01:00:00Z"),
    ("Europe/London", "2026-03-29T00:59:59.999Z", 0, "2026-10-25T01:00:00Z"),
    ("Europe/Helsinki", "2026-03-29T00:59:59.999Z", 2, "2026-10-25T01:00:00Z"),
    ("Europe/Dublin", "2030-03-31T00:59:59.999Z", 0, "2030-10-27T01:00:00Z"),
  ])
  func
    `S24: summer time lasts from the last Sunday of March to that of October, to the millisecond`(
      name: String, lastOfWinter: String, hours: Int64, firstOfWinter: String
    ) throws
  {
    let zone = try Self.zone(name)
    let (spring, autumn) = (try Instant(rfc3339: lastOfWinter), try Instant(rfc3339: firstOfWinter))
    let offsets = [
      spring, spring.advanced(milliseconds: 1), autumn.advanced(milliseconds: -1), autumn,
    ].map { zone.offsetMilliseconds(at: $0) / 3_600_000 }
    #expect(offsets == [hours, hours + 1, hours + 1, hours])
  }

  @Test func `a day begins at its own midnight, and may have 23 or 25 hours`() throws {
    let paris = try Self.zone("Europe/Paris")
    func start(_ text: String) throws -> String { paris.start(of: try Self.day(text)).description }
    #expect(try start("2026-02-17") == "2026-02-16T23:00:00.000Z")
    #expect(try start("2026-03-29") == "2026-03-28T23:00:00.000Z")
    #expect(try start("2026-03-30") == "2026-03-29T22:00:00.000Z")
    #expect(try start("2026-10-25") == "2026-10-24T22:00:00.000Z")
    #expect(try start("2026-10-26") == "2026-10-25T23:00:00.000Z")
    #expect(
      CivilZone.utc.start(of: try Self.day("2026-07-14")).description.hasSuffix("T00:00:00.000Z"))
  }

  @Test(arguments: [
    // Clocks are put from 02:00 to 03:00, and from 01:00 to 02:00 in London.
    ("Europe/Paris", "2026-03-29", 1, 59, "2026-03-29T00:59:00.000Z"),
    ("Europe/Paris", "2026-03-29", 2, 0, "2026-03-29T01:00:00.000Z"),
    ("Europe/Paris", "2026-03-29", 2, 30, "2026-03-29T01:00:00.000Z"),
    ("Europe/Paris", "2026-03-29", 3, 0, "2026-03-29T01:00:00.000Z"),
    ("Europe/Paris", "2026-03-29", 3, 1, "2026-03-29T01:01:00.000Z"),
    ("Europe/London", "2026-03-29", 1, 30, "2026-03-29T01:00:00.000Z"),
    ("Europe/Helsinki", "2026-03-29", 3, 30, "2026-03-29T01:00:00.000Z"),
    // Clocks show 02:00 to 03:00 twice, and in London 01:00 to 02:00.
    ("Europe/Paris", "2026-10-25", 2, 0, "2026-10-25T00:00:00.000Z"),
    ("Europe/Paris", "2026-10-25", 2, 30, "2026-10-25T00:30:00.000Z"),
    ("Europe/Paris", "2026-10-25", 3, 0, "2026-10-25T02:00:00.000Z"),
    ("Europe/London", "2026-10-25", 1, 30, "2026-10-25T00:30:00.000Z"),
    ("Europe/Helsinki", "2026-10-25", 3, 30, "2026-10-25T00:30:00.000Z"),
  ])
  func `S24: a time that is skipped is the change itself, one that comes twice the first of them`(
    name: String, date: String, hour: Int, minute: Int, expected: String
  ) throws {
    let instant = try Self.zone(name).instant(
      Self.day(date), timeOfDayMilliseconds: Self.milliseconds(hour, minute))
    #expect(instant.description == expected)
  }

  @Test func `what a clock shows leads back to the instant, but for the second of two hours`()
    throws
  {
    for zone in try CivilZone.names.map(Self.zone) {
      let start = try Instant(rfc3339: "2026-01-01")
      var twice = 0
      for halfHour in 0..<(365 * 48) {
        let instant = start.advanced(milliseconds: Int64(halfHour) * 1_800_000)
        let (date, timeOfDay) = zone.civil(instant)
        let back = zone.instant(date, timeOfDayMilliseconds: timeOfDay)
        if back != instant {
          #expect(instant.milliseconds(since: back) == 3_600_000)
          twice += 1
        }
      }
      #expect(twice == 2, "\(zone.name)")
    }
  }

  @Test func `there is a time at the ends of the world's time line too`() throws {
    let helsinki = try Self.zone("Europe/Helsinki")
    #expect(helsinki.civil(.distantFuture).date.description == "9999-12-31")
    #expect(helsinki.civil(.distantPast).date.description == "0001-01-01")
    #expect(CivilZone(named: "Europe/Moscow") == nil)
  }
}

/// The zones beside the tables of the machine, which come from IANA.
@Suite(
  .enabled(
    if: CivilZone.names.allSatisfy { TimeZone(identifier: $0) != nil },
    "this machine has no table of time zones"))
struct IndependentZoneTests {
  @Test(arguments: CivilZone.names)
  func `S24: every hour around the changes from 2000 to 2037 is that of the IANA tables`(
    name: String
  ) throws {
    let (ours, theirs) = (
      try #require(CivilZone(named: name)), try #require(TimeZone(identifier: name))
    )
    var changes = 0
    for year in 2000...2037 {
      var last: Int64?
      for (month, first) in [(1, 1), (3, 24), (7, 1), (10, 24)] {
        let date = try #require(CivilDate(year: year, month: month, day: first))
        for hour in 0..<(8 * 24) {
          let instant = Instant(date: date).advanced(milliseconds: Int64(hour) * 3_600_000)
          let offset = ours.offsetMilliseconds(at: instant)
          let moment = Date(timeIntervalSince1970: TimeInterval(instant.milliseconds / 1_000))
          #expect(offset == Int64(theirs.secondsFromGMT(for: moment)) * 1_000, "\(instant)")
          if let last, last != offset { changes += 1 }
          last = offset
        }
      }
    }
    #expect(changes == 2 * 38, "each year has both")
  }
}
