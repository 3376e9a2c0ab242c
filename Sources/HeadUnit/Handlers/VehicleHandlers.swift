import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog
import WorldTime

extension VehicleDescribe: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    VehicleDescription(try unit.vehicle(nil, for: caller))
  }
}

extension VehiclesDescribe: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    VehicleDescription(try unit.vehicle(vehicle, for: caller))
  }
}

extension VehiclesList: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let page = try unit.page(after: after, limit: limit)
    return Response(
      vehicles: page.vehicles.map { vehicle in
        Row(
          vin: vehicle.vin.rawValue, profile: vehicle.profile.name.description,
          market: vehicle.profile.market, bonds: vehicle.bonds.count,
          documentVersion: vehicle.record?.version)
      }, total: unit.world.vehicles.count, next: page.next?.rawValue)
  }
}

extension VehiclesAdd: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    let vin = try HeadUnit.vin(parsing: vin)
    let profile = try unit.profile(profile, market: market, built: built)
    return try await unit.change { stage throws(WireError) in
      guard stage.vehicle(vin) == nil else {
        throw WireError(.vehicleExists, "there is a vehicle \(vin) already")
      }
      guard stage.hasRoom() else { throw .vehiclesFull }
      let vehicle = Vehicle(vin: vin, profile: profile, at: stage.now)
      stage.add(vehicle)
      return VehicleDescription(vehicle)
    }
  }
}

extension VehiclesSet: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> VehicleDescription {
    let vin = try unit.vin(vehicle)
    let (power, network) = (power, network)
    return try await unit.change { stage throws(WireError) in
      _ = try stage.existing(vin)
      if let power { stage.apply(.powerSet(Power(power)), to: vin) }
      if let network { stage.apply(.networkSet(Network(network)), to: vin) }
      return VehicleDescription(try stage.existing(vin))
    }
  }
}

extension VehiclesRemove: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    let vin = try HeadUnit.vin(parsing: vehicle)
    try await unit.change { stage throws(WireError) in
      _ = try stage.existing(vin)
      stage.remove(vin)
    }
    unit.endPairing(of: vin, with: WireError(.vehicleUnknown, "vehicle \(vin) was removed"))
    unit.endConnections(of: vin)
    return Done()
  }
}

extension VehicleDescription {
  init(_ vehicle: Vehicle) {
    let profile = vehicle.profile
    self.init(
      vin: vehicle.vin.rawValue, profile: profile.name.description, market: profile.market,
      built: profile.built?.description, displayName: profile.displayName,
      modelYear: profile.modelYear, trim: profile.trim, powertrain: profile.powertrain,
      headUnit: profile.headUnit.name, capabilities: profile.capabilities.map(\.rawValue).sorted(),
      power: PowerMode(vehicle.power), network: NetworkQuality(vehicle.network),
      documentVersion: vehicle.record?.version)
  }
}

extension Power {
  init(_ wire: PowerMode) {
    self =
      switch wire {
      case .off: .off
      case .accessory: .accessory
      case .on: .on
      case .driving: .driving
      }
  }
}

extension PowerMode {
  init(_ power: Power) {
    self =
      switch power {
      case .off: .off
      case .accessory: .accessory
      case .on: .on
      case .driving: .driving
      }
  }
}

extension Network {
  init(_ wire: NetworkQuality) {
    self =
      switch wire {
      case .none: .none
      case .poor: .poor
      case .good: .good
      }
  }
}

extension NetworkQuality {
  init(_ network: Network) {
    self =
      switch network {
      case .none: .none
      case .poor: .poor
      case .good: .good
      }
  }
}
