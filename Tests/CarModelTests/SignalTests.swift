import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// The car's state by the names of the Vehicle Signal Specification.
struct SignalTests {
  private func value(_ name: String, of car: Vehicle) -> Signal.Value? {
    car.signals(at: car.asOf).first { $0.name == "Vehicle.\(name)" }?.value
  }

  private let traction = "Powertrain.TractionBattery"

  @Test func `a new electric car tells everything it has`() throws {
    let car = try CarFixture.car(CarFixture.electric)
    let reported = car.signals(at: CarFixture.start).map { signal in
      let value =
        switch signal.value {
        case .number(let number): "\(number)"
        case .text(let text): text
        }
      return [signal.name, value, signal.unit ?? ""].joined(separator: " ")
    }
    #expect(
      reported == [
        "Vehicle.VehicleIdentification.VIN SJNTAAJ12U0000001 ",
        "Vehicle.VehicleIdentification.Brand Nissan ",
        "Vehicle.VehicleIdentification.Model Leaf ",
        "Vehicle.VehicleIdentification.Year 2022.0 ",
        "Vehicle.Powertrain.Type ELECTRIC ",
        "Vehicle.LowVoltageSystemState ON ",
        "Vehicle.LowVoltageBattery.CurrentVoltage 12.7 V",
        "Vehicle.PowerOptimizeLevel 0.0 ",
        "Vehicle.Connectivity.IsConnectivityAvailable true ",
        "Vehicle.IsMoving false ",
        "Vehicle.TraveledDistance 0.0 m",
        "Vehicle.CurrentLocation.Latitude 48.8656 degrees",
        "Vehicle.CurrentLocation.Longitude 2.3212 degrees",
        "Vehicle.Cabin.Door.Row1.DriverSide.IsLocked true ",
        "Vehicle.Cabin.Door.Row2.DriverSide.IsLocked true ",
        "Vehicle.Cabin.Door.Row1.PassengerSide.IsLocked true ",
        "Vehicle.Cabin.Door.Row2.PassengerSide.IsLocked true ",
        "Vehicle.Body.Horn.IsActive false ",
        "Vehicle.Body.Lights.Hazard.IsSignaling false ",
        "Vehicle.Cabin.HVAC.IsAirConditioningActive false ",
        "Vehicle.Powertrain.TractionBattery.StateOfCharge.Current 80.0 percent",
        "Vehicle.Powertrain.TractionBattery.Range 188235.0 m",
        "Vehicle.Powertrain.TractionBattery.Charging.IsCharging false ",
        "Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition"
          + ".IsChargingCableConnected false ",
      ])
  }

  @Test func `a car tells nothing of what it does not have`() throws {
    let plain = try CarFixture.car("qashqai-j11/2020/tekna")
    let names = plain.signals(at: CarFixture.start).map(\.name)
    for part in ["TractionBattery", "HVAC", "Tire", "Door"] {
      #expect(!names.contains { $0.contains(part) })
    }
    let juke = try CarFixture.car("juke-f16a/2022/tekna")
    let tyres = juke.signals(at: CarFixture.start).filter { $0.name.contains("Tire.Pressure") }
    #expect(tyres.map(\.value) == Array(repeating: .number(240), count: 4))
    #expect(Set(tyres.map(\.unit)) == ["kPa"])
  }

  @Test func `every car tells each signal once, under Vehicle`() throws {
    for name in RandomSoak.profiles {
      let signals = try CarFixture.car(name).signals(at: CarFixture.start)
      #expect(Set(signals.map(\.name)).count == signals.count)
      #expect(signals.allSatisfy { $0.name.hasPrefix("Vehicle.") })
    }
  }

  @Test(arguments: [
    (PowerMode.off, "OFF", "false"), (.accessory, "ACC", "false"), (.on, "ON", "false"),
    (.driving, "ON", "true"),
  ])
  func `the key is told in the specification's words`(
    power: PowerMode, state: String, isMoving: String
  ) throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .powerSet(power))
    #expect(value("LowVoltageSystemState", of: car) == .text(state))
    #expect(value("IsMoving", of: car) == .text(isMoving))
  }

  @Test func `what happens to a car is told by its signals`() throws {
    var (car, service) = try CarFixture.car(for: .climate)
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    _ = try car.carryOut(
      Customer().order(service, "start", CommandInputs { $0.temperatureCelsius = 19.5 }))
    #expect(value("Cabin.HVAC.IsAirConditioningActive", of: car) == .text("true"))
    #expect(value("Cabin.HVAC.Station.Row1.Driver.Temperature", of: car) == .number(19.5))
    #expect(
      value("\(traction).Charging.ChargingPort.AnyPosition.IsChargingCableConnected", of: car)
        == .text("true"))

    try car.live(until: car.asOf, .powerSet(.driving))
    try car.live(until: car.asOf, .drove(Trip(at: car.asOf, metres: 12_345, topSpeed: 50)))
    try car.live(until: car.asOf, .networkSet(.none))
    #expect(value("TraveledDistance", of: car) == .number(12_345))
    #expect(value("Connectivity.IsConnectivityAvailable", of: car) == .text("false"))

    try car.live(until: car.asOf, .powerSet(.off))
    let parked = car.asOf
    for (minutes, level) in [(14, 0.0), (15, 5), (14 * 1_440, 10)] {
      try car.live(until: parked.adding(.minutes(minutes)), .timeReached)
      #expect(value("PowerOptimizeLevel", of: car) == .number(level))
    }
    try car.live(until: car.asOf, .voltageSet(10_400))
    #expect(value("LowVoltageSystemState", of: car) == .text("UNDEFINED"))
    #expect(value("LowVoltageBattery.CurrentVoltage", of: car) == .number(10.4))
  }

  @Test func `horn and lights are distinguished`() throws {
    var (car, service) = try CarFixture.car(for: .hornLights)
    _ = try car.carryOut(
      Customer().order(service, "start", CommandInputs { $0.target = "lights" }))
    #expect(value("Body.Horn.IsActive", of: car) == .text("false"))
    #expect(value("Body.Lights.Hazard.IsSignaling", of: car) == .text("true"))
  }

  @Test func `the kind of drive is told where it is known`() throws {
    for (profile, kind) in [
      (CarFixture.electric, "ELECTRIC"), ("qashqai-j12b/2025/tekna", "HYBRID"),
      ("qashqai-j11/2020/tekna", "COMBUSTION"),
    ] {
      #expect(value("Powertrain.Type", of: try CarFixture.car(profile)) == .text(kind))
    }
    #expect(value("Powertrain.Type", of: try CarFixture.car("juke-f16a/2022/tekna")) == nil)
  }
}
