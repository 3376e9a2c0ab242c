import NissanStore
import Testing
import VehicleCatalog
import WorldTime

/// The 14 days, counted as Regulation 1182/71 counts.
struct WithdrawalPeriodTests {
  private func calendar(_ country: String) throws -> CountryCalendar {
    try #require(try ShippedCountries.all.get()[country]).calendar
  }

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
    #expect(Withdrawal.end(ofContract: try .at(contract), in: .utc) == (try .at(end)))
  }

  @Test(arguments: [
    // Midnight in Berlin, before and after it, in winter and through the change of clocks.
    ("DE", "2026-02-02T22:59:59.999Z", "2026-02-16T23:00:00Z"),
    ("DE", "2026-02-02T23:00:00Z", "2026-02-17T23:00:00Z"),
    ("DE", "2026-03-17T10:00:00Z", "2026-03-31T22:00:00Z"),
    ("DE", "2026-10-13T21:59:59.999Z", "2026-10-27T23:00:00Z"),
    ("DE", "2026-10-13T22:00:00Z", "2026-10-28T23:00:00Z"),
    ("FI", "2026-06-01T10:00:00Z", "2026-06-15T21:00:00Z"),
    ("GB", "2026-02-02T10:00:00Z", "2026-02-17T00:00:00Z"),
    ("GB", "2026-06-01T10:00:00Z", "2026-06-15T23:00:00Z"),
    // Christmas and the weekend after it: Germany until Monday the 28th, Britain a day longer.
    ("DE", "2026-12-11T10:00:00Z", "2026-12-28T23:00:00Z"),
    ("GB", "2026-12-11T10:00:00Z", "2026-12-30T00:00:00Z"),
    ("DE", "2026-12-10T10:00:00Z", "2026-12-24T23:00:00Z"),
    // Easter: from Good Friday to Tuesday in Germany; France works on that Friday.
    ("DE", "2026-03-20T10:00:00Z", "2026-04-07T22:00:00Z"),
    ("FR", "2026-03-20T10:00:00Z", "2026-04-03T22:00:00Z"),
    // Constitution Day and Whit Monday are one day in that year.
    ("NO", "2027-05-03T10:00:00Z", "2027-05-18T22:00:00Z"),
  ])
  func `S17: days are those of the country, with its public holidays`(
    _ country: String, _ contract: String, _ end: String
  ) throws {
    let counted = Withdrawal.end(ofContract: try .at(contract), in: try calendar(country))
    #expect(counted == (try .at(end)))
  }

  @Test(arguments: [
    ("FR", "2026-06-18T21:59:59.999Z", false), ("FR", "2026-06-18T22:00:00Z", true),
    ("GB", "2026-06-18T22:59:59.999Z", false), ("GB", "2026-06-18T23:00:00Z", true),
    ("FI", "2026-06-18T20:59:59.999Z", false), ("FI", "2026-06-18T21:00:00Z", true),
  ])
  func `the second step is needed from 19 June 2026 on, by the days of the country`(
    _ country: String, _ contract: String, _ needed: Bool
  ) throws {
    #expect(Withdrawal.twoStepsFrom.description == "2026-06-19")
    let calendar = try calendar(country)
    #expect(Withdrawal.needsConfirmation(ofContract: try .at(contract), in: calendar) == needed)
  }
}
