import FoundationEssentials
import Testing
import WorldTime

struct PeriodTests {
  @Test(arguments: [
    ("P1M", Period.months(1)), ("P1Y2M", .months(14)), ("P2W", .days(14)), ("P16D", .days(16)),
    ("PT10M", .minutes(10)), ("PT0.5S", .milliseconds(500)), ("PT0.007S", .milliseconds(7)),
    ("PT1H2M3.25S", .milliseconds(3_723_250)), ("PT0S", .zero), ("P0D", .zero),
    ("P1Y2M3W4DT5H6M7S", Period(months: 14, milliseconds: 2_178_367_000)),
    ("12months", .months(12)), ("1month", .months(1)), ("2y", .months(24)), ("1year", .months(12)),
    ("16d", .days(16)), ("1week", .days(7)), ("10min", .minutes(10)), ("3h", .hours(3)),
    ("30s", .seconds(30)), ("1ms", .milliseconds(1)), ("7Days", .days(7)), ("3 days", .days(3)),
    ("10m", .minutes(10)), ("2mo", .months(2)), ("1h 30min", .minutes(90)),
    ("1h30m", .minutes(90)), ("1.5h", .minutes(90)), ("0.250s", .milliseconds(250)),
    ("1 year 2 months 3 days", Period(months: 14, milliseconds: 259_200_000)),
  ])
  func `a period is read from ISO 8601 and from the short forms`(
    text: String, period: Period
  ) throws {
    #expect(try Period(parsing: text) == period)
  }

  @Test(arguments: [
    "", "P", "PT", "P1MT", "P1", "1", "M", "P1S", "PT1D", "P1M1Y", "P1M1M", "P-1M", "+P1M",
    "P1.5M", "PT1.5H", "PT1.S", "PT.5S", "PT1.2345S", "PT1.2.3S", "P1MT5ST", "p1m", "P1M ", " 12d",
    "12d ",
    "12fortnights", "1.5months", "0.5ms", "30min 1h", "1h 1h", "1h,30min", "days", "3 3 days",
    "P１M", "١d", "1000000001d", "P1000000001D", "P99999999999999999999D",
    "99999999999999999999d",
  ])
  func `anything else is refused with examples of what is meant`(text: String) {
    #expect {
      try Period(parsing: text)
    } throws: { error in
      "\(error)" == "‘\(text)’ is not a period such as 3 days, 10min, 1h 30min, 12months or P1M"
    }
  }

  @Test(arguments: ["10M", "1y 2M"])
  func `an M alone is refused, since it is months to some and minutes to others`(text: String) {
    #expect {
      try Period(parsing: text)
    } throws: { error in
      "\(error)" == "in ‘\(text)’ an M is months or minutes; write 10months or 10min"
    }
  }

  @Test(arguments: ["-3 days", "-P1M", "−1h"])
  func `what points backwards is refused by name`(text: String) {
    #expect {
      try Period(parsing: text)
    } throws: { error in
      "\(error)" == "‘\(text)’ is negative; a period only goes forwards"
    }
  }

  @Test(arguments: [
    (PeriodUnit.seconds, "30", 30), (.seconds, "1min", 60), (.minutes, "2h", 120),
    (.hours, "30 days", 720), (.months, "12", 12), (.months, "1year", 12), (.months, "P3M", 3),
    (.seconds, "-1", -1),
  ])
  func `a number alone counts in the unit of its option`(
    unit: PeriodUnit, text: String, count: Int
  ) throws {
    #expect(try unit.count(text) == count)
  }

  @Test(arguments: [
    (PeriodUnit.minutes, "90s"), (.hours, "1month"), (.months, "30 days"), (.seconds, "0.5s"),
  ])
  func `a period of no whole number of the unit is refused`(unit: PeriodUnit, text: String) {
    #expect {
      try unit.count(text)
    } throws: { error in
      "\(error)" == "‘\(text)’ is not a whole number of \(unit.rawValue)"
    }
  }

  @Test(arguments: [
    "P1000000000Y", "P1000000000M", "P1000000000W", "P1000000000D", "PT1000000000H",
    "PT1000000000.999S", "P1000000000Y1000000000W1000000000DT1000000000H", "1000000000y",
    "1000000000weeks",
  ])
  func `the largest counts are read and reach the end of time`(text: String) throws {
    let period = try Period(parsing: text)
    let start = try Instant(rfc3339: "2026-01-31T10:00:00Z")
    #expect(start.adding(period) > start)
    #expect(PeriodSeries(anchor: start, period: period).end(ofPeriod: .max) == .distantFuture)
  }

  @Test(arguments: [
    (Period.months(14), "P14M"), (.days(16), "P16D"), (.minutes(10), "PT10M"), (.zero, "PT0S"),
    (.milliseconds(250), "PT0.250S"), (.seconds(90), "PT1M30S"),
    (Period(months: 1, milliseconds: 90_061_001), "P1M1DT1H1M1.001S"),
  ])
  func `a period is written in ISO 8601 and reads back the same`(
    period: Period, shown: String
  ) throws {
    #expect(period.description == shown)
    #expect(try Period(parsing: shown) == period)
  }

  @Test(arguments: [
    (Period.months(-1), "P-1M"), (.minutes(-10), "PT-10M"), (.milliseconds(-1), "PT-0.001S"),
    (Period(months: 1, milliseconds: -1), "P1MT-0.001S"),
    (Period(months: -1, milliseconds: 86_400_000), "P-1M1D"),
    (.milliseconds(.min), "P-106751991167DT-7H-12M-55.808S"),
  ])
  func `a part that points backwards shows its own sign`(period: Period, shown: String) {
    #expect(period.description == shown)
  }

  @Test(arguments: [
    (Period.zero, false), (.months(1), true), (.milliseconds(1), true), (.months(-1), false),
    (Period(months: 1, milliseconds: -1), false), (Period(months: -1, milliseconds: 1), false),
  ])
  func `a period is positive when it moves forward and in no part back`(
    period: Period, isPositive: Bool
  ) {
    #expect(period.isPositive == isPositive)
  }

  @Test func `in JSON a period is its text`() throws {
    let encoded = try JSONEncoder().encode([Period.months(1), .minutes(10)])
    #expect(String(bytes: encoded, encoding: .utf8) == #"["P1M","PT10M"]"#)
    let decoded = try JSONDecoder().decode([Period].self, from: encoded)
    #expect(decoded == [.months(1), .minutes(10)])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Period].self, from: Data(#"["soon"]"#.utf8))
    }
  }
}
