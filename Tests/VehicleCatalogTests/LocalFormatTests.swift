import TestSupport
import Testing
import WorldTime

@testable import VehicleCatalog

/// Money and moments as people of the 17 countries write them, with the shipped data.
@Suite struct LocalFormatTests {
  /// One locale: 1234.50, -1234567.89 and 2026-02-05T09:07:03Z in it, as a clock of UTC shows it.
  struct Way: Sendable, CustomTestStringConvertible {
    let country: String
    let locale: String
    let amount: String
    let debt: String
    let moment: String
    var testDescription: String { "\(locale) in \(country)" }

    init(_ locale: String, _ amount: String, _ debt: String, _ moment: String) {
      self.locale = locale
      country = String(locale.suffix(2))
      self.amount = amount
      self.debt = debt
      self.moment = moment
    }
  }

  /// - Source: ICU 78.2 (CLDR 48), measured.
  static let ways = [
    Way("fr-FR", "1\u{202F}234,50\u{A0}€", "−1\u{202F}234\u{202F}567,89\u{A0}€", french),
    Way("en-GB", "£1,234.50", "-£1,234,567.89", french),
    Way("de-DE", "1.234,50\u{A0}€", "-1.234.567,89\u{A0}€", german),
    Way("es-ES", "1234,50\u{A0}€", "-1.234.567,89\u{A0}€", "5/2/2026 9:07:03"),
    Way("it-IT", "1234,50\u{A0}€", "-1.234.567,89\u{A0}€", french),
    Way("nl-NL", "€\u{A0}1.234,50", "€\u{A0}-1.234.567,89", "05-02-2026 09:07:03"),
    Way("fr-BE", "1\u{202F}234,50\u{A0}€", "−1\u{202F}234\u{202F}567,89\u{A0}€", french),
    Way("nl-BE", "€\u{A0}1.234,50", "€\u{A0}-1.234.567,89", "5/02/2026 09:07:03"),
    Way("de-BE", "1.234,50\u{A0}€", "-1.234.567,89\u{A0}€", german),
    Way("fr-LU", "1.234,50\u{A0}€", "−1.234.567,89\u{A0}€", french),
    Way("de-LU", "1.234,50\u{A0}€", "-1.234.567,89\u{A0}€", german),
    Way("lb-LU", "1.234,50\u{A0}€", "-1.234.567,89\u{A0}€", german),
    Way("de-AT", "€\u{A0}1.234,50", "-€\u{A0}1.234.567,89", german),
    Way("de-CH", "CHF\u{A0}1’234.50", "CHF-1’234’567.89", german),
    Way("fr-CH", "1\u{202F}234.50\u{A0}CHF", "−1\u{202F}234\u{202F}567.89\u{A0}CHF", german),
    Way("it-CH", "CHF\u{A0}1234.50", "CHF-1’234’567.89", german),
    Way("pl-PL", "1234,50\u{A0}zł", "-1\u{A0}234\u{A0}567,89\u{A0}zł", "5.02.2026 09:07:03"),
    Way("sv-SE", "1\u{A0}234,50\u{A0}kr", "−1\u{A0}234\u{A0}567,89\u{A0}kr", swedish),
    Way("nb-NO", "1\u{A0}234,50\u{A0}kr", "−1\u{A0}234\u{A0}567,89\u{A0}kr", german),
    Way("da-DK", "1.234,50\u{A0}kr.", "-1.234.567,89\u{A0}kr.", "05.02.2026 09.07.03"),
    Way("fi-FI", "1\u{A0}234,50\u{A0}€", "−1\u{A0}234\u{A0}567,89\u{A0}€", "5.2.2026 9.07.03"),
    Way("sv-FI", "1\u{A0}234,50\u{A0}€", "−1\u{A0}234\u{A0}567,89\u{A0}€", swedish),
    Way("pt-PT", "1234,50\u{A0}€", "-1\u{A0}234\u{A0}567,89\u{A0}€", french),
    Way("en-IE", "€1,234.50", "-€1,234,567.89", french),
    Way("ga-IE", "€1,234.50", "-€1,234,567.89", french),
  ]

  private static let french = "05/02/2026 09:07:03"
  private static let german = "05.02.2026 09:07:03"
  private static let swedish = "2026-02-05 09:07:03"

  private func formats(_ country: Country) -> [LocalFormat] {
    [country.mainFormat] + country.otherFormats
  }

  private func money(_ minorUnits: Int64, in country: Country) -> Money {
    Money(minorUnits: minorUnits, currency: country.currency)
  }

  @Test(arguments: ways)
  func `every locale writes thousands, debts and moments its own way`(way: Way) throws {
    let country = try #require(try ShippedCatalog.load().country(way.country))
    let format = try #require(formats(country).first { $0.locale == way.locale })
    #expect(format.money.text(money(123_450, in: country)) == way.amount)
    #expect(format.money.text(money(-123_456_789, in: country)) == way.debt)
    let moment = try Instant(rfc3339: "2026-02-05T09:07:03.999Z")
    #expect(format.instant.text(moment, in: .utc) == way.moment)
  }

  @Test func `every locale of every country is in the table above`() throws {
    let countries = try ShippedCatalog.load().countries
    #expect(countries.count == 17)
    #expect(countries.flatMap(\.locales) == Self.ways.map(\.locale))
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
    ("FR", "1,99\u{A0}GBP"), ("GB", "EUR\u{A0}1.99"), ("CH", "EUR\u{A0}1.99"),
    ("DK", "1,99\u{A0}EUR"),
  ])
  func `a foreign currency is told by its code, apart from the digits`(
    country: String, text: String
  ) throws {
    let country = try #require(try ShippedCatalog.load().country(country))
    let foreign = country.currency == "EUR" ? "GBP" : "EUR"
    #expect(country.mainFormat.money.text(Money(minorUnits: 199, currency: foreign)) == text)
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
    ("GB", "05/02/2026 09:07:03", "05/08/2026 10:07:03"),
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
