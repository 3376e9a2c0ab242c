import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime

extension HeadUnit {
  /// The vehicle a caller means, as ``vehicle(_:at:)`` has it: the session's own on the phone
  /// socket, the named one or the only one on the control socket.
  func vehicle(
    _ name: String?, for caller: Caller, at instant: Instant? = nil
  ) throws(WireError) -> Vehicle {
    guard let greeting = caller.greeting else { return try vehicle(try vin(name), at: instant) }
    let wanted = try name.map(Self.vin(parsing:)) ?? greeting.vehicle
    guard wanted == greeting.vehicle else {
      throw WireError(
        .vehicleUnknown, "this session is with \(greeting.vehicle), not with \(wanted)")
    }
    return try vehicle(wanted, at: instant)
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

  /// The vehicle as it is at an instant, now by default: what fell due since the last commit is
  /// made up for on the copy that is handed out.
  func vehicle(_ vin: VIN, at instant: Instant? = nil) throws(WireError) -> Vehicle {
    guard var vehicle = world.vehicles[vin] else { throw .noVehicle(vin) }
    let instant = instant ?? now
    if let due = world.due.due(of: vin), due <= instant {
      _ = vehicle.catchUp(to: instant, in: catalog)
    }
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
