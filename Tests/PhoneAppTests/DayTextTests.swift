@testable import NissanStore
import PhoneApp
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// What is counted in days is told by its last day, and moments in the time of a country.
@Suite struct DayTextTests {
  private func texts(
    _ language: Language, _ code: String, timeOf other: String? = nil
  ) throws -> StoreTexts {
    let catalog = try ShippedCatalog.load()
    let country = try #require(catalog.country(code))
    return StoreTexts(language, in: country, timeOf: other.flatMap { catalog.country($0) })
  }

  @Test(arguments: [
    (Language.en, "FR", "2026-02-16T23:00:00Z", "the end of 16 February 2026"),
    (.fr, "FR", "2026-02-16T23:00:00Z", "16 février 2026 inclus"),
    (.fr, "FR", "2026-07-01T22:00:00Z", "1er juillet 2026 inclus"),
    (.en, "GB", "2026-12-30T00:00:00Z", "the end of 29 December 2026"),
    (.en, "GB", "2026-05-31T23:00:00Z", "the end of 31 May 2026"),
    (.fr, "FI", "2026-12-31T22:00:00Z", "31 décembre 2026 inclus"),
    // An older store promised midnights of UTC.
    (.fr, "FR", "2026-02-17T00:00:00Z", "17/02/2026 01:00:00"),
    (.en, "DE", "2026-02-16T22:59:59.999Z", "16.02.2026 23:59:59"),
  ])
  func `a right that ends at midnight is told by its last day`(
    language: Language, country: String, end: String, reported: String
  ) throws {
    let texts = try texts(language, country)
    #expect(texts.lastDay(before: try Instant(rfc3339: end)) == reported)
  }

  @Test func `every month has its name in both languages`() throws {
    let zone = try #require(CivilZone(named: "Europe/London"))
    for language in Language.allCases {
      let texts = try texts(language, "GB")
      let reported = try (1...12).map { month in
        let day = try #require(CivilDate(year: 2027, month: month, day: 12))
        return texts.lastDay(before: zone.start(of: day))
      }
      #expect(Set(reported).count == 12)
      #expect(reported.allSatisfy { !$0.contains(":") })
    }
  }

  @Test func `the two sentences about a withdrawal name the last day`() throws {
    let end = try Instant(rfc3339: "2026-02-16T23:00:00Z")
    let (fr, en) = (try texts(.fr, "FR"), try texts(.en, "FR"))
    #expect(fr.withdrawHere("x", until: end).hasSuffix(" (jusqu’au 16 février 2026 inclus)"))
    #expect(en.withdrawHere("x", until: end).hasSuffix(" (until the end of 16 February 2026)"))
    let refusal = StoreRefusal.withdrawalOver("order-1", since: end)
    #expect(fr.why(refusal).hasSuffix("courait jusqu’au 16 février 2026 inclus"))
    #expect(en.why(refusal).hasSuffix("until the end of 16 February 2026"))
  }

  @Test func `moments about a car are told in the time of its country, written as at home`() throws
  {
    let moment = try Instant(rfc3339: "2026-07-01T20:00:00Z")
    #expect(try texts(.fr, "FR").moment(moment) == "01/07/2026 22:00:00")
    #expect(try texts(.fr, "FR", timeOf: "GB").moment(moment) == "01/07/2026 21:00:00")
    #expect(try texts(.fr, "FR", timeOf: "FI").moment(moment) == "01/07/2026 23:00:00")
  }

  @Test func `a country that the catalogue lost leaves the moment as on the wire`() {
    #expect(StoreTexts(.fr, in: nil).lastDay(before: .opening) == Instant.opening.description)
  }
}
