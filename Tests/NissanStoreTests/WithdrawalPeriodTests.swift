import NissanStore
import Testing
import WorldTime

/// The 14 days, counted as Regulation 1182/71 counts.
struct WithdrawalPeriodTests {
  @Test(arguments: [
    // The day of the contract is not counted, at whatever hour it was.
    ("2026-06-01T00:00:00Z", "2026-06-16T00:00:00Z"),
    ("2026-06-01T10:00:00Z", "2026-06-16T00:00:00Z"),
    ("2026-06-01T23:59:59.999Z", "2026-06-16T00:00:00Z"),
    ("2026-06-05T10:00:00Z", "2026-06-20T00:00:00Z"),
    // A Saturday or a Sunday moves the end to Monday.
    ("2026-06-06T10:00:00Z", "2026-06-23T00:00:00Z"),
    ("2026-06-07T10:00:00Z", "2026-06-23T00:00:00Z"),
    ("2026-06-08T10:00:00Z", "2026-06-23T00:00:00Z"),
    // Through 29 February, and through the end of a year.
    ("2028-02-16T10:00:00Z", "2028-03-02T00:00:00Z"),
    ("2026-12-24T10:00:00Z", "2027-01-08T00:00:00Z"),
  ])
  func `S17: the right ends with the last hour of the 14th day, or of the next working day`(
    _ contract: String, _ end: String
  ) throws {
    #expect(Withdrawal.end(ofContract: try .at(contract)) == (try .at(end)))
  }

  @Test func `the second step is needed from 19 June 2026 on`() throws {
    #expect(Withdrawal.twoStepsFrom == (try .at("2026-06-19T00:00:00Z")))
  }
}
