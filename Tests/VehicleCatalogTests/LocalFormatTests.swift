import TestSupport
import Testing
import WorldTime

@testable import VehicleCatalog

/// Money, numbers and moments as people of the 17 countries write them, with the shipped data.
@Suite struct LocalFormatTests {
  /// A row of `Tests/Fixtures/catalogue/locales.csv`: what `locales.py` has CLDR write.
  struct Way: Sendable, CustomTestStringConvertible {
    let columns: [String: String]
    let locale: String
    var testDescription: String { locale }

    init(_ columns: [String: String]) throws {
      self.columns = columns
      locale = try columns.text("locale")
    }

    /// French has the typographic minus sign here.
    func amount(_ column: String) throws -> String {
      let text = try columns.text(column)
      return locale.hasPrefix("fr-") ? text.replacing("-", with: "−") : text
    }

    /// The store speaks no Finnish.
    func moment(_ column: String) throws -> String {
      try columns.text(column).replacing("klo ", with: "")
    }
  }

  static func ways() throws -> [Way] { try FixtureTable("locales").rows.map(Way.init) }

  private func formats(_ country: Country) -> [LocalFormat] {
    [country.mainFormat] + country.otherFormats
  }

  private func money(_ minorUnits: Int64, in country: Country) -> Money {
    Money(minorUnits: minorUnits, currency: country.currency)
  }

  private func format(of way: Way) throws -> (Country, LocalFormat) {
    let country = try #require(try ShippedCatalog.load().country(String(way.locale.suffix(2))))
    return (country, try #require(formats(country).first { $0.locale == way.locale }))
  }

  @Test(arguments: try ways())
  func `every locale writes amounts as CLDR does`(way: Way) throws {
    let (country, format) = try format(of: way)
    for (column, minorUnits) in [
      ("amount", 199), ("thousands", 123_450), ("debt", -123_456_789),
    ] as [(String, Int64)] {
      #expect(try format.money.text(money(minorUnits, in: country)) == way.amount(column))
    }
    #expect(
      try format.money.text(Money(minorUnits: 199, currency: "USD")) == way.amount("foreign"))
  }

  @Test(arguments: try ways())
  func `every locale writes numbers as CLDR does`(way: Way) throws {
    let (_, format) = try format(of: way)
    #expect(try format.number.text("1234") == way.columns.text("integer"))
    #expect(try format.number.text("12345.5") == way.columns.text("decimal"))
  }

  @Test(arguments: try ways())
  func `every locale writes days and moments as CLDR does`(way: Way) throws {
    let (_, format) = try format(of: way)
    let morning = try Instant(rfc3339: "2026-02-05T09:07:03.999Z")
    #expect(try format.instant.text(morning, in: .utc) == way.moment("morning"))
    let evening = try Instant(rfc3339: "2026-11-25T23:45:59Z")
    #expect(try format.instant.text(evening, in: .utc) == way.moment("evening"))
    #expect(try format.instant.text(morning.civil.date) == way.columns.text("day"))
  }

  @Test func `every locale of every country is in the table`() throws {
    let countries = try ShippedCatalog.load().countries
    #expect(countries.count == 17)
    #expect(try countries.flatMap(\.locales) == Self.ways().map(\.locale))
    for country in countries { #expect(formats(country).map(\.locale) == country.locales) }
  }

  /// The samples have ordinary spaces; BE and CH have one for each language.
  @Test func `1.99 is written as the sample of every country says`() throws {
    var compared = 0
    for country in try ShippedCatalog.load().countries {
      for format in formats(country) {
        let language = String(format.locale.prefix(2))
        guard let sample = sample(of: country, for: language) else { continue }
        compared += 1
        let text = format.money.text(money(199, in: country))
        #expect(text.replacing("\u{A0}", with: " ") == sample, "\(format.locale)")
      }
    }
    // All 25 but de-BE, which has no sample.
    #expect(compared == 24)
  }

  private func sample(of country: Country, for language: String) -> String? {
    guard country.priceSample.hasPrefix("\"") else { return country.priceSample }
    return country.priceSample.split(separator: " / ").lazy.map { $0.split(separator: "\" (") }
      .first { $0.last?.dropLast().split(separator: ",").contains(Substring(language)) == true }?
      .first.map { String($0.dropFirst()) }
  }

  @Test func `no amount has an ordinary space, whatever its size and currency`() throws {
    for country in try ShippedCatalog.load().countries {
      for format in formats(country) {
        for minorUnits in [0, 1, -1, 99_999, 123_456_789, .max, .min] as [Int64] {
          for currency in ["EUR", "GBP", "CHF", "SEK"] {
            let text = format.money.text(Money(minorUnits: minorUnits, currency: currency))
            #expect(!text.contains(" "), "\(format.locale): \(text)")
          }
        }
      }
    }
  }

  @Test(
    arguments: [
      (0, "0,00\u{A0}€"), (5, "0,05\u{A0}€"), (-5, "−0,05\u{A0}€"), (99_999, "999,99\u{A0}€"),
      (100_000, "1\u{202F}000,00\u{A0}€"),
      (
        .max,
        "92\u{202F}233\u{202F}720\u{202F}368\u{202F}547\u{202F}758,07\u{A0}€"
      ),
      (
        .min,
        "−92\u{202F}233\u{202F}720\u{202F}368\u{202F}547\u{202F}758,08\u{A0}€"
      ),
    ] as [(Int64, String)])
  func `the smallest and the largest amounts are exact`(minorUnits: Int64, text: String) throws {
    let france = try #require(try ShippedCatalog.load().country("FR"))
    #expect(france.mainFormat.money.text(money(minorUnits, in: france)) == text)
  }

  @Test(arguments: [
    ("FR", Language.fr, "fr-FR"), ("FR", .en, "fr-FR"), ("GB", .fr, "en-GB"),
    ("BE", .fr, "fr-BE"), ("CH", .fr, "fr-CH"), ("CH", .en, "de-CH"), ("LU", .fr, "fr-LU"),
    ("IE", .en, "en-IE"), ("FI", .fr, "fi-FI"),
  ])
  func `a reader gets the country's way in his language, or its first`(
    country: String, language: Language, locale: String
  ) throws {
    let country = try #require(try ShippedCatalog.load().country(country))
    #expect(country.format(in: language).locale == locale)
  }

  @Test(arguments: [
    ("GB", "05/02/2026, 09:07:03", "05/08/2026, 10:07:03"),
    ("FR", "05/02/2026 10:07:03", "05/08/2026 11:07:03"),
    ("FI", "5.2.2026 11.07.03", "5.8.2026 12.07.03"),
  ])
  func `a moment is told in the time that the country goes by, in winter and in summer`(
    country: String, winter: String, summer: String
  ) throws {
    let country = try #require(try ShippedCatalog.load().country(country))
    let moments = try ["2026-02-05T09:07:03Z", "2026-08-05T09:07:03Z"].map {
      country.mainFormat.instant.text(try Instant(rfc3339: $0), in: country.calendar.zone)
    }
    #expect(moments == [winter, summer])
  }

  @Test func `a moment is told at the ends of the world's time line too`() throws {
    let sweden = try #require(try ShippedCatalog.load().country("SE")).mainFormat.instant
    #expect(sweden.text(.distantFuture, in: .utc) == "9999-12-31 23:59:59")
    #expect(sweden.text(.distantPast, in: .utc) == "1-01-01 00:00:00")
  }
}
