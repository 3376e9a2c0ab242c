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
    guard let greeting = caller.greeting else {
      let vin = try vin(name)
      guard world.vehicles[vin] != nil else { throw .noVehicle(vin, of: world.vehicles.keys) }
      return try vehicle(vin, at: instant)
    }
    let wanted = try name.map(Self.vin(parsing:)) ?? greeting.vehicle
    guard wanted == greeting.vehicle else {
      throw WireError(
        .vehicleUnknown, "this session is with \(greeting.vehicle), not with \(wanted)")
    }
    return try vehicle(wanted, at: instant)
  }

  /// The VIN a text names; without a text, that of the only vehicle. Whoever leaves it out where
  /// there are several is shown them.
  func vin(_ name: String?) throws(WireError) -> VIN {
    if let name { return try Self.vin(parsing: name) }
    guard let only = world.vehicles.keys.first, world.vehicles.count == 1 else {
      throw WireError(
        .vehicleAmbiguous,
        world.vehicles.isEmpty
          ? "there is no vehicle yet; add one first"
          : "there are \(world.vehicles.count) vehicles; say which by its VIN"
            + ": \(world.vehicles.keys.listed)")
    }
    return only
  }

  /// The VIN that a greeting names. Without a name, that of the only vehicle, and among several
  /// that of the only one that is new to the phone: of those open for pairing, where there are any.
  func vin(of greeting: LinkHello) throws(WireError) -> VIN {
    guard greeting.vehicle == nil, world.vehicles.count > 1 else {
      return try vin(greeting.vehicle)
    }
    let new = world.vehicles.values.filter { car in
      !car.bonds.contains { $0.phoneID == greeting.phone.id }
    }
    let open = new.filter { pairings[$0.vin] != nil }
    let meant = open.isEmpty ? new : open
    if meant.count == 1 { return meant[0].vin }
    throw WireError(
      .vehicleAmbiguous, "there are \(world.vehicles.count) vehicles; say which by its VIN",
      detail: meant.isEmpty || meant.count > LinkHello.listedMax
        ? nil
        : meant.sorted { $0.vin < $1.vin }.map { "\($0.vin) \($0.profile.displayName)" }
          .joined(separator: ", "))
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
  /// A vehicle that there is not, with those that there are, for whoever may know them.
  static func noVehicle(_ vin: VIN, of all: some Collection<VIN> = []) -> WireError {
    let others = all.isEmpty ? "" : "; there are: \(all.listed)"
    return WireError(.vehicleUnknown, "there is no vehicle \(vin)\(others)")
  }
}

extension Collection<VIN> {
  /// In order, and no more than a person reads.
  fileprivate var listed: String {
    let shownMax = 10
    let rest = count - shownMax
    return sorted().prefix(shownMax).map(\.rawValue).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension Stage {
  /// The vehicle as this batch has left it so far.
  func existing(_ vin: VIN) throws(WireError) -> Vehicle {
    guard let vehicle = vehicle(vin) else { throw .noVehicle(vin, of: committed.keys) }
    return vehicle
  }
}
