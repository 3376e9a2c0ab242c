import Scenarios
import VehicleCatalog
import WorldTime

/// A product on paper.
struct PlainProduct: Hashable, Sendable {
  let name: String
  let months: Int
  let service: PlainService
}

/// What a service needs before it is usable.
struct PlainService: Hashable, Sendable {
  let name: String
  let needsIgnition: Bool
  let needsNetwork: Bool
  let milliseconds: Int64
}

extension PlainProduct {
  /// What a market sells by subscription, a service each: no two grant the same.
  static func all(of catalog: Catalog, in market: String) -> [PlainProduct] {
    catalog.products.compactMap { product in
      guard product.kind == .paid, product.oneOff == nil, product.grants.count == 1,
        product.grants[0].rawValue == product.id.rawValue,
        let service = catalog.service(product.grants[0]), catalog.isSold(product, in: market),
        let months = catalog.offers(product, in: market).compactMap(\.months).min()
      else { return nil }
      return PlainProduct(
        name: product.id.rawValue, months: months,
        service: PlainService(
          name: service.id.rawValue,
          needsIgnition: service.activation.requires.contains(.ignition),
          needsNetwork: service.activation.requires.contains(.network),
          milliseconds: service.activation.duration.milliseconds))
    }
  }

  /// Whether a car can have it.
  func fits(_ profile: VehicleProfile, in catalog: Catalog) -> Bool {
    guard let product = catalog.product(ProductID(rawValue: name)) else { return false }
    return catalog.compatibility(of: product, with: profile, phone: nil, at: nil).isCompatible
      && catalog.compatibility(
        of: ServiceID(rawValue: service.name), with: profile, phone: nil, at: nil
      ).isCompatible
  }
}
