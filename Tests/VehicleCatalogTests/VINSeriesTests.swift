import Testing
import VehicleCatalog

@Suite struct VINSeriesTests {
  @Test(arguments: ["", "S", "SJNFLEET", "sjnfleet", "SJNFLEET000"])
  func `every number gives a VIN of its own, in order`(prefix: String) throws {
    let series = try VINSeries(prefix: prefix)
    let numbers = [0, 1, 9, 10, 99_999, 100_000, series.numberMax]
    let vins = numbers.map { series[$0] }
    for vin in vins {
      #expect(try VIN(vin.rawValue) == vin)
      #expect(vin.rawValue.hasPrefix(prefix.uppercased()))
    }
    #expect(vins == vins.sorted())
    #expect(Set(vins).count == numbers.count)
  }

  @Test func `without a prefix of one's own a fleet's VINs look alike`() throws {
    #expect(try VINSeries()[1].rawValue == "SJNFLEET000000001")
    #expect(try VINSeries().numberMax == 999_999_999)
  }

  @Test func `the longest prefix leaves numbers for more vehicles than a daemon holds`() throws {
    let longest = String(repeating: "S", count: VINSeries.prefixLengthMax)
    #expect(try VINSeries(prefix: longest).numberMax == 999_999)
  }

  @Test(arguments: [
    (
      "SJNFLEET0000",
      "VIN prefix ‘SJNFLEET0000’ has 12 characters; at most 11 leave room for the"
        + " running number"
    ),
    ("SJI", "VIN prefix ‘SJI’ holds ‘I’, which no VIN does"),
    ("SJN-", "VIN prefix ‘SJN-’ holds ‘-’, which no VIN does"),
  ])
  func `a prefix that no VIN has is refused`(prefix: String, says: String) {
    let error = #expect(throws: VIN.FormatError.self) { try VINSeries(prefix: prefix) }
    #expect(error?.description == says)
  }
}
