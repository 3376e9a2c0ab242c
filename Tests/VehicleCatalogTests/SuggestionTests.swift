import Testing
import VehicleCatalog

@Suite struct SuggestionTests {
  @Test func `names near a slip are offered, nearest first, and none for a far one`() throws {
    let catalog = try ShippedCatalog.load()
    #expect(catalog.phoneNames(near: "iPhone14").first == "iPhone 14")
    #expect(catalog.productIDs(near: "smart-alert").first == "smart-alerts")
    #expect(catalog.serviceIDs(near: "remote-clmiate").first == "remote-climate")
    #expect(catalog.serviceIDs(near: "xyzzy").isEmpty)
    #expect(catalog.serviceIDs(near: "").isEmpty)
    #expect(catalog.serviceIDs(near: String(repeating: "remote-climate", count: 1_000)).isEmpty)
  }
}
