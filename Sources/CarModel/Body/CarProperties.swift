package import Entitlements
import VehicleCatalog

/// Every property of a car that goes over the wire.
package struct CarProperties: Sendable {
  package static let all = CarProperties()

  /// What a report tells, in its order.
  package static let reported: [any DeclaredProperty] = [
    all.sleep, all.batteryVolts, all.batteryState, all.batteryConnected, all.stateOfChargePercent,
    all.cableConnected, all.charging, all.privacyMode, all.consent, all.telematicsActive,
    all.doorsLocked, all.odometerKilometres, all.region, all.latitude, all.longitude,
  ]

  /// What a tester sets, in the order of the request.
  package static let settable: [any DeclaredProperty] = [
    all.power, all.network, all.privacyMode, all.consent, all.telematicsActive, all.batteryVolts,
    all.batteryConnected, all.stateOfChargePercent, all.cableConnected, all.latitude,
    all.longitude, all.region, all.clockPolicy, all.budgetMinutes, all.awake,
  ]

  /// What a scenario can expect.
  package static let expected = [all.power, all.network] + reported

  /// What setting all this makes happen, in order: the key is turned, and the car woken, when
  /// everything else is as it will be.
  package static func events(for change: CarValues, to car: Vehicle) -> [CarEvent] {
    (settable.filter { !$0.comesLast } + settable.filter(\.comesLast))
      .compactMap { $0.event(for: change, to: car) }
  }

  package let power: CarProperty<PowerMode> = .init(
    name: "power",
    step: "ignition",
    setNote: "The ignition.", comesLast: true, event: { power, _, _ in .powerSet(power) })

  package let network: CarProperty<NetworkQuality> = .init(
    name: "network",
    step: "network",
    setNote: "The mobile network where the car stands.",
    event: { network, _, _ in .networkSet(network) })

  package let sleep: CarProperty<SleepState> = .init(
    name: "sleep", note: "How far the parked car has gone to sleep.",
    shown: ("Sleep", { sleep, _ in sleep.rawValue }),
    read: { $0.sleepState(at: $1) })

  package let awake: CarProperty<Bool> = .init(
    name: "awake", setNote: "True wakes a sleeping car, as an opened door does.", comesLast: true,
    event: { isAwake, _, _ in isAwake ? .woken : nil })

  // The 12 V battery

  package let batteryVolts: CarProperty<Double> = .init(
    name: "batteryVolts",
    note: "The 12 V battery, V. VSS: Vehicle.LowVoltageBattery.CurrentVoltage.",
    range: CarRange(
      bounds: 0...Double(LowVoltageBattery.millivoltsMax) / 1_000, unit: "V",
      what: "the 12 V battery's voltage"),
    signal: ("LowVoltageBattery.CurrentVoltage", "V"),
    shown: (
      "12 V battery",
      { volts, car in
        "\(volts) V, \(car.batteryState?.rawValue ?? "")"
          + (car.batteryConnected == false ? ", disconnected" : "")
      }
    ),
    setNote: "The 12 V battery, 0 to 16 V.",
    journal: { ("batteryMillivolts", "\(Self.millivolts(of: $0))") },
    keep: { $0.lowVoltage.set(millivolts: Self.millivolts(of: $1), at: $2) },
    read: { Double($0.lowVoltage.millivolts(at: $1)) / 1_000 })

  private static func millivolts(of volts: Double) -> Int { Int((volts * 1_000).rounded()) }

  package let batteryState: CarProperty<LowVoltageBattery.State> = .init(
    name: "batteryState",
    note: "Low below 11.8 V, critical below 11.0 V, dead below 10.5 V or disconnected.",
    read: { $0.lowVoltage.state(at: $1) })

  package let batteryConnected: CarProperty<Bool> = .init(
    name: "batteryConnected", note: "Its terminal is on.",
    setNote: "Whether its terminal is on; off is a power cut.",
    keep: { $0.lowVoltage.connect($1, at: $2) },
    read: { body, _ in body.lowVoltage.isConnected })

  // An electric car

  package let stateOfChargePercent: CarProperty<Int> = .init(
    name: "stateOfChargePercent", note: "The traction battery of an electric car, percent.",
    isAlwaysReported: false,
    range: CarRange(bounds: 0...100, unit: "%", what: "the state of charge"),
    signal: ("Powertrain.TractionBattery.StateOfCharge.Current", "percent"),
    shown: (
      "Traction battery",
      { percent, car in
        let cable = car.cableConnected == true ? ", cable in" : ""
        return "\(percent) %\(car.charging == true ? ", charging" : cable)"
      }
    ),
    step: "charge",
    setNote: "The traction battery of an electric car, 0 to 100 %.",
    lacks: { $1.body.traction == nil ? "traction battery" : nil },
    keep: { $0.traction?.set(percent: $1, at: $2) },
    read: { $0.traction?.percent(at: $1) })

  package let cableConnected: CarProperty<Bool> = .init(
    name: "cableConnected", note: "The charging cable of an electric car is plugged in.",
    isAlwaysReported: false,
    signal: (
      "Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.IsChargingCableConnected", nil
    ),
    step: "cable",
    setNote: "Whether the charging cable of an electric car is plugged in.",
    lacks: { $1.body.traction == nil ? "charging port" : nil },
    keep: { $0.traction?.connectCable($1, at: $2) },
    read: { body, _ in body.traction?.isCableConnected })

  package let charging: CarProperty<Bool> = .init(
    name: "charging", note: "An electric car charges.", isAlwaysReported: false,
    signal: ("Powertrain.TractionBattery.Charging.IsCharging", nil),
    read: { body, _ in body.traction?.isCharging })

  // What its customer allows

  package let privacyMode: CarProperty<Bool> = .init(
    name: "privacyMode", note: "Nothing may tell where the car is.",
    shown: ("Privacy mode", { isOn, _ in isOn ? "on" : "off" }),
    step: "privacy",
    setNote: "Whether anything may tell where the car is.",
    keep: { body, isOn, _ in body.isPrivacyModeOn = isOn },
    read: { body, _ in body.isPrivacyModeOn })

  package let consent: CarProperty<Bool> = .init(
    name: "consent", note: "The customer allowed in the car that data is shared.",
    shown: ("Consent", { isGiven, _ in isGiven ? "given" : "not given" }),
    step: "consent",
    setNote: "Whether the customer allows in the car that data is shared.",
    keep: { body, isGiven, _ in body.hasConsent = isGiven },
    read: { body, _ in body.hasConsent })

  package let telematicsActive: CarProperty<Bool> = .init(
    name: "telematicsActive",
    note: "The telematics unit was activated, as it is once before its first use.",
    shown: ("Telematics", { isActive, _ in isActive ? "activated" : "not activated" }),
    setNote: "Whether the telematics unit was activated.",
    lacks: { $0 && !$1.profile.capabilities.contains("tcu") ? "telematics unit" : nil },
    keep: { body, isActive, _ in body.isTelematicsActive = isActive },
    read: { body, _ in body.isTelematicsActive })

  // Doors, roads and places

  package let doorsLocked: CarProperty<Bool> = .init(
    name: "doorsLocked", note: "The doors are locked.",
    shown: ("Doors", { areLocked, _ in areLocked ? "locked" : "unlocked" }),
    read: { body, _ in body.areDoorsLocked })

  package let odometerKilometres: CarProperty<Double> = .init(
    name: "odometerKilometres",
    note: "Driven so far, km. VSS: Vehicle.TraveledDistance, in m.",
    shown: ("Odometer", { kilometres, _ in "\(kilometres) km" }),
    read: { body, _ in Double(body.odometerMetres) / 1_000 })

  package let region: CarProperty<String> = .init(
    name: "region", note: "The country the car stands in, ISO 3166-1 alpha-2.",
    shown: (
      "Place",
      { region, car in
        guard let latitude = car.latitude, let longitude = car.longitude else { return region }
        return "\(latitude), \(longitude) (\(region))"
      }
    ),
    setNote: "The country it stands in; outside the catalogue's countries it has no network.",
    event: { region, _, _ in .regionSet(region) },
    read: { body, _ in body.region })

  package let latitude: CarProperty<Double> = .init(
    name: "latitude", note: "Degrees; absent on the phone socket while privacy mode is on.",
    isAlwaysReported: false, range: CarRange(bounds: -90...90, unit: "degrees", what: "latitude"),
    signal: ("CurrentLocation.Latitude", "degrees"),
    setNote: "Where the car stands, −90 to 90 degrees; together with longitude.",
    event: { latitude, change, _ in
      change.longitude.flatMap { GeoPoint(latitude: latitude, longitude: $0) }
        .map(CarEvent.locationSet)
    },
    read: { body, _ in body.location.latitude })

  package let longitude: CarProperty<Double> = .init(
    name: "longitude", note: "Degrees; absent on the phone socket while privacy mode is on.",
    isAlwaysReported: false,
    range: CarRange(bounds: -180...180, unit: "degrees", what: "longitude"),
    signal: ("CurrentLocation.Longitude", "degrees"),
    setNote: "Where the car stands, −180 to 180 degrees; together with latitude.",
    event: { _, _, _ in nil },
    read: { body, _ in body.location.longitude })

  // The clock while it is cold

  package let clockPolicy: CarProperty<ClockPolicy> = .init(
    name: "clockPolicy", setNote: "What it does while its clock is cold.",
    event: { policy, change, car in
      .clockPolicySet(policy, budgetMinutes: change.budgetMinutes ?? car.clock.budgetMinutes)
    })

  package let budgetMinutes: CarProperty<Int> = .init(
    name: "budgetMinutes",
    setNote: "Powered minutes that fail_open goes on for, 0 to 100,000 min.",
    event: { minutes, change, car in
      change.clockPolicy == nil
        ? .clockPolicySet(car.clock.policy, budgetMinutes: minutes) : nil
    })
}
