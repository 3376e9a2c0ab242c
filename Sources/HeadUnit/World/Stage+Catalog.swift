import CarModel
import VehicleCatalog
import WorldTime

extension Stage {
  /// What a vehicle's profile is found by in a catalogue.
  struct ProfileKey: Hashable, Sendable {
    let name: ProfileName
    let market: String
    let built: YearMonth?

    init(_ vehicle: Vehicle) {
      (name, market) = (vehicle.profile.name, vehicle.profile.market)
      built = vehicle.profile.built
    }
  }

  /// Has every vehicle take up what another catalogue says, from now on; or none of them, when one
  /// has a profile that is not in there.
  ///
  /// - Throws: ``StartRefusal/profileGone(vehicle:why:)``.
  mutating func adopt(_ new: Catalog) throws(StartRefusal) {
    catchUp()
    let vehicles = allVehicles
    var profiles: [ProfileKey: VehicleProfile] = [:]
    for vehicle in vehicles {
      let key = ProfileKey(vehicle)
      guard profiles[key] == nil else { continue }
      do throws(ProfileRefusal) {
        profiles[key] = try new.profile(key.name, market: key.market, built: key.built)
      } catch {
        throw .profileGone(vehicle: vehicle.vin, why: "\(error)")
      }
    }
    let old = replaceCatalog(by: new)
    for vehicle in vehicles {
      guard let profile = profiles[ProfileKey(vehicle)] else { continue }
      refit(vehicle, profile, from: old)
    }
  }
}
