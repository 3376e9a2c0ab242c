import CarModel
import LinkProtocol
import VehicleCatalog

extension HeadUnit {
  /// The car that a setting names.
  ///
  /// - Throws: ``StartRefusal/vehicle(_:)``; ``StartRefusal/vehicleDiffers(vehicle:kept:named:)``
  ///   when it exists with another profile.
  func named(
    _ specification: VehicleSpecification, in catalog: Catalog
  ) throws(StartRefusal) -> (vin: VIN, profile: VehicleProfile) {
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
    return (vin, profile)
  }

  /// Adds a vehicle that a setting names, unless it exists.
  ///
  /// - Throws: what ``named(_:in:)`` does.
  func ensure(_ specification: VehicleSpecification) async throws {
    let (vin, profile) = try named(specification, in: catalog)
    guard world.vehicles[vin] == nil else { return }
    try await change(by: .daemon) { stage throws(WireError) in
      guard stage.vehicle(vin) == nil else { return }
      stage.add(Vehicle(vin: vin, profile: profile, at: stage.now))
    }
  }
}
