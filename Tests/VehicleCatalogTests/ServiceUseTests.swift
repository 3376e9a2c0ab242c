import TestSupport
import Testing
import VehicleCatalog

@Suite struct ServiceUseTests {
  @Test func `each way of use belongs to one shipped service`() throws {
    let uses = try ShippedCatalog.load().services.compactMap(\.use)
    #expect(Set(uses) == Set(ServiceUse.allCases))
    #expect(uses.count == ServiceUse.allCases.count)
  }

  @Test func `a bundle is used by its parts`() throws {
    let services = try ShippedCatalog.load().services
    for part in services {
      guard let whole = part.partOf else { continue }
      #expect(part.use != nil, "\(part.id)")
      #expect(services.first { $0.id == whole }?.use == nil, "\(whole)")
    }
  }

  @Test func `a service without a use is simply there`() throws {
    let catalog = try ShippedCatalog.load()
    #expect(catalog.service("remote-door-lock")?.use == .doorLock)
    #expect(try #require(catalog.service("premium-traffic")).use == nil)
    #expect(try #require(catalog.service("ecall")).use == nil)
  }
}
