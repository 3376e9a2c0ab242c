import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// What of the car runs by time: horn and lights, climate, charging, batteries, sleep.
struct BodyTests {
  @Test(
    arguments: [
      ("start", nil, SignalTarget.hornLights, 30), ("start", "horn", .horn, 30),
      ("double_start", "lights", .lights, 2),
    ] as [(String, String?, SignalTarget, Int)])
  func `horn and lights stop by themselves, at the exact millisecond`(
    action: String, target: String?, sounds: SignalTarget, seconds: Int
  ) throws {
    var (car, service) = try CarFixture.car(for: .hornLights)
    _ = try car.carryOut(
      Customer().order(service, action, CommandInputs { $0.target = target }))
    let end = car.asOf.adding(.seconds(seconds))
    #expect(car.body.signal == SignalRun(target: sounds, until: end))
    try car.live(until: end.advanced(milliseconds: -1))
    #expect(car.body.signal != nil)
    try car.live(until: end)
    #expect(car.body.signal == nil)
    #expect(sounds.hasHorn == (sounds != .lights))
    #expect(sounds.hasLights == (sounds != .horn))
  }

  @Test(arguments: [(16.0, 160), (21.04, 210), (21.05, 211), (26.0, 260)])
  func `climate runs for ten minutes at the temperature asked for`(celsius: Double, tenths: Int)
    throws
  {
    var (car, service) = try CarFixture.car(for: .climate)
    let inputs = CommandInputs { $0.temperatureCelsius = celsius }
    _ = try car.carryOut(Customer().order(service, "start", inputs))
    let end = car.asOf.adding(.minutes(10))
    #expect(car.body.climate == ClimateRun(celsiusTenths: tenths, until: end))
    // Half a kilowatt-hour of 40.
    #expect(car.body.traction?.percent(at: car.asOf) == 78)
    try car.live(until: end.advanced(milliseconds: -1))
    #expect(car.body.climate != nil)
    try car.live(until: end)
    #expect(car.body.climate == nil)
  }

  @Test func `climate on the cable spares the traction battery, and may start when it is empty`()
    throws
  {
    var (car, service) = try CarFixture.car(for: .climate)
    try car.live(until: car.asOf, .chargeSet(percent: 9))
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    _ = try car.carryOut(Customer().order(service, "start"))
    #expect(car.body.climate != nil)
    #expect(car.body.traction?.percent(at: car.asOf) == 9)
  }

  @Test func `charging fills the battery at the exact millisecond, and ends`() throws {
    var (car, service) = try CarFixture.car(for: .charge)
    try car.live(until: car.asOf, .chargeSet(percent: 50))
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    #expect(car.body.traction?.isCharging == false, "a cable alone charges nothing")
    try car.live(until: car.asOf, Customer().order(service, "start"))
    let begun = try #require(car.lastCommand).dueAt
    #expect(try car.liveFully(until: begun).contains(.charging(true)))
    // 20 kWh at 7.4 kW: 9,729,729.73 s.
    let full = begun.advanced(milliseconds: 9_729_730)
    #expect(car.body.traction?.fullAt == full)
    #expect(try car.isNotified(.charging(false), by: full.advanced(milliseconds: -1)) == false)
    #expect(car.body.traction?.percent(at: full.advanced(milliseconds: -1)) == 99)
    #expect(try car.liveFully(until: full).contains(.charging(false)))
    #expect(car.body.traction?.percent(at: full) == 100)
    _ = try car.carryOut(Customer().order(service, "start"))
    #expect(car.body.traction?.isCharging == false, "it is full")
  }

  @Test func `charging stops with the cable, and keeps what was charged`() throws {
    var (car, service) = try CarFixture.car(for: .charge)
    try car.live(until: car.asOf, .chargeSet(percent: 50))
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    _ = try car.carryOut(Customer().order(service, "start"))
    // 40 kWh: one percent takes 194.6 s.
    try car.live(until: car.asOf.adding(.seconds(195)), .cableSet(isConnected: false))
    #expect(car.body.traction?.isCharging == false)
    #expect(car.body.traction?.percent(at: after(days: 9)) == 51)
  }

  @Test func `a dead 12 V battery stops the charging`() throws {
    var (car, service) = try CarFixture.car(for: .charge)
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    _ = try car.carryOut(Customer().order(service, "start"))
    let reported = try car.liveFully(until: car.asOf, .supplySet(isConnected: false))
    #expect(reported.contains(.charging(false)))
  }

  @Test func `driving spends 170 Wh for a kilometre and runs up the odometer`() throws {
    var car = try CarFixture.car(CarFixture.electric)
    try car.live(until: CarFixture.start, .powerSet(.driving))
    // 40 kWh at 80 %: 32 kWh, of which 100 km take 17.
    try car.live(
      until: CarFixture.start, .drove(Trip(at: CarFixture.start, metres: 100_000, topSpeed: 110)))
    #expect(car.body.traction?.percent(at: CarFixture.start) == 37)
    #expect(car.body.traction?.rangeMetres(at: CarFixture.start) == 88_235)
    #expect(car.body.odometerMetres == 100_000)
    try car.live(
      until: CarFixture.start, .drove(Trip(at: CarFixture.start, metres: 500_000, topSpeed: 110)))
    #expect(car.body.traction?.percent(at: CarFixture.start) == 0)
  }

  @Test func `a parked car drains to low, critical and dead`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .powerSet(.off))
    // 20 mV a day from 12,700 mV.
    for (state, days) in [(LowVoltageBattery.State.low, 45), (.critical, 85), (.dead, 110)] {
      let due = after(days: days, milliseconds: 1)
      #expect(
        try car.isNotified(.lowVoltage(state), by: due.advanced(milliseconds: -1)) == false)
      #expect(try car.liveFully(until: due).contains(.lowVoltage(state)))
    }
    #expect(throws: CarRefusal.noSupply) { try car.live(until: car.asOf, .powerSet(.on)) }
    #expect(try car.live(until: car.asOf, .powerSet(.off)).isEmpty)
  }

  @Test func `an electric car feeds its 12 V battery, while it has more than its reserve`() throws {
    var car = try CarFixture.car(CarFixture.electric)
    try car.live(until: CarFixture.start, .powerSet(.off))
    try car.live(until: after(days: 300))
    #expect(car.body.lowVoltage.millivolts(at: after(days: 300)) == 12_700)
    try car.live(until: after(days: 300), .chargeSet(percent: 9))
    #expect(car.body.lowVoltage.millivolts(at: after(days: 301)) == 12_680)
    try car.live(until: after(days: 301), .chargeSet(percent: 10))
    #expect(car.body.lowVoltage.millivolts(at: after(days: 400)) == 12_680)
  }

  @Test func `charging over the reserve feeds it from that millisecond on`() throws {
    var (car, service) = try CarFixture.car(for: .charge)
    try car.live(until: car.asOf, .chargeSet(percent: 5))
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    _ = try car.carryOut(Customer().order(service, "start"))
    let begun = car.asOf
    // 2 kWh at 7.4 kW.
    let reserve = begun.advanced(milliseconds: 972_973)
    #expect(car.body.dueInstants(at: begun, and: []).contains(reserve))
    try car.live(until: reserve)
    let level = car.body.lowVoltage.millivolts(at: reserve)
    #expect(car.body.lowVoltage.millivolts(at: reserve.adding(.days(30))) == level)
  }

  @Test func `climate that eats the reserve lets the 12 V battery drain from then on`() throws {
    var (car, service) = try CarFixture.car(for: .climate)
    try car.live(until: car.asOf, .chargeSet(percent: 10))
    try car.live(until: car.asOf, .voltageSet(12_000))
    _ = try car.carryOut(Customer().order(service, "start"))
    let begun = car.asOf
    #expect(car.body.lowVoltage.millivolts(at: begun.adding(.days(1))) == 11_980)
    #expect(car.nextDue(in: try ShippedCatalog.load()) == begun.adding(.minutes(10)))
  }

  @Test func `a car falls asleep after a quarter of an hour, and deeply after fourteen days`()
    throws
  {
    var car = try CarFixture.car()
    #expect(try car.liveFully(until: after(days: 30)).isEmpty, "the ignition is on")
    try car.live(until: after(days: 30), .powerSet(.off))
    for (state, due) in [
      (SleepState.asleep, after(minutes: 15, days: 30)), (.deepSleep, after(days: 44)),
    ] {
      #expect(try car.isNotified(.sleep(state), by: due.advanced(milliseconds: -1)) == false)
      #expect(try car.liveFully(until: due).contains(.sleep(state)))
    }
    #expect(try car.liveFully(until: car.asOf, .woken) == [.sleep(.awake)])
    #expect(car.body.sleepState(at: car.asOf.adding(.minutes(15))) == .asleep)
  }

  @Test func `a car that gets power again is awake, and falls asleep from then on`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .powerSet(.off))
    try car.live(until: after(days: 1), .supplySet(isConnected: false))
    #expect(car.body.sleepState(at: after(days: 1)) == .deepSleep)
    try car.live(until: after(days: 30), .supplySet(isConnected: true))
    #expect(car.body.sleepState(at: after(days: 30)) == .awake)
    #expect(car.body.sleepState(at: after(minutes: 15, days: 30)) == .asleep)
  }
}
