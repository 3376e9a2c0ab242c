import TestSupport
import Testing
import VehicleCatalog

@Suite struct PostcodeTests {
  @Test func `all examples of the data match but the one that is a misprint`() throws {
    let catalog = try ShippedCatalog.load()
    for row in try FixtureTable("countries").rows {
      let country = try #require(catalog.country(try row.text("code")))
      let examples = try row.list("postal_examples", separator: ",")
      for example in examples where example != "RH6 OHP" {
        #expect(country.postcode.normalized(example) == example, "\(country.code) \(example)")
      }
      #expect(country.postcode.examples == examples.filter { $0 != "RH6 OHP" })
      #expect(!country.postcode.source.isEmpty)
    }
    #expect(catalog.country("GB")?.postcode.normalized("RH6 OHP") == nil)
  }

  @Test(arguments: [
    ("GB", "mk43 0db", "MK43 0DB"), ("GB", " MK430DB ", "MK43 0DB"), ("GB", "gir0aa", "GIR 0AA"),
    ("GB", "bfpo61", "BFPO 61"), ("GB", "sw1a1aa", "SW1A 1AA"), ("FR", "33 380", "33380"),
    ("FR", "F-33380", "33380"), ("DE", "D-26133", "26133"), ("AT", "A-1010", "1010"),
    ("IT", "I-00144", "00144"), ("LU", "L-4750", "4750"), ("LU", "l-4750", "4750"),
    ("LU", "L1234", "1234"), ("LU", "LU-1234", "1234"), ("CH", "CH-2544", "2544"),
    ("NL", "1234ab", "1234 AB"), ("NL", "NL-1234 AB", "1234 AB"), ("IE", "a65f4e2", "A65 F4E2"),
    ("SE", "SE-114 55", "114 55"), ("SE", "11455", "114 55"), ("SE", "S-114 55", "114 55"),
    ("PT", "2725079", "2725-079"), ("PT", "2725 079", "2725-079"), ("PT", "2725–079", "2725-079"),
    ("PL", "00950", "00-950"), ("PL", "PL 00-950", "00-950"), ("FI", "FIN-00550", "00550"),
    ("NO", "N-0150", "0150"), ("DK", "DK-2100", "2100"), ("BE", "B-1000", "1000"),
  ])
  func `R31: a postcode is read as people type it, and written as the country does`(
    country: String, text: String, code: String
  ) throws {
    let found = try #require(try ShippedCatalog.load().country(country))
    #expect(found.postcode.normalized(text) == code)
  }

  @Test(arguments: [
    ("GB", "BF1 2AY"), ("GB", "BF1 0AX"), ("GB", "BX1 1LT"), ("GB", "EC1A 1BB"),
    ("GB", "W1A 0AX"), ("GB", "M1 1AE"), ("GB", "B33 8TH"), ("GB", "CR2 6XH"),
    ("GB", "DN55 1PT"), ("GB", "NW1W 9TR"), ("GB", "SE1P 5LX"), ("GB", "N1C 4AG"),
    ("NL", "1012 AB"), ("NL", "9999 XZ"), ("IE", "D6W XY00"), ("IE", "V92 X2TK"),
    ("DE", "01067"), ("DE", "99998"), ("FR", "20000"), ("FR", "97400"), ("FR", "98800"),
    ("IT", "00010"), ("IT", "98168"), ("ES", "52001"), ("CH", "1000"), ("DK", "0800"),
    ("NO", "0001"),
  ])
  func `a code that there is, is one`(country: String, code: String) throws {
    let found = try #require(try ShippedCatalog.load().country(country))
    #expect(found.postcode.normalized(code) == code)
  }

  @Test(arguments: [
    ("FR", "3338"), ("FR", "333800"), ("FR", "3338A"), ("FR", ""), ("FR", "33380 x"),
    ("FR", "96000"), ("FR", "99000"), ("GB", "MK43"), ("GB", "QQ1 1AA"), ("GB", "BFPO 12345"),
    ("GB", "MK4X 0DB"), ("GB", "SW1C 1AA"), ("GB", "W1I 1AA"), ("GB", "MK43 0OB"),
    ("DE", "62000"), ("DE", "00100"), ("DE", "26133\n"), ("NL", "1234 A1"), ("NL", "0000 AA"),
    ("NL", "0123 AB"), ("NL", "1012 SS"), ("NL", "1012 SD"), ("NL", "1012 SA"),
    ("IE", "A65 F4E"), ("IE", "123 4567"), ("IE", "AAA AAAA"), ("IE", "B12 X2TK"),
    ("IE", "V92 X2TB"), ("IE", "D6V XY00"), ("AT", "１０１０"), ("AT", "0999"), ("BE", "0999"),
    ("LU", "0123"), ("LU", "D-1234"), ("CH", "0123"), ("ES", "00123"), ("ES", "53001"),
    ("IT", "99100"), ("PT", "0725-079"), ("SE", "012 34"),
    ("FR", "33380333803338033380333803338033380333803338033380"),
  ])
  func `what is no postcode of the country is refused`(country: String, text: String) throws {
    let found = try #require(try ShippedCatalog.load().country(country))
    #expect(found.postcode.normalized(text) == nil)
  }

  @Test func `zeros alone are no postcode anywhere`() throws {
    for country in try ShippedCatalog.load().countries {
      for count in 1...8 {
        #expect(country.postcode.normalized(String(repeating: "0", count: count)) == nil)
      }
    }
  }
}
