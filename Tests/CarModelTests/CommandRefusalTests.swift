import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Every refusal that an event can meet, provoked; the first rule that says no is told.
struct CommandRefusalTests {
  /// A car, what is asked of it, and what it says.
  struct Provoked: Sendable, CustomTestStringConvertible {
    let name: String
    var use = ServiceUse.doorLock
    /// What happens to a car that has the service.
    var before: [CarEvent] = []
    /// How long nothing happens then.
    var wait = Period.zero
    let event: @Sendable (ServiceID) -> CarEvent
    let refusal: CarRefusal

    var testDescription: String { name }
  }

  private static let lock: ServiceID = "remote-door-lock"
  private static func use(
    _ action: String? = nil, _ inputs: CommandInputs = CommandInputs(),
    _ customer: Customer = Customer()
  ) -> @Sendable (ServiceID) -> CarEvent {
    { customer.order($0, action, inputs) }
  }
  private static func with(_ set: (inout CommandInputs) -> Void) -> CommandInputs {
    CommandInputs(set)
  }

  static let cases: [Provoked] = people + inputs + conditions + settings

  private static let people: [Provoked] = [
    Provoked(
      name: "never bought", event: { _ in Customer().order("smart-alerts") },
      refusal: .serviceNotSubscribed("smart-alerts", reason: .neverBought)),
    Provoked(
      name: "expired", wait: .days(28), event: use(),
      refusal: .serviceNotSubscribed(lock, reason: .periodEnd)),
    Provoked(
      name: "not in this car", event: { _ in Customer().order("tyre-pressure") },
      refusal: .notSupportedByGateway("tyre-pressure", rule: "model")),
    Provoked(
      name: "in no catalogue", event: { _ in Customer().order("time-travel") },
      refusal: .notSupportedByGateway("time-travel", rule: nil)),
    Provoked(
      name: "not done from afar", event: { _ in Customer().order("ecall") },
      refusal: .notSupportedByGateway("ecall", rule: nil)),
    Provoked(
      name: "no such action", event: use("open"),
      refusal: .actionUnknown(lock, action: "open", known: ["lock", "unlock"])),
    Provoked(
      name: "a driver", event: use("lock", CommandInputs(), Customer(authority: .driver)),
      refusal: .ownerOnly),
    Provoked(
      name: "a driver sets a rule", use: .speedAlert,
      event: use("set", with { $0.speedLimit = 100 }, Customer(authority: .driver)),
      refusal: .ownerOnly),
    Provoked(
      name: "wiped", before: [.wiped(.headUnit)], event: use(),
      refusal: .serviceNotSubscribed(lock, reason: .neverBought)),
    Provoked(
      name: "no PIN typed", event: use("lock", CommandInputs(), Customer(pin: nil)),
      refusal: .pinRequired),
    Provoked(
      name: "a wrong PIN", event: use("lock", CommandInputs(), Customer(pin: "wrong")),
      refusal: .pinWrong(left: 2)),
    Provoked(
      name: "three wrong PINs", before: [.pinFailed, .pinFailed, .pinFailed], event: use(),
      refusal: .pinLocked(until: CarFixture.ready.adding(.minutes(15)))),
    Provoked(
      name: "no such command", event: { _ in .commandCancelled(id: "c-9") },
      refusal: .commandUnknown("c-9")),
  ]

  private static let inputs: [Provoked] = [
    Provoked(
      name: "an input too few", use: .speedAlert, event: use("set"),
      refusal: .inputMissing(.speedLimit, action: "set")),
    Provoked(
      name: "an input too many", event: use("lock", with { $0.megabytes = 1 }),
      refusal: .inputUnknown(.megabytes, action: "lock")),
    Provoked(
      name: "too cold", use: .climate, event: use("start", with { $0.temperatureCelsius = 15.9 }),
      refusal: .inputInvalid(.temperatureCelsius, "15.9 °C is outside 16 to 26 °C")),
    Provoked(
      name: "no such target", use: .hornLights, event: use("start", with { $0.target = "radio" }),
      refusal: .inputInvalid(.target, "‘radio’ is none of horn, lights, horn_lights")),
    Provoked(
      name: "no such place", use: .sendDestination,
      event: use(
        "send",
        with {
          $0.name = "x"
          $0.latitude = 91
          $0.longitude = 0
        }),
      refusal: .inputInvalid(
        .latitude, "latitude is −90 to 90 and longitude −180 to 180 degrees")),
    Provoked(
      name: "no name", use: .zoneAlert, event: use("clear", with { $0.name = "" }),
      refusal: .inputInvalid(.name, "a name has 1 to 64 bytes")),
    Provoked(
      name: "no such time", use: .chargeTimer, event: use("set", with { $0.from = "24:00" }),
      refusal: .inputInvalid(.from, "‘24:00’ is no time such as 22:00")),
    Provoked(
      name: "no such period", use: .journeyHistory, event: use("read", with { $0.period = "week" }),
      refusal: .inputInvalid(.period, "‘week’ is none of day, month, year")),
  ]

  private static let conditions: [Provoked] = [
    Provoked(
      name: "battery taken off", before: [.set(\.batteryConnected, false)], event: use(),
      refusal: .noSupply),
    Provoked(
      name: "battery critical", before: [.set(\.batteryVolts, 10.9)], event: use(),
      refusal: .lowBattery(millivolts: 10_900)),
    Provoked(
      name: "battery low", use: .hornLights, before: [.set(\.batteryVolts, 11.799)], event: use(),
      refusal: .lowBattery(millivolts: 11_799)),
    Provoked(
      name: "deep sleep", wait: .days(14), event: use(), refusal: .vehicleAsleep),
    Provoked(
      name: "privacy mode", use: .carFinder, before: [.set(\.privacyMode, true)], event: use(),
      refusal: .privacyModeOn),
    Provoked(
      name: "somebody drives", before: [.powerSet(.on)], event: use("unlock"),
      refusal: .vehicleInUse),
    Provoked(
      name: "traction battery empty", use: .climate, before: [.set(\.stateOfChargePercent, 9)],
      event: use(), refusal: .tractionBatteryLow(percent: 9)),
    Provoked(
      name: "no cable", use: .charge, event: use("start"), refusal: .cableNotConnected),
    Provoked(
      name: "no network", before: [.networkSet(.none)], event: use(),
      refusal: .networkUnavailable),
    Provoked(
      name: "still at work", before: [Customer().order(lock)], event: use("unlock"),
      refusal: .alreadyInProgress(command: "c-1")),
  ]

  private static let settings: [Provoked] = [
    Provoked(
      name: "no traction battery", event: { _ in .set(\.stateOfChargePercent, 5) },
      refusal: .profileLacks("traction battery")),
    Provoked(
      name: "no charging port", event: { _ in .set(\.cableConnected, true) },
      refusal: .profileLacks("charging port")),
    Provoked(
      name: "voltage", event: { _ in .set(\.batteryVolts, 16.001) },
      refusal: .outOfRange(what: "the 12 V battery's voltage", allowed: "0 to 16 V")),
    Provoked(
      name: "charge", use: .charge, event: { _ in .set(\.stateOfChargePercent, 101) },
      refusal: .outOfRange(what: "the state of charge", allowed: "0 to 100 %")),
    Provoked(
      name: "region", event: { _ in .regionSet("france") },
      refusal: .outOfRange(what: "a region", allowed: "an ISO 3166 code such as FR")),
    Provoked(
      name: "driving with the ignition off",
      event: { _ in .drove(Trip(at: CarFixture.ready, metres: 1, topSpeed: 1)) },
      refusal: .ignitionOff),
    Provoked(
      name: "no such bond", event: { _ in .ownerSet(bond: "b-1") }, refusal: .bondUnknown("b-1")),
    Provoked(
      name: "no such fault", event: { _ in .faultCleared(id: "f-1") },
      refusal: .faultUnknown("f-1")),
  ]

  /// The car of a case, just before it is asked.
  private func car(_ provoked: Provoked) throws -> (car: Vehicle, service: ServiceID) {
    var (car, service) = try CarFixture.car(for: provoked.use)
    for event in provoked.before { try car.live(until: car.asOf, event) }
    try car.live(until: car.asOf.adding(provoked.wait))
    return (car, service)
  }

  @Test(arguments: cases)
  func `the car refuses, says why, and nothing changes`(provoked: Provoked) throws {
    let (car, service) = try car(provoked)
    let refusal = try #require(try car.refuses(provoked.event(service)))
    #expect(refusal == provoked.refusal)
    #expect(!"\(refusal)".isEmpty)
  }

  @Test func `a service that is not active yet says when it will be`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .pinSet(digest: "right"))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("remote-door-lock")])))
    let refusal = try #require(try car.refuses(Customer().order("remote-door-lock", "lock")))
    #expect(refusal.code == .serviceNotActive)
    #expect(refusal.nextChangeAt == after(minutes: 3))
    try car.live(until: after(minutes: 3))
    #expect(try car.refuses(Customer().order("remote-door-lock", "lock")) == nil)
  }

  @Test func `a car that is full of phones or zones takes no more`() throws {
    var (car, service) = try CarFixture.car(for: .zoneAlert)
    func zone(_ number: Int) -> CarEvent {
      Customer().order(
        service, "set",
        CommandInputs {
          $0.name = "zone \(number)"
          $0.latitude = 48
          $0.longitude = 2
          $0.radiusMetres = 100
        })
    }
    for number in 1...AlertRules.zonesMax { _ = try car.carryOut(zone(number)) }
    #expect(try car.refuses(zone(9))?.code == .quotaExceeded)
    #expect(try car.refuses(zone(1)) == nil, "a zone of the same name takes its place")
    let phones = (1...6).map { number in
      CarEvent.bonded(
        Bond(
          id: "b-\(number)", phoneID: "phone-\(number)", phoneName: "Phone", key: [],
          bondedAt: car.asOf))
    }
    for phone in phones.prefix(5) { try car.live(until: car.asOf, phone) }
    #expect(try car.refuses(phones[5])?.code == .quotaExceeded)
    #expect(try car.refuses(phones[2])?.code == .quotaExceeded, "its id alone makes no room")
  }

  @Test func `a command that is over cannot be cancelled`() throws {
    var (car, service) = try CarFixture.car(for: .doorLock)
    let command = try car.carryOut(Customer().order(service))
    #expect(
      try car.refuses(.commandCancelled(id: command.id))
        == .commandOver(command.id, state: .completed))
  }

  @Test func `every refusal is provoked in this file or the one on PINs`() {
    let elsewhere: Set<CarRefusal.Code> = [
      .serviceNotActive, .quotaExceeded, .commandOver, .pinNotSet,
    ]
    let provoked = Set(Self.cases.map(\.refusal.code)).union(elsewhere)
    #expect(CarRefusal.Code.allCases.filter { !provoked.contains($0) }.isEmpty)
  }

  @Test(
    arguments: [
      ("00:00", 0), ("23:59", 1_439), ("06:30", 390), ("6:30", nil), ("06:60", nil), ("24:00", nil),
      ("", nil), ("0630", nil), ("-1:30", nil), ("+1:30", nil), ("06:30:00", nil),
    ] as [(String, Int?)])
  func `a time of the day is written as on a clock`(text: String, minute: Int?) {
    let inputs = CommandInputs { $0.from = text }
    #expect((try? inputs.minute(.from)) == minute)
  }

  @Test func `inputs are taken at their limits and refused beyond them`() {
    func takes(_ set: (inout CommandInputs) -> Void, _ read: (CommandInputs) throws -> Void) -> Bool
    {
      (try? read(CommandInputs(set))) != nil
    }
    for (celsius, fits) in [(16.0, true), (26.0, true), (15.99, false), (26.01, false)] {
      #expect(takes({ $0.temperatureCelsius = celsius }, { _ = try $0.celsiusTenths() }) == fits)
    }
    for (limit, fits) in [(30, true), (200, true), (29, false), (201, false)] {
      #expect(takes({ $0.speedLimit = limit }, { _ = try $0.limit() }) == fits)
    }
    for (amount, fits) in [(1, true), (1_000_000, true), (0, false), (1_000_001, false)] {
      #expect(takes({ $0.megabytes = amount }, { _ = try $0.amount() }) == fits)
    }
    for (bytes, fits) in [(1, true), (64, true), (0, false), (65, false)] {
      let name = String(repeating: "x", count: bytes)
      #expect(takes({ $0.name = name }, { _ = try $0.label() }) == fits)
    }
    for (radius, fits) in [(100, true), (100_000, true), (99, false), (100_001, false)] {
      let set: (inout CommandInputs) -> Void = {
        $0.name = "x"
        $0.latitude = 90
        $0.longitude = -180
        $0.radiusMetres = radius
      }
      #expect(takes(set, { _ = try $0.zone() }) == fits)
    }
    for (latitude, fits) in [(-90.0, true), (-90.1, false), (.nan, false), (.infinity, false)] {
      let set: (inout CommandInputs) -> Void = {
        $0.latitude = latitude
        $0.longitude = 180
      }
      #expect(takes(set, { _ = try $0.point() }) == fits)
    }
    #expect(
      !takes({ $0.temperatureCelsius = .nan }, { _ = try $0.celsiusTenths() }))
    let sameHours: (inout CommandInputs) -> Void = {
      $0.from = "22:00"
      $0.to = "22:00"
    }
    #expect(!takes(sameHours, { _ = try $0.curfew() }))
  }
}
