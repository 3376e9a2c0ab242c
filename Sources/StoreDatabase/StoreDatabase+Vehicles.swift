import GRDB
package import NissanStore
package import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func link(
    _ vehicle: LinkedVehicle, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account {
    try await link(vehicle, to: account, at: now) { ownership in
      switch ownership {
      case .unknown, .givenUp: true
      case .owned: false
      }
    }
  }

  package func relink(
    _ vehicle: LinkedVehicle, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account {
    try await link(vehicle, to: account, at: now) { $0 == .unknown }
  }

  private func link(
    _ vehicle: LinkedVehicle, to id: AccountID, at now: Instant,
    owningWhen isFree: @escaping @Sendable (OwnerTable.Ownership) -> Bool
  ) async throws(StoreError) -> Account {
    try await catchUp(to: now)
    _ = try profile(of: vehicle)
    return try await write { database in
      var account = try AccountTable.load(id, database)
      account.link(vehicle)
      try AccountTable.save(account, database)
      let ownership = try OwnerTable.ownership(of: vehicle.vin, database)
      if isFree(ownership) { try OwnerTable.save(id, of: vehicle.vin, database) }
      return account
    }
  }

  package func role(
    of id: AccountID, for vehicle: VIN
  ) async throws(StoreError) -> VehicleRole? {
    try await read { database in
      let account = try AccountTable.load(id, database)
      guard account.vehicles.contains(where: { $0.vin == vehicle }) else { return nil }
      let ownership = try OwnerTable.ownership(of: vehicle, database)
      return ownership == .owned(by: id) ? .owner : .guest
    }
  }

  package func release(
    _ vehicle: VIN, by id: AccountID, at now: Instant
  ) async throws(StoreError) -> Account {
    try await catchUp(to: now)
    return try await write { database in
      var account = try AccountTable.load(id, database)
      guard account.vehicles.contains(where: { $0.vin == vehicle }) else {
        throw StoreRefusal.vehicleNotLinked(vehicle)
      }
      if try OwnerTable.ownership(of: vehicle, database) == .owned(by: id) {
        try Self.giveUp(vehicle, of: id, at: now, database)
      }
      account.unlink(vehicle)
      try AccountTable.save(account, database)
      return account
    }
  }

  /// Ends what is free, and leaves the vehicle without an owner.
  private static func giveUp(
    _ vehicle: VIN, of owner: AccountID, at now: Instant, _ database: Database
  ) throws {
    let holdings = try Holdings(of: vehicle, database)
    let running = holdings.subscriptions.filter { $0.account == owner && $0.goesOnByItself }
    guard running.isEmpty else {
      throw StoreRefusal.subscriptionsRunning(vehicle, running.map(\.id))
    }
    for var order in holdings.orders where holdings.isEndless(order) {
      try order.release(at: now)
      try OrderTable.save(order, database)
    }
    try OwnerTable.save(nil, of: vehicle, database)
  }
}
