package import VehicleCatalog

extension Catalog {
  /// The product that a scenario means when it names a service: the one of the service's own name,
  /// or else the smallest that grants it, in each case one that a car can have where it is known.
  ///
  /// - Parameters:
  ///   - service: The service wanted.
  ///   - profile: The car; `nil` asks for any.
  ///   - market: Where it is bought.
  /// - Returns: `nil` when nothing on sale there gives the service to the car.
  package func product(
    selling service: ServiceID, for profile: VehicleProfile?, in market: String
  ) -> Product? {
    product(among: products(selling: service, in: market), giving: service, to: profile)
  }

  /// Everything on sale there that grants the service, the most fitting first.
  func products(selling service: ServiceID, in market: String) -> [Product] {
    products.filter { $0.grants.contains(service) && isSold($0, in: market) }
      .sorted { Self.rank($0, for: service) < Self.rank($1, for: service) }
  }

  /// The first of some products that a car can have with the service in it.
  func product(
    among candidates: [Product], giving service: ServiceID, to profile: VehicleProfile?
  ) -> Product? {
    guard let profile else { return candidates.first }
    return candidates.first { product in
      // What is optional in a product, a car may lack.
      compatibility(of: product, with: profile, phone: nil, at: nil).isCompatible
        && (!product.optional.contains(service)
          || compatibility(of: service, with: profile, phone: nil, at: nil).isCompatible)
    }
  }

  private static func rank(_ product: Product, for service: ServiceID) -> (Int, Int, Int) {
    let isNamesake = product.id.rawValue == service.rawValue
    return (isNamesake ? 0 : 1, product.oneOff == nil ? 0 : 1, product.grants.count)
  }

  /// Whether a country's store has it: free of charge, as a trial, or at a price.
  package func isSold(_ product: Product, in market: String) -> Bool {
    guard let country = country(market), isOffered(product, in: country) else { return false }
    return product.periods.isEmpty && product.oneOff == nil
      || !offers(product, in: market).isEmpty
  }
}
