import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// What an activation waits for, one condition at a time, and several that time alone turns.
struct ConditionTests {
  /// A condition: what breaks it, what mends it, and what the car says meanwhile.
  struct Broken: Sendable, CustomTestStringConvertible {
    let name: String
    var service: ServiceID = "journey-history"
    var totalMinutes = 2
    let breaking: CarEvent
    var mending: [CarEvent]
    let reason: ServiceReason

    var testDescription: String { name }
  }

  static let conditions: [Broken] = [
    Broken(
      name: "ignition off", breaking: .powerSet(.off), mending: [.powerSet(.on)],
      reason: .waitsIgnition),
    Broken(
      name: "accessory is not ignition", breaking: .powerSet(.accessory),
      mending: [.powerSet(.driving)], reason: .waitsIgnition),
    Broken(
      name: "no network", breaking: .networkSet(.none), mending: [.networkSet(.poor)],
      reason: .waitsNetwork),
    Broken(
      name: "a country without coverage", breaking: .regionSet("US"),
      mending: [.regionSet("DE")], reason: .waitsNetwork),
    Broken(
      name: "privacy mode", breaking: .privacySet(isOn: true),
      mending: [.privacySet(isOn: false)], reason: .privacyMode),
    Broken(
      name: "no consent", breaking: .consentSet(false), mending: [.consentSet(true)],
      reason: .waitsConsent),
    Broken(
      name: "telematics unit not activated", breaking: .telematicsSet(isActive: false),
      mending: [.telematicsSet(isActive: true)], reason: .waitsTCU),
    Broken(
      name: "low 12 V battery", service: "ota-map-updates", totalMinutes: 15,
      breaking: .voltageSet(11_799), mending: [.voltageSet(11_800)], reason: .lowBattery),
    Broken(
      name: "battery taken off", breaking: .supplySet(isConnected: false),
      mending: [.supplySet(isConnected: true), .powerSet(.on)], reason: .waitsIgnition),
    Broken(
      name: "dead battery", breaking: .voltageSet(10_499),
      mending: [.voltageSet(10_500), .powerSet(.on)], reason: .waitsIgnition),
  ]

  @Test(arguments: conditions)
  func `a condition that breaks stops the work, and what was done is kept`(broken: Broken)
    throws
  {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample(broken.service)])))
    let stop = after(milliseconds: 50_001)
    try car.live(until: stop, broken.breaking)
    for delay in [0, 1, 1_000] as [Int64] {
      let answer = try car.says(of: broken.service, at: stop.advanced(milliseconds: delay))
      #expect(answer.state == .pending)
      #expect(answer.reason == broken.reason)
    }
    let resumed = stop.adding(.milliseconds(1_000))
    for event in broken.mending { try car.live(until: resumed, event) }
    let end = resumed.adding(.minutes(broken.totalMinutes)).advanced(milliseconds: -50_001)
    #expect(try car.says(of: broken.service, at: resumed).state == .activating)
    #expect(try car.says(of: broken.service, at: resumed).nextChangeAt == end)
    #expect(try car.state(of: broken.service, at: end.advanced(milliseconds: -1)) == .activating)
    #expect(try car.state(of: broken.service, at: end) == .active)
  }

  @Test func `of several conditions the first in their order is told`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("journey-history")])))
    let steps: [(CarEvent, ServiceReason)] = [
      (.telematicsSet(isActive: false), .waitsTCU), (.consentSet(false), .waitsConsent),
      (.privacySet(isOn: true), .privacyMode), (.networkSet(.none), .waitsNetwork),
      (.powerSet(.off), .waitsIgnition),
    ]
    for (event, reason) in steps {
      try car.live(until: after(minutes: 1), event)
      #expect(try car.says(of: "journey-history", at: after(minutes: 1)).reason == reason)
    }
  }

  @Test func `the poor network slows no activation`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .networkSet(.poor))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("journey-history")])))
    #expect(
      try car.says(of: "journey-history", at: CarFixture.start).nextChangeAt == after(minutes: 2))
  }
}

/// Conditions that time alone turns.
struct TimedConditionTests {
  private func silence(_ id: String = "f-1", until end: Instant) -> CarEvent {
    .faultAdded(
      CarFault(id: id, kind: .radioSilence, service: nil, triggersLeft: nil, until: end))
  }

  @Test func `radio silence for a span ends by itself`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("journey-history")])))
    try car.live(until: after(minutes: 1), silence(until: after(minutes: 5)))
    let answer = try car.says(of: "journey-history", at: after(minutes: 1))
    #expect(answer.reason == .waitsNetwork)
    #expect(answer.nextChangeAt == after(minutes: 5))
    let last = after(minutes: 5, milliseconds: -1)
    #expect(try car.state(of: "journey-history", at: last) == .pending)
    let on = try car.says(of: "journey-history", at: after(minutes: 5))
    #expect(on.state == .activating)
    #expect(on.nextChangeAt == after(minutes: 6))
  }

  @Test func `two silences one after the other are one to the customer`() throws {
    var car = try CarFixture.car()
    for (id, end) in [("f-1", after(minutes: 5)), ("f-2", after(minutes: 9))] {
      try car.live(until: CarFixture.start, silence(id, until: end))
    }
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("journey-history")])))
    #expect(
      try car.says(of: "journey-history", at: CarFixture.start).nextChangeAt == after(minutes: 9))
    let reported = try car.live(until: after(minutes: 9))
    #expect(reported.map(\.at) == [after(minutes: 9)])
  }

  /// Asleep, then silence over, then done: each told at its own time.
  @Test func `a chain of turns is followed to the first that shows`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .powerSet(.off))
    try car.live(until: CarFixture.start, silence(until: after(days: 13)))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    let waiting = try car.says(of: "smart-alerts", at: CarFixture.start)
    #expect(waiting.reason == .waitsNetwork)
    #expect(waiting.nextChangeAt == after(days: 13))
    #expect(try car.state(of: "smart-alerts", at: after(minutes: 4, days: 13)) == .activating)
    #expect(try car.state(of: "smart-alerts", at: after(minutes: 5, days: 13)) == .active)
  }

  /// Silence until two minutes before: then the work runs, and is stopped in its midst.
  @Test func `deep sleep takes the network away at its exact instant`() throws {
    var car = try CarFixture.car()
    let deep = after(days: SleepState.deepSleepAfterDays)
    try car.live(until: CarFixture.start, .powerSet(.off))
    try car.live(until: CarFixture.start, silence(until: deep.adding(.minutes(-2))))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    try car.live(until: deep.adding(.minutes(-2)))
    #expect(try car.says(of: "smart-alerts", at: car.asOf).state == .activating)
    #expect(try car.says(of: "smart-alerts", at: car.asOf).nextChangeAt == deep)
    let last = deep.advanced(milliseconds: -1)
    #expect(try car.says(of: "smart-alerts", at: last).progress == 39)
    #expect(car.body.sleepState(at: last) == .asleep)
    #expect(try car.liveFully(until: deep).contains(.sleep(.deepSleep)))
    #expect(try car.says(of: "smart-alerts", at: deep).reason == .waitsNetwork)

    // Opening a door wakes it, and it goes on where it was.
    let woken = after(days: 15)
    try car.live(until: woken, .woken)
    #expect(try car.says(of: "smart-alerts", at: woken).state == .activating)
    #expect(try car.says(of: "smart-alerts", at: woken).nextChangeAt == woken.adding(.minutes(3)))
  }

  @Test func `the 12 V battery falls below what the work needs, and is charged back`() throws {
    let catalog = try CarFixture.catalog(
      activating: "owner-manual",
      by: "duration: PT1H, requires: [network, battery], minimumVolts: 12.2")
    let service = try #require(catalog.service("owner-manual"))
    var car = try CarFixture.car()
    func answer(at instant: Instant) -> ServiceAnswer {
      var car = car
      _ = car.catchUp(to: instant, in: catalog)
      return car.answer(for: service, at: instant, in: catalog)
    }
    // 20 mV a day: exactly 12,200 mV after half a day, and below it a millisecond later.
    let below = after(minutes: 720, milliseconds: 1)
    let begin = after(minutes: 700)
    for event in [
      CarEvent.powerSet(.off), .voltageSet(12_210), silence(until: begin),
      .recordReplaced(try .sample([.sample("owner-manual")])),
    ] {
      _ = car.apply(event, at: CarFixture.start, in: catalog)
    }
    #expect(answer(at: CarFixture.start).nextChangeAt == begin)
    #expect(answer(at: begin).state == .activating)
    #expect(answer(at: begin).nextChangeAt == below)
    #expect(answer(at: below.advanced(milliseconds: -1)).state == .activating)
    #expect(answer(at: below).reason == .lowBattery)
    // Then it falls asleep, and waits for the network in the first place.
    #expect(answer(at: below).nextChangeAt == after(days: 14))
    #expect(answer(at: after(days: 14)).reason == .waitsNetwork)

    // A day off: 10 mV missing; 24,000 mV a day bring them back in 36 s.
    let on = after(days: 1)
    _ = car.catchUp(to: on, in: catalog)
    _ = car.apply(.powerSet(.on), at: on, in: catalog)
    let back = on.adding(.seconds(36))
    #expect(answer(at: on).reason == .lowBattery)
    #expect(answer(at: on).nextChangeAt == back)
    #expect(answer(at: back.advanced(milliseconds: -1)).state == .pending)
    #expect(answer(at: back).state == .activating)
    let end = back.adding(.minutes(40)).advanced(milliseconds: -1)
    #expect(answer(at: back).nextChangeAt == end)
    #expect(answer(at: end).state == .active)
  }

  @Test func `a critical battery switches the telematics unit off`() throws {
    var car = try CarFixture.car()
    // From 11,100 to 11,000 mV at 20 mV a day.
    let critical = after(days: 5, milliseconds: 1)
    for event in [
      CarEvent.powerSet(.off), .voltageSet(11_100), silence(until: after(minutes: -2, days: 5)),
      .recordReplaced(try .sample([.sample("smart-alerts")])),
    ] {
      try car.live(until: CarFixture.start, event)
    }
    try car.live(until: after(minutes: -1, days: 5))
    #expect(try car.says(of: "smart-alerts", at: car.asOf).nextChangeAt == critical)
    #expect(
      try car.state(of: "smart-alerts", at: critical.advanced(milliseconds: -1)) == .activating)
    #expect(try car.liveFully(until: critical).contains(.lowVoltage(.critical)))
    #expect(try car.says(of: "smart-alerts", at: critical).reason == .waitsNetwork)
  }

  @Test func `even what is over changes when the car loses the time`() throws {
    let ended = Entitlement.sample("smart-alerts", .ended, .cancelled)
    var car = try CarFixture.car(CarFixture.withoutBackup)
    try car.live(until: CarFixture.start, .powerSet(.off))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([ended])))
    // From 12,700 to 10,500 mV at 20 mV a day.
    let dead = after(days: 110, milliseconds: 1)
    let answer = try car.says(of: "smart-alerts", at: CarFixture.start)
    #expect(answer.reason == .cancelled)
    #expect(answer.nextChangeAt == dead)
    #expect(
      try car.says(of: "smart-alerts", at: dead.advanced(milliseconds: -1)).reason == .cancelled)
    #expect(try car.state(of: "smart-alerts", at: dead) == .clockUntrusted)
  }

  @Test func `a car left with its accessories on goes dead, and its clock goes cold with it`()
    throws
  {
    var car = try CarFixture.car(CarFixture.withoutBackup, with: ["smart-alerts"])
    try car.live(until: CarFixture.ready, .powerSet(.accessory))
    // From 12,700 to 10,500 mV at 500 mV a day.
    let dead = CarFixture.ready.adding(.minutes(2_200 * 1_440 / 500)).advanced(milliseconds: 1)
    let answer = try car.says(of: "smart-alerts", at: CarFixture.ready)
    #expect(answer.state == .active)
    #expect(answer.nextChangeAt == dead)
    #expect(try car.state(of: "smart-alerts", at: dead.advanced(milliseconds: -1)) == .active)
    let reported = try car.liveFully(until: dead)
    #expect(try car.says(of: "smart-alerts", at: dead).reason == .noTimeSincePowerLoss)
    #expect(reported.contains(.lowVoltage(.dead)))
    #expect(reported.contains(.clock(.cold)))
    #expect(reported.contains(.sleep(.deepSleep)))
    #expect(car.power == .off)
  }
}
