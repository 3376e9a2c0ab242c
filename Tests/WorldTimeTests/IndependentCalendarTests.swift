import Foundation
import TestSupport
import Testing
import WorldTime

/// Our calendar beside Foundation's, which knows nothing of ours.
struct IndependentCalendarTests {
  private static let utc = calendar("UTC")

  private static func calendar(_ zone: String) -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    if let zone = TimeZone(identifier: zone) { calendar.timeZone = zone }
    return calendar
  }

  /// 29 February, the last days of months and of years, and any other moment from 1970 to 2200.
  private static func anchor(_ generator: inout SeededGenerator) throws -> Instant {
    let year = Int.random(in: 1970...2199, using: &generator)
    let timeOfDay = [0, 86_399_999, Int.random(in: 0..<86_400_000, using: &generator)]
    let (month, day): (Int, Int) =
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: (2, CivilDate.isLeap(year) ? 29 : 28)
      case 1: ([1, 3, 5, 7, 8, 10, 12].randomElement(using: &generator) ?? 1, 31)
      case 2: Bool.random(using: &generator) ? (12, 31) : (1, 1)
      case 3:
        (Int.random(in: 1...12, using: &generator), Int.random(in: 28...30, using: &generator))
      default:
        (Int.random(in: 1...12, using: &generator), Int.random(in: 1...28, using: &generator))
      }
    let last = CivilDate.lastDay(ofMonth: month, year: year)
    let date = try #require(CivilDate(year: year, month: month, day: min(day, last)))
    return Instant(
      date: date, timeOfDayMilliseconds: Int64(timeOfDay.randomElement(using: &generator) ?? 0))
  }

  /// Foundation's word for an instant moved in a calendar; milliseconds are carried beside it,
  /// where a `Date` might round them.
  private static func moved(
    _ instant: Instant, _ component: Calendar.Component, _ count: Int,
    in calendar: Calendar = utc
  ) throws -> Instant {
    let (second, rest) = split(instant)
    let date = try #require(calendar.date(byAdding: component, value: count, to: second))
    return Instant(milliseconds: Int64(date.timeIntervalSince1970.rounded()) * 1_000 + rest)
  }

  private static func split(_ instant: Instant) -> (second: Date, rest: Int64) {
    let rest = ((instant.milliseconds % 1_000) + 1_000) % 1_000
    let second = (instant.milliseconds - rest) / 1_000
    return (Date(timeIntervalSince1970: TimeInterval(second)), rest)
  }

  @Test func `S24: 10,000 ends of periods are those of another calendar`() throws {
    var generator = SeededGenerator(seed: 24)
    var clamped = 0
    for _ in 0..<10_000 {
      let anchor = try Self.anchor(&generator)
      let months = [1, 2, 3, 6, 12, 24, 36].randomElement(using: &generator) ?? 1
      let series = PeriodSeries(anchor: anchor, period: .months(months))
      let count = Int.random(in: 0...(400 / months), using: &generator)
      let end = series.end(ofPeriod: count)
      #expect(
        try end == Self.moved(anchor, .month, months * count),
        "\(count) times \(months) months from \(anchor)")
      #expect(end == anchor.adding(.months(months * count)))
      if end.civil.date.day != anchor.civil.date.day { clamped += 1 }
    }
    #expect(clamped > 500, "the cases are about short months too")
  }

  @Test func `S24: 10,000 moments are the same day, hour and weekday in another calendar`() throws {
    var generator = SeededGenerator(seed: 2_424)
    for _ in 0..<10_000 {
      let instant = try Self.anchor(&generator)
      let (date, timeOfDay) = instant.civil
      let (second, rest) = Self.split(instant)
      let parts = Self.utc.dateComponents(
        [.year, .month, .day, .hour, .minute, .second], from: second)
      #expect([parts.year, parts.month, parts.day] == [date.year, date.month, date.day])
      let seconds = try [
        3_600 * #require(parts.hour), 60 * #require(parts.minute), #require(parts.second),
      ].reduce(0, +)
      #expect(Int64(seconds) * 1_000 + rest == timeOfDay)
      let days = Int.random(in: -3_000...3_000, using: &generator)
      #expect(try instant.adding(.days(days)) == Self.moved(instant, .day, days))
    }
  }

  /// Going back, Foundation clamps to the 28th in a leap year too; it knows how long the month is.
  @Test func `S24: a period back is the same day, or the last of its month`() throws {
    var generator = SeededGenerator(seed: 242_424)
    for _ in 0..<10_000 {
      let instant = try Self.anchor(&generator)
      let months = Int.random(in: 0...240, using: &generator)
      let (date, timeOfDay) = instant.subtracting(.months(months)).civil
      let month = try #require(
        Self.utc.date(
          from: DateComponents(
            year: instant.civil.date.year, month: instant.civil.date.month - months, day: 1)))
      let parts = Self.utc.dateComponents([.year, .month], from: month)
      let length = try #require(Self.utc.range(of: .day, in: .month, for: month)).count
      #expect([date.year, date.month] == [parts.year, parts.month])
      #expect(date.day == min(instant.civil.date.day, length), "\(months) before \(instant)")
      #expect(timeOfDay == instant.civil.timeOfDayMilliseconds)
    }
  }

  /// The seventeen countries of the catalogue, by the zones of their capitals.
  static let zones = [
    "Europe/Paris", "Europe/London", "Europe/Berlin", "Europe/Madrid", "Europe/Rome",
    "Europe/Amsterdam", "Europe/Brussels", "Europe/Luxembourg", "Europe/Vienna", "Europe/Zurich",
    "Europe/Warsaw", "Europe/Stockholm", "Europe/Oslo", "Europe/Copenhagen", "Europe/Helsinki",
    "Europe/Lisbon", "Europe/Dublin",
  ]

  /// A period that crosses a change of the clocks is an hour longer or shorter by the clock on the
  /// wall, and not a millisecond in world time.
  @Test(arguments: zones) func `S24: no change of the clocks shifts a period`(
    _ name: String
  ) throws {
    let zone = try #require(TimeZone(identifier: name))
    let local = Self.calendar(name)
    var (shifted, changes) = (0, 0)
    var from = Date(timeIntervalSince1970: 1_767_225_600)  // 2026-01-01
    while changes < 20, let change = zone.nextDaylightSavingTimeTransition(after: from) {
      from = change
      changes += 1
      let instant = Instant(milliseconds: Int64(change.timeIntervalSince1970) * 1_000)
      for offset in [-1, 0, 1] as [Int64] {
        let anchor = instant.advanced(milliseconds: offset).subtracting(.days(10))
        let end = PeriodSeries(anchor: anchor, period: .months(1)).end(ofPeriod: 1)
        let days = end.civil.date.daysSince1970 - anchor.civil.date.daysSince1970
        #expect(end.milliseconds(since: anchor) == Int64(days) * 86_400_000)
        #expect(try end == Self.moved(anchor, .month, 1))
        if try end != Self.moved(anchor, .month, 1, in: local) { shifted += 1 }
      }
    }
    #expect(changes == 20)
    #expect(shifted > 0, "a calendar of the wall clock would have shifted some")
  }
}
