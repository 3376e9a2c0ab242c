import TestSupport
import Testing
import VehicleCatalog

@Suite struct NearestNameTests {
  @Test func `a name near a slip is offered, and none for a far one`() throws {
    let catalog = try ShippedCatalog.load()
    let services = catalog.services.map(\.id.rawValue)
    #expect(NearestName.of("iPhone14", among: catalog.phones.map(\.model)) == "iPhone 14")
    #expect(NearestName.of("smart-alert", among: services) == "smart-alerts")
    #expect(NearestName.of("remote-clmiate", among: services) == "remote-climate")
    #expect(
      NearestName.hint(for: "remote-clmiate", among: services)
        == "; did you mean ‘remote-climate’?")
    #expect(NearestName.hint(for: "xyzzy", among: services).isEmpty)
    #expect(NearestName.of("", among: services) == nil)
    let long = String(repeating: "remote-climate", count: 1_000)
    #expect(NearestName.of(long, among: services) == nil)
  }
}
