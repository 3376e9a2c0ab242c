import TestSupport
import Testing
import VehicleCatalog

@Suite struct CategoryTests {
  @Test func `R03: every service and product is for comfort, safety or entertainment`() throws {
    let catalog = try ShippedCatalog.load()
    #expect(ServiceCategory.allCases.map(\.rawValue) == ["comfort", "safety", "entertainment"])
    for category in ServiceCategory.allCases {
      #expect(catalog.services.contains { $0.category == category }, "\(category)")
      #expect(catalog.products.contains { $0.category == category }, "\(category)")
    }
    // A product of one service is where its service is.
    for product in catalog.products {
      guard let service = catalog.service(ServiceID(rawValue: product.id.rawValue)) else {
        continue
      }
      #expect(product.category == service.category, "\(product.id)")
    }
  }

  @Test(arguments: [
    ("smart-alerts", ServiceCategory.safety), ("remote-climate", .comfort),
    ("in-car-wifi", .entertainment),
  ])
  func `R03: a service stands where a customer looks for it`(
    id: String, category: ServiceCategory
  ) throws {
    let service = try #require(try ShippedCatalog.load().service(ServiceID(rawValue: id)))
    #expect(service.category == category)
  }
}
