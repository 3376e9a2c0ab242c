import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// The car's state at an instant, of which everything due is caught up. A signal of something the
  /// car does not have is not there.
  package func signals(at instant: Instant) -> [Signal] {
    identity + supply(at: instant) + travel
      + CarProperties.reported.compactMap { $0.signal(of: body, at: instant) }
      + closures + signalling + climate + range(at: instant) + tyres
  }

  private var identity: [Signal] {
    [
      Signal("VehicleIdentification.VIN", vin.rawValue),
      Signal("VehicleIdentification.Brand", "Nissan"),
      Signal("VehicleIdentification.Model", profile.model),
      Signal("VehicleIdentification.Year", Double(profile.modelYear)),
    ]
      + (powertrainType.map { [Signal("Powertrain.Type", $0)] } ?? [])
  }

  /// Where a trim was sold with and without a hybrid, nobody can say which this car is.
  private var powertrainType: String? {
    if profile.isElectric { return "ELECTRIC" }
    let kinds = profile.powertrain.lowercased().split(separator: ";").map { kind in
      ["hybrid", "hev", "e-power", "e-4orce"].contains { kind.contains($0) }
    }
    if kinds.allSatisfy(\.self) { return "HYBRID" }
    return kinds.contains(true) ? nil : "COMBUSTION"
  }

  private func supply(at instant: Instant) -> [Signal] {
    [
      Signal("LowVoltageSystemState", systemState(at: instant)),
      Signal("PowerOptimizeLevel", optimizeLevel(at: instant)),
      Signal("Connectivity.IsConnectivityAvailable", hasNetwork(at: instant)),
    ]
  }

  private func systemState(at instant: Instant) -> String {
    guard body.hasSupply(at: instant) else { return "UNDEFINED" }
    return switch body.power {
    case .off: "OFF"
    case .accessory: "ACC"
    case .on, .driving: "ON"
    }
  }

  /// 0 is everything on, 10 is as little as can be.
  private func optimizeLevel(at instant: Instant) -> Double {
    switch body.sleepState(at: instant) {
    case .awake: 0
    case .asleep: 5
    case .deepSleep: 10
    }
  }

  private var travel: [Signal] {
    [
      Signal("IsMoving", body.power == .driving),
      Signal("TraveledDistance", Double(body.odometerMetres), "m"),
    ]
  }

  private var closures: [Signal] {
    guard profile.capabilities.contains("lock_status") else { return [] }
    return ["DriverSide", "PassengerSide"].flatMap { side in
      ["Row1", "Row2"].map { row in
        Signal("Cabin.Door.\(row).\(side).IsLocked", body.areDoorsLocked)
      }
    }
  }

  private var signalling: [Signal] {
    [
      Signal("Body.Horn.IsActive", body.signal?.target.hasHorn ?? false),
      Signal("Body.Lights.Hazard.IsSignaling", body.signal?.target.hasLights ?? false),
    ]
  }

  private var climate: [Signal] {
    guard profile.capabilities.contains("remote_climate") else { return [] }
    let isActive = Signal("Cabin.HVAC.IsAirConditioningActive", body.climate != nil)
    guard let run = body.climate else { return [isActive] }
    let wanted = Double(run.celsiusTenths) / 10
    return [isActive, Signal("Cabin.HVAC.Station.Row1.Driver.Temperature", wanted, "Celsius")]
  }

  private func range(at instant: Instant) -> [Signal] {
    body.traction.map {
      [Signal("Powertrain.TractionBattery.Range", Double($0.rangeMetres(at: instant)), "m")]
    } ?? []
  }

  private var tyres: [Signal] {
    guard profile.capabilities.contains("tyre_pressure") else { return [] }
    return ["Row1", "Row2"].flatMap { row in
      ["Left", "Right"].map { side in
        Signal(
          "Chassis.Axle.\(row).Wheel.\(side).Tire.Pressure", Double(Self.tyreKilopascals), "kPa")
      }
    }
  }
}
