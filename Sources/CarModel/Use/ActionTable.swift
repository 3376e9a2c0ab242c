package import VehicleCatalog

/// What can be done with each kind of service: one row for each action. The first row of a kind is
/// what is done when no action is named.
package enum ActionTable {
  /// One action.
  package struct Row: Sendable {
    package let use: ServiceUse
    package let action: String
    package let required: [CommandInputs.Name]
    package let optional: [CommandInputs.Name]
    /// How long the car works on it.
    package let seconds: Int
    package let needs: Set<Need>
    /// Makes the command of the inputs.
    let make: @Sendable (CommandInputs) throws(CarRefusal) -> CommandAction
  }

  /// What must be so beyond the service being usable, the network being there and the car being
  /// awake enough to hear.
  package enum Need: String, Hashable, Sendable, CaseIterable {
    /// The owner's 4-digit PIN.
    case pin
    /// The owner, not a driver.
    case owner
    /// Privacy mode is off: it tells where the car is or was.
    case privacyOff
    /// The car is parked: the ignition is not on.
    case parked
    /// The traction battery is above its reserve, where there is one.
    case charge
    /// The charging cable is plugged in.
    case cable
    /// The 12 V battery is not low.
    case battery
  }

  package static func rows(of use: ServiceUse) -> [Row] { all.filter { $0.use == use } }

  package static let all: [Row] = [
    row(.doorLock, "lock", 5, [.pin]) { _ in .lock },
    row(.doorLock, "unlock", 5, [.pin, .parked]) { _ in .unlock },
    row(.hornLights, "start", 2, [.battery], optional: [.target]) { inputs throws(CarRefusal) in
      .signal(try inputs.signalTarget(), seconds: 30)
    },
    row(.hornLights, "double_start", 2, [.battery], optional: [.target]) {
      inputs throws(CarRefusal) in
      .signal(try inputs.signalTarget(), seconds: 2)
    },
    row(.hornLights, "stop", 2, []) { _ in .stopSignal },
    row(.climate, "start", 10, [.parked, .charge, .battery], optional: [.temperatureCelsius]) {
      inputs throws(CarRefusal) in
      .startClimate(celsiusTenths: try inputs.celsiusTenths())
    },
    row(.climate, "stop", 5, []) { _ in .stopClimate },
    row(.sendDestination, "send", 5, [], required: [.name, .latitude, .longitude]) {
      inputs throws(CarRefusal) in
      .sendDestination(Destination(name: try inputs.label(), point: try inputs.point()))
    },
    row(.carFinder, "locate", 5, [.privacyOff]) { _ in .locate },
    row(.vehicleStatus, "read", 5, []) { _ in .read(.vehicleStatus) },
    row(.healthReport, "read", 10, []) { _ in .read(.healthReport) },
    row(.tyrePressure, "read", 5, []) { _ in .read(.tyrePressure) },
    row(.batteryStatus, "read", 5, []) { _ in .read(.batteryStatus) },
    row(.journeyHistory, "read", 5, [.privacyOff], optional: [.period]) {
      inputs throws(CarRefusal) in
      .readJourneys(try inputs.journeyPeriod())
    },
    row(.speedAlert, "set", 5, [.owner, .privacyOff], required: [.speedLimit]) {
      inputs throws(CarRefusal) in
      .setSpeedLimit(try inputs.limit())
    },
    row(.speedAlert, "clear", 5, [.owner]) { _ in .clear(.speedAlert, zone: nil) },
    row(
      .zoneAlert, "set", 5, [.owner, .privacyOff],
      required: [.name, .latitude, .longitude, .radiusMetres]
    ) { inputs throws(CarRefusal) in
      .setZone(try inputs.zone())
    },
    row(.zoneAlert, "clear", 5, [.owner], required: [.name]) { inputs throws(CarRefusal) in
      .clear(.zoneAlert, zone: try inputs.label())
    },
    row(.curfewAlert, "set", 5, [.owner, .privacyOff], required: [.from, .to]) {
      inputs throws(CarRefusal) in
      .setCurfew(try inputs.curfew())
    },
    row(.curfewAlert, "clear", 5, [.owner]) { _ in .clear(.curfewAlert, zone: nil) },
    row(.wifi, "spend", 1, [], required: [.megabytes]) { inputs throws(CarRefusal) in
      .spendData(try inputs.amount())
    },
    row(.charge, "start", 10, [.cable]) { _ in .startCharging },
    row(.charge, "stop", 10, []) { _ in .stopCharging },
    row(.chargeTimer, "set", 5, [], required: [.from]) { inputs throws(CarRefusal) in
      .setChargeTimer(minuteOfDay: try inputs.minute(.from))
    },
    row(.chargeTimer, "clear", 5, []) { _ in .setChargeTimer(minuteOfDay: nil) },
  ]

  private static func row(
    _ use: ServiceUse, _ action: String, _ seconds: Int, _ needs: Set<Need>,
    required: [CommandInputs.Name] = [], optional: [CommandInputs.Name] = [],
    _ make: @escaping @Sendable (CommandInputs) throws(CarRefusal) -> CommandAction
  ) -> Row {
    Row(
      use: use, action: action, required: required, optional: optional, seconds: seconds,
      needs: needs, make: make)
  }
}
