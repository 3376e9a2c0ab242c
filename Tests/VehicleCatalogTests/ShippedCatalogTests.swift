import TestSupport
import Testing
import VehicleCatalog

@Suite struct ShippedCatalogTests {
  @Test func `the shipped catalogue loads without an error`() throws {
    let catalog = try ShippedCatalog.load()
    #expect(catalog.generations.count == 20)
    #expect(catalog.services.count == 38)
    #expect(catalog.products.count == 39)
    #expect(catalog.phones.count == 44)
    #expect(catalog.countries.count == 17)
    #expect(catalog.backendServices.count == 121)
    #expect(catalog.profiles().count > 1_000)
  }
}
