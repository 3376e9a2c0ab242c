import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime

extension HeadUnit {
  /// The vehicle a caller means: the session's own on the phone socket, the named one or the only
  /// one on the control socket.
  func vehicle(_ name: String?, for caller: Caller) throws(WireError) -> Vehicle {
    if let greeting = caller.greeting {
      let vehicle = try vehicle(try name.map(Self.vin(parsing:)) ?? greeting.vehicle)
      guard vehicle.vin == greeting.vehicle else {
        throw WireError(
          .vehicleUnknown, "this session is with \(greeting.vehicle), not with \(vehicle.vin)")
      }
      return vehicle
    }
    return try vehicle(try vin(name))
  }

  /// The VIN a text names; without a text, that of the only vehicle.
  func vin(_ name: String?) throws(WireError) -> VIN {
    if let name { return try Self.vin(parsing: name) }
    guard let only = world.vehicles.keys.first, world.vehicles.count == 1 else {
      throw WireError(
        .vehicleAmbiguous,
        world.vehicles.isEmpty
          ? "there is no vehicle yet; add one first"
          : "there are \(world.vehicles.count) vehicles; say which by its VIN")
    }
    return only
  }

  func vehicle(_ vin: VIN) throws(WireError) -> Vehicle {
    guard let vehicle = world.vehicles[vin] else { throw .noVehicle(vin) }
    return vehicle
  }

  static func vin(parsing text: String) throws(WireError) -> VIN {
    do throws(VIN.FormatError) {
      return try VIN(text)
    } catch {
      throw WireError(error)
    }
  }

  /// The profile a caller names.
  func profile(
    _ name: String, market: String, built: String?
  ) throws(WireError) -> VehicleProfile {
    let profileName: ProfileName
    do throws(ProfileName.FormatError) {
      profileName = try ProfileName(name)
    } catch {
      throw WireError(error)
    }
    let month = built.flatMap { YearMonth($0) }
    if let built, month == nil {
      throw WireError(.buildDateInvalid, "‘\(built)’ is no month such as 2019-03")
    }
    do throws(ProfileRefusal) {
      return try catalog.profile(profileName, market: market, built: month)
    } catch {
      throw WireError(error)
    }
  }
}

extension WireError {
  static func noVehicle(_ vin: VIN) -> WireError {
    WireError(.vehicleUnknown, "there is no vehicle \(vin)")
  }
}

extension Stage {
  /// The vehicle as this batch has left it so far.
  func existing(_ vin: VIN) throws(WireError) -> Vehicle {
    guard let vehicle = vehicle(vin) else { throw .noVehicle(vin) }
    return vehicle
  }
}
