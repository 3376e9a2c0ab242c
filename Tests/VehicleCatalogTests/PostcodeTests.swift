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
    }
    #expect(catalog.country("GB")?.postcode.normalized("RH6 OHP") == nil)
  }

  @Test(arguments: [
    ("GB", "mk43 0db", "MK43 0DB"), ("GB", " MK430DB ", "MK430DB"), ("FR", "33 380", "33 380"),
    ("LU", "L-4750", "4750"), ("LU", "l-4750", "4750"), ("CH", "CH-2544", "2544"),
    ("NL", "1234ab", "1234AB"), ("IE", "a65 f4e2", "A65 F4E2"), ("SE", "SE-114 55", "114 55"),
  ])
  func `R31: a postcode is read as people type it`(country: String, text: String, code: String)
    throws
  {
    let found = try #require(try ShippedCatalog.load().country(country))
    #expect(found.postcode.normalized(text) == code)
  }

  @Test(arguments: [
    ("FR", "3338"), ("FR", "333800"), ("FR", "3338A"), ("FR", ""), ("FR", "33380 x"),
    ("GB", "MK43"), ("GB", "QQ1 1AA"), ("GB", "BFPO 12345"), ("PL", "00950"), ("PT", "2725079"),
    ("DE", "D-26133"), ("NL", "1234 A1"), ("IE", "A65 F4E"), ("AT", "１０１０"),
    ("DE", "26133\n"), ("FR", "33380333803338033380333803338033380333803338033380"),
  ])
  func `what is no postcode of the country is refused`(country: String, text: String) throws {
    let found = try #require(try ShippedCatalog.load().country(country))
    #expect(found.postcode.normalized(text) == nil)
  }

  @Test func `an address needs a province in Spain and Italy, and lists it`() throws {
    let catalog = try ShippedCatalog.load()
    let needing = catalog.countries.filter { $0.address.required.contains(.province) }
    #expect(needing.map(\.code) == ["ES", "IT"])
    #expect(needing.allSatisfy { !$0.address.provinces.isEmpty })
    #expect(catalog.country("IE")?.address.required == [.street, .city])
    #expect(catalog.country("fr")?.customerService?.number == "0805 11 22 33")
    #expect(catalog.country("DE")?.customerService == nil)
    #expect(catalog.country("US") == nil)
  }
}
