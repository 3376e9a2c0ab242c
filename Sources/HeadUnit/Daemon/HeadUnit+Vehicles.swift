import CarModel
import LinkProtocol
import VehicleCatalog

extension HeadUnit {
  /// A car that a setting names, as the catalogue has it.
  struct NamedVehicle: Sendable {
    let vin: VIN
    let profile: VehicleProfile
  }

  /// The car that a setting names.
  ///
  /// - Throws: ``StartRefusal/vehicle(_:)``; ``StartRefusal/vehicleDiffers(vehicle:kept:named:)``
  ///   when it exists with another profile.
  func named(
    _ specification: VehicleSpecification, in catalog: Catalog
  ) throws(StartRefusal) -> NamedVehicle {
    guard let vin = specification.vin else {
      throw StartRefusal.vehicle("‘\(specification)’ has no vin=…")
    }
    let profile: VehicleProfile
    do throws(ProfileRefusal) {
      profile = try catalog.profile(specification)
    } catch {
      throw StartRefusal.vehicle("\(error)")
    }
    if let kept = world.vehicles[vin]?.profile,
      (kept.name, kept.market, kept.built) != (profile.name, profile.market, profile.built)
    {
      throw StartRefusal.vehicleDiffers(
        vehicle: vin, kept: "\(kept.name) in \(kept.market)",
        named: "\(profile.name) in \(profile.market)")
    }
    return NamedVehicle(vin: vin, profile: profile)
  }

  /// Adds a vehicle that a setting names, unless it exists.
  ///
  /// - Throws: what ``named(_:in:)`` does.
  func ensure(_ specification: VehicleSpecification) async throws {
    let wanted = try named(specification, in: catalog)
    guard world.vehicles[wanted.vin] == nil else { return }
    try await change(by: .daemon) { stage throws(WireError) in stage.ensure(wanted) }
  }
}

extension Stage {
  /// Adds a vehicle unless it exists.
  mutating func ensure(_ wanted: HeadUnit.NamedVehicle) {
    guard vehicle(wanted.vin) == nil else { return }
    add(Vehicle(vin: wanted.vin, profile: wanted.profile, at: now))
  }
}
