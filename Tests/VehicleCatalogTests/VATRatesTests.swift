import TestSupport
import Testing
import WorldTime

@testable import VehicleCatalog

struct VATRatesTests {
  /// The last millisecond before a change, and the first one after it.
  @Test(arguments: [
    ("FR", "2014-01-01", 1_960, 2_000), ("IT", "2013-10-01", 2_100, 2_200),
    ("LU", "2015-01-01", 1_500, 1_700), ("LU", "2023-01-01", 1_700, 1_600),
    ("LU", "2024-01-01", 1_600, 1_700), ("CH", "2018-01-01", 800, 770),
    ("CH", "2024-01-01", 770, 810), ("DE", "2020-07-01", 1_900, 1_600),
    ("DE", "2021-01-01", 1_600, 1_900), ("IE", "2020-09-01", 2_300, 2_100),
    ("IE", "2021-03-01", 2_100, 2_300), ("FI", "2013-01-01", 2_300, 2_400),
    ("FI", "2024-09-01", 2_400, 2_550),
  ])
  func `a rate changes with its day`(
    _ code: String, _ day: String, _ before: Int, _ after: Int
  ) throws {
    let country = try #require(try ShippedCatalog.load().country(code))
    let date = try Instant(rfc3339: "\(day)T00:00:00Z").civil.date
    let midnight = country.calendar.zone.start(of: date)
    #expect(country.vat.basisPoints(at: midnight.advanced(milliseconds: -1)) == before)
    #expect(country.vat.basisPoints(at: midnight) == after)
  }

  @Test(arguments: [
    ("GB", 2_000), ("ES", 2_100), ("NL", 2_100), ("BE", 2_100), ("AT", 2_000), ("PT", 2_300),
    ("SE", 2_500), ("NO", 2_500), ("DK", 2_500), ("PL", 2_300),
  ])
  func `where nothing changed the rate is the same from 2013 to 2035`(
    _ code: String, _ rate: Int
  ) throws {
    let country = try #require(try ShippedCatalog.load().country(code))
    #expect(country.vat.all.count == 1)
    for year in 2013...2035 {
      #expect(country.vat.basisPoints(at: try Instant(rfc3339: "\(year)-01-01T00:00:00Z")) == rate)
    }
  }

  @Test func `before the first rate that is known, it counts too`() throws {
    let country = try #require(try ShippedCatalog.load().country("GB"))
    #expect(country.vat.basisPoints(at: try Instant(rfc3339: "2001-01-01T00:00:00Z")) == 2_000)
  }

  @Test(arguments: [
    ("[]", "4:8: there is no VAT rate"),
    (
      "[{from: 2014-01-01, percent: 20, source: a}]",
      "4:9: the first rate is from 2014-01-01; it must be known from 2013-01-01 on"
    ),
    (
      "[{from: 2011-01-01, percent: 20, source: a}, {from: 2011-01-01, percent: 21, source: a}]",
      "4:53: the rate from 2011-01-01 stands after the one from 2011-01-01"
    ),
    (
      "[{from: 2011-02-30, percent: 20, source: a}]",
      "4:16: ‘2011-02-30’ is not a day such as 2024-09-01"
    ),
    ("[{from: 2011-01-01, percent: 20}]", "4:9: missing key ‘source’"),
  ])
  func `a list of rates that cannot be is refused, and says why`(
    _ list: String, _ diagnostic: String
  ) throws {
    let fixture = try CatalogFixture()
    try fixture.replace(
      "vat:\n  - {from: 2011-01-01, percent: 20, source: test}", with: "vat: \(list)",
      in: "countries.yaml")
    #expect(fixture.diagnostics() == ["countries.yaml:\(diagnostic)"])
  }
}
