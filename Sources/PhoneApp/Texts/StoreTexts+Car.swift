package import CarModel
package import LinkProtocol
package import VehicleCatalog

extension StoreTexts {
  /// - Parameters:
  ///   - car: What the car is called.
  ///   - vin: Which car.
  ///   - carForgot: Whether the car gave up its side of the bond, too.
  /// - Returns: What became of the bond on both sides.
  package func unpaired(_ car: String, _ vin: VIN, carForgot: Bool) -> String {
    let outcome = self[carForgot ? .carForgot : .carKeeps]
    return self[.unpaired, ["car": car, "vehicle": vin, "outcome": outcome]]
  }

  /// The engines of a car. The catalogue writes them with few English words.
  package func powertrain(_ engines: String) -> String {
    ["Petrol", "Hybrid", "from"].reduce(engines.replacing("; ", with: self[.reasonJoint])) {
      $0.replacing($1, with: named($1, in: "powertrainWord"))
    }
  }

  /// What kind of head unit a car has; as the car names it where the catalogue does not know it.
  package func headUnit(of car: VehicleDescription) -> String {
    guard let catalog, let name = try? ProfileName(car.profile),
      let profile = try? catalog.profile(
        name, market: car.market, built: car.built.flatMap { YearMonth($0) })
    else { return car.headUnit }
    return catalog.headUnits[profile.headUnit.generation]?[language] ?? car.headUnit
  }

  /// Which document the car has.
  package func document(_ version: Int?) -> String {
    version.map { self[.documentVersion, ["version": $0]] } ?? self[.noDocument]
  }

  /// The 12 V battery: `12.7 V, normal`.
  package func battery(of state: CarValues) -> String? {
    guard let volts = state.batteryVolts, let level = state.batteryState else { return nil }
    let said = state.batteryConnected == false ? self[.batteryDisconnected] : self[level]
    return self[.batteryIs, ["volts": tenths(volts), "state": said]]
  }

  /// What an electric car has charged: `80 %`; `nil` for any other.
  package func charge(of state: CarValues) -> String? {
    state.stateOfChargePercent.map { self[.chargePercent, ["percent": $0]] }
  }

  /// Whether an electric car is plugged in and charges; `nil` for any other.
  package func cable(of state: CarValues) -> String? {
    state.cableConnected.map { isConnected in
      list(
        [self[isConnected ? .cablePlugged : .cableUnplugged]]
          + (state.charging == true ? [self[.charging]] : []))
    }
  }

  package func doors(_ areLocked: Bool) -> String {
    self[areLocked ? .doorsLocked : .doorsUnlocked]
  }

  /// How far the car has been driven.
  package func odometer(of state: CarValues) -> String? {
    state.odometerKilometres.map { self[.kilometres, [:], count: Int($0)] }
  }

  /// What the car believes is the time, and how far it believes that.
  package func trustedTime(of clock: CarClockReport) -> String {
    self[.saidOf, ["what": moment(clock.trustedTime), "said": self[clock.trust]]]
  }

  /// What the dashboard shows, where that is far from what the car believes.
  package func wallTime(of clock: CarClockReport) -> String? {
    clock.wallFlag.map { self[.saidOf, ["what": moment(clock.wallTime), "said": self[$0]]] }
  }

  /// One decimal.
  func tenths(_ value: Double) -> String {
    let (whole, tenth) = Int((value * 10).rounded()).quotientAndRemainder(dividingBy: 10)
    return number("\(whole).\(tenth)")
  }
}
