import TestSupport
import Testing
import VehicleCatalog

@Suite struct ProvinceTests {
  @Test func `an address needs a province in Spain and Italy, and lists it`() throws {
    let catalog = try ShippedCatalog.load()
    let needing = catalog.countries.filter { $0.address.required.contains(.province) }
    #expect(needing.map(\.code) == ["ES", "IT"])
    let listing = catalog.countries.filter { !$0.address.provinces.isEmpty }
    #expect(listing.map(\.code) == ["ES", "IT", "CH", "IE"])
    #expect(listing.map(\.address.provinces.count) == [52, 107, 26, 26])
    #expect(listing.allSatisfy { !$0.address.source.isEmpty })
    #expect(catalog.country("IE")?.address.required == [.street, .city])
    #expect(catalog.country("fr")?.customerService?.number == "0805 11 22 33")
    #expect(catalog.country("DE")?.customerService == nil)
    #expect(catalog.country("US") == nil)
  }

  @Test(
    arguments: [
      ("ES", "madrid", "Madrid"), ("ES", "BIZKAIA", "Bizkaia"), ("ES", "Vizcaya", "Vizcaya"),
      ("ES", "Gipuzkoa", "Gipuzkoa"), ("ES", "Araba", "Araba"), ("ES", "alava", "Álava"),
      ("ES", "Araba/Álava", "Araba/Álava"), ("ES", "Illes Balears", "Illes Balears"),
      ("ES", "Baleares", "Islas Baleares"), ("ES", "València", "València"),
      ("ES", "valencia", "Valencia"), ("ES", "La Coruna", "La Coruña"), ("ES", "Lérida", "Lérida"),
      ("IT", "rm", "RM"), ("IT", "Roma", "RM"), ("IT", "SU", "SU"), ("IT", "forli cesena", "FC"),
      ("IT", "l’aquila", "AQ"), ("IE", "Kerry", "Co. Kerry"), ("IE", "co kerry", "Co. Kerry"),
      ("IE", "County Kerry", "Co. Kerry"), ("IE", "Ciarraí", "Co. Kerry"), ("CH", "zh", "ZH"),
      ("CH", "Zuerich", nil), ("CH", "Zürich", "ZH"), ("CH", "Genève", "GE"), ("CH", "XX", nil),
      ("IT", "CI", nil), ("IT", "OG", nil), ("IT", "OT", nil), ("IT", "VS", nil),
      ("ES", "Bedfordshire", nil), ("IE", "Antrim", nil),
    ] as [(String, String, String?)])
  func `a province is found under each of its names`(
    country: String, typed: String, written: String?
  ) throws {
    let rules = try #require(try ShippedCatalog.load().country(country)).address
    #expect(rules.province(named: typed)?.writing == written)
  }

  @Test func `no name stands for two provinces of a country`() throws {
    for country in try ShippedCatalog.load().countries {
      for province in country.address.provinces {
        #expect(country.address.province(named: province.name)?.province == province)
      }
    }
  }

  @Test(
    arguments: [
      ("ES", "08001", "Barcelona"), ("ES", "28001", "Madrid"), ("ES", "01001", "Álava"),
      ("IT", "00144", "RM"), ("IT", "09013", "SU"), ("IT", "80100", "NA"), ("IT", "20900", nil),
      ("CH", "8001", nil),
    ] as [(String, String, String?)])
  func `a postcode tells its province where it lies in one alone`(
    country: String, code: String, province: String?
  ) throws {
    let rules = try #require(try ShippedCatalog.load().country(country)).address
    #expect(rules.province(ofPostcode: code)?.name == province)
  }

  @Test func `every postcode of Spain lies in one province`() throws {
    let rules = try #require(try ShippedCatalog.load().country("ES")).address
    for province in 1...52 {
      let code = (province < 10 ? "0" : "") + "\(province)001"
      #expect(rules.province(ofPostcode: code) != nil, "\(code)")
    }
  }
}
