package import CarModel
import Entitlements
package import LinkProtocol
import VehicleCatalog
import WorldTime

extension VehicleDescribe: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    VehicleDescription(
      try unit.vehicle(nil, for: caller), at: unit.now, in: unit.catalog, isForPhone: true)
  }
}

extension VehiclesDescribe: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    VehicleDescription(try unit.vehicle(vehicle, for: caller), at: unit.now, in: unit.catalog)
  }
}

extension VehiclesSignals: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let now = unit.now
    let car = try unit.vehicle(vehicle, for: caller, at: now)
    return Response(signals: car.signals(at: now))
  }
}

extension VehiclesList: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let page = try unit.page(after: after, limit: limit)
    return Response(
      vehicles: page.vehicles.map(Row.init), total: unit.world.vehicles.count,
      next: page.next?.rawValue)
  }
}

extension VehiclesAdd: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    let vin = try HeadUnit.vin(parsing: vin)
    let profile = try unit.profile(profile, market: market, built: built)
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      guard stage.vehicle(vin) == nil else {
        throw WireError(.vehicleExists, "there is a vehicle \(vin) already")
      }
      guard stage.hasRoom() else { throw .vehiclesFull }
      let vehicle = Vehicle(vin: vin, profile: profile, at: stage.now)
      stage.add(vehicle)
      return VehicleDescription(vehicle, at: stage.now, in: stage.catalog)
    }
  }
}

extension VehiclesSet: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    let car = try unit.vehicle(vehicle, for: caller)
    return try await unit.perform(try events(for: car), on: car.vin, by: caller.actor)
  }

  /// What is to happen, in order.
  ///
  /// - Throws: `out_of_range` for a place that is none.
  package func events(for car: Vehicle) throws(WireError) -> [CarEvent] {
    let (latitude, longitude) = (change.latitude, change.longitude)
    guard (latitude == nil) == (longitude == nil) else {
      throw WireError(.outOfRange, "latitude and longitude come together")
    }
    if let latitude, let longitude, GeoPoint(latitude: latitude, longitude: longitude) == nil {
      throw WireError(.outOfRange, "latitude is −90 to 90 and longitude −180 to 180 degrees")
    }
    return CarProperties.events(for: change, to: car)
  }
}

extension VehiclesDrive: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    let metres = Int64(exactly: (kilometres * 1_000).rounded()) ?? 0
    let topSpeed = topSpeed ?? Self.topSpeedDefault
    let vin = try unit.vin(vehicle)
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      try stage.perform(
        .drove(Trip(at: stage.now, metres: metres, topSpeed: topSpeed)), on: vin)
      return VehicleDescription(try stage.existing(vin), at: stage.now, in: stage.catalog)
    }
  }
}

extension VehiclesSetWallClock: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    try await unit.perform([.wallClockSet(to)], on: try unit.vin(vehicle), by: caller.actor)
  }
}

extension VehiclesReset: Answerable {
  /// The sessions of wiped bonds end with them.
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    let vin = try unit.vin(vehicle)
    let description = try await unit.perform([.wiped(wipe)], on: vin, by: caller.actor)
    if wipe != .telematics {
      unit.endPairing(of: vin, with: WireError(.pairingClosed, "the head unit was wiped"))
      unit.endConnections(of: vin)
    }
    return description
  }
}

extension HeadUnit {
  /// Lets events happen to a vehicle, all of them or none.
  fileprivate func perform(
    _ events: [CarEvent], on vin: VIN, by actor: JournalActor
  ) async throws(WireError) -> VehicleDescription {
    try await change(by: actor) { stage throws(WireError) in
      _ = try stage.existing(vin)
      for event in events { try stage.perform(event, on: vin) }
      return VehicleDescription(try stage.existing(vin), at: stage.now, in: stage.catalog)
    }
  }
}

extension VehiclesRemove: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    let vin = try HeadUnit.vin(parsing: vehicle)
    try await unit.change(by: caller.actor) { stage throws(WireError) in
      _ = try stage.existing(vin)
      stage.remove(vin)
    }
    unit.endPairing(of: vin, with: WireError(.vehicleUnknown, "vehicle \(vin) was removed"))
    unit.endConnections(of: vin)
    _ = await unit.clearFaults { $0.vehicle == vin }
    return Done()
  }
}
