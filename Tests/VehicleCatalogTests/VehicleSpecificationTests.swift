import TestSupport
import Testing
import VehicleCatalog

@Suite struct VehicleSpecificationTests {
  @Test func `a specification names profile, market, VIN and build month`() throws {
    let text = "leaf-ze1/2019/acenta,market=FR,vin=SJNFAAZE1U0000001,built=2019-03"
    let specification = try VehicleSpecification(text)
    #expect(specification.profile == (try ProfileName("leaf-ze1/2019/acenta")))
    #expect(specification.market == "FR")
    #expect(specification.vin?.rawValue == "SJNFAAZE1U0000001")
    #expect(specification.built?.description == "2019-03")
    #expect(specification.description == text)
    #expect(try VehicleSpecification(specification.description) == specification)
    let profile = try ShippedCatalog.load().profile(specification)
    #expect(profile.generation == "ZE1-pre0519")
  }

  @Test func `VIN and build month may be left out, and capital letters do not matter`() throws {
    let specification = try VehicleSpecification("Qashqai-J12B/2025/Tekna,market=fr")
    #expect(specification.description == "qashqai-j12b/2025/tekna,market=FR")
    #expect(specification.vin == nil && specification.built == nil)
  }

  @Test(arguments: [
    ("qashqai-j12b/2025/tekna", "the market is missing; add ,market=FR"),
    (
      "qashqai-j12b/2025/tekna,market=FRA",
      "market ‘FRA’ is not a country code of two letters such as FR"
    ),
    (
      "qashqai-j12b/2025/tekna,market=F1",
      "market ‘F1’ is not a country code of two letters such as FR"
    ),
    ("qashqai-j12b/2025/tekna,market=", "‘market=’ is not of the form key=value"),
    ("qashqai-j12b/2025/tekna,FR", "‘FR’ is not of the form key=value"),
    ("qashqai-j12b/2025/tekna,", "‘’ is not of the form key=value"),
    ("qashqai-j12b/2025/tekna,market=FR,market=GB", "‘market’ is given twice"),
    (
      "qashqai-j12b/2025/tekna,market=FR,colour=red",
      "unknown key ‘colour’; known: market, vin, built"
    ),
    (
      "qashqai-j12b/2025/tekna,market=FR,built=2025-13",
      "built ‘2025-13’ is not a month such as 2019-03"
    ),
    (
      "qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U000000O",
      "VIN ‘SJNTAAJ12U000000O’ holds ‘O’; I, O and Q are never used"
    ),
    (
      "qashqai-j12b/2025/tekna,market=FR,vin=SJN",
      "VIN ‘SJN’ has 3 characters; a VIN has 17"
    ),
    (
      "qashqai-j12b/tekna,market=FR",
      "‘qashqai-j12b/tekna’ has 2 parts; a profile is <model>-<generation>/<model year>/<trim>,"
        + " such as qashqai-j12b/2025/tekna"
    ),
    (
      "qashqai-j12b/25/tekna,market=FR",
      "‘25’ is no model year; a profile is <model>-<generation>/<model year>/<trim>,"
        + " such as qashqai-j12b/2025/tekna"
    ),
    (
      "qashqai-j12b/2025/tekna+,market=FR",
      "‘tekna+’ is not in lower kebab-case; a profile is"
        + " <model>-<generation>/<model year>/<trim>, such as qashqai-j12b/2025/tekna"
    ),
  ])
  func `the part that offends is named`(text: String, message: String) {
    let error = #expect(throws: VehicleSpecification.FormatError.self) {
      try VehicleSpecification(text)
    }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("2019-03", true), ("2019-12", true), ("2019-00", false), ("2019-13", false),
    ("2019-3", false), ("19-03", false), ("2019", false), ("+019-03", false), ("", false),
  ])
  func `a month is four digits, a dash and two digits`(text: String, isMonth: Bool) {
    #expect((YearMonth(text) != nil) == isMonth)
  }
}
