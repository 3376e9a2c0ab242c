import FoundationEssentials
import Testing
import WorldTime

struct PeriodSeriesTests {
  @Test func `a monthly series keeps its anchor day through short months`() throws {
    let series = PeriodSeries(
      anchor: try Instant(rfc3339: "2026-01-31T10:00:00Z"), period: .months(1))
    let ends = (0...13).map { series.end(ofPeriod: $0).civil.date.description }
    #expect(
      ends == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30",
        "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31",
        "2027-01-31", "2027-02-28",
      ])
    #expect(series.end(ofPeriod: 2).description == "2026-03-31T10:00:00.000Z")
  }

  @Test func `a yearly series from 29 February returns to it in leap years`() throws {
    let series = PeriodSeries(
      anchor: try Instant(rfc3339: "2024-02-29T00:00:00Z"), period: .months(12))
    let ends = (1...4).map { series.end(ofPeriod: $0).civil.date.description }
    #expect(ends == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"])
  }

  @Test func `a weekly series counts exact days`() throws {
    let series = PeriodSeries(
      anchor: try Instant(rfc3339: "2026-03-25T10:00:00Z"), period: .days(7))
    #expect(series.end(ofPeriod: 1).description == "2026-04-01T10:00:00.000Z")
    #expect(series.end(ofPeriod: 52).description == "2027-03-24T10:00:00.000Z")
  }

  @Test func `a series survives JSON`() throws {
    let series = PeriodSeries(
      anchor: try Instant(rfc3339: "2026-01-31T10:00:00Z"), period: .months(1))
    let encoded = try JSONEncoder().encode(series)
    #expect(try JSONDecoder().decode(PeriodSeries.self, from: encoded) == series)
  }

  @Test(arguments: ["PT0S", "P0M"])
  func `a stored series that would never move forward is refused`(period: String) {
    let json = #"{"anchor":"2026-01-31T10:00:00.000Z","period":"\#(period)"}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(PeriodSeries.self, from: Data(json.utf8))
    }
  }
}
