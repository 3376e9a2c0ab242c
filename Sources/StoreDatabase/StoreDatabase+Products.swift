import GRDB
package import NissanStore
package import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func products(
    for customer: Customer, at now: Instant
  ) async throws(StoreError) -> [ProductListing] {
    try await catchUp(to: now)
    let shelf = try await shelf(for: customer)
    return catalog.products.map { shelf.listing(of: $0, catalog, at: now) }
  }

  package func product(
    _ id: ProductID, for customer: Customer, at now: Instant
  ) async throws(StoreError) -> ProductListing {
    try await catchUp(to: now)
    guard let product = catalog.product(id) else { throw .refused(.productUnknown(id)) }
    return try await shelf(for: customer).listing(of: product, catalog, at: now)
  }

  private func shelf(for customer: Customer) async throws(StoreError) -> Shelf {
    let (account, holdings) = try await read { database in
      (
        try AccountTable.load(customer.account, database),
        try Holdings(of: customer.vehicle, database)
      )
    }
    return try shelf(for: customer, account, holdings)
  }

  func shelf(
    for customer: Customer, _ account: Account, _ holdings: Holdings
  ) throws(StoreError) -> Shelf {
    guard let vehicle = account.vehicles.first(where: { $0.vin == customer.vehicle }) else {
      throw .refused(.vehicleNotLinked(customer.vehicle))
    }
    return Shelf(
      account: account, profile: try profile(of: vehicle), phone: customer.phone,
      holdings: holdings)
  }

  func profile(of vehicle: LinkedVehicle) throws(StoreError) -> VehicleProfile {
    do throws(ProfileRefusal) {
      return try catalog.profile(vehicle.profile, market: vehicle.market, built: vehicle.built)
    } catch {
      throw .refused(.profileUnknown(error))
    }
  }
}
