import FoundationEssentials
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// A life of one car that random numbers decide: everything that can happen, in any order, with good and bad
/// luck about even. The same seed gives the same life.
struct RandomSoak {
  var generator: SeededGenerator
  var car: Vehicle
  var now = CarFixture.start
  /// Events that are left out, by name.
  var without: Set<String> = []
  private(set) var version = 0
  /// Events left of a good day, on which the customer uses what he has.
  private var goodDay = 0
  let catalog: Catalog

  /// The seeds of the lives that tests look at; `CAR_SOAK_RUNS=500` in the environment explores more.
  static let seeds: ClosedRange<UInt64> = {
    let wanted = ProcessInfo.processInfo.environment["CAR_SOAK_RUNS"].flatMap { UInt64($0) }
    return 1...max(1, wanted ?? 6)
  }()

  static let profiles = [
    "qashqai-j12b/2025/tekna", "qashqai-j12a/2022/tekna", "juke-f16b/2024/tekna",
    "qashqai-j11/2020/tekna", "leaf-ze1/2022/tekna", "micra-ev/2025/evolve",
    "leaf-ze2/2026/engage",
  ]

  init(seed: UInt64, without: Set<String> = []) throws {
    var generator = SeededGenerator(seed: seed)
    catalog = try ShippedCatalog.load()
    car = try CarFixture.car(generator.pick(Self.profiles))
    self.generator = generator
    self.without = without
  }

  /// Lets some time pass and something happen, or not if the car refuses it.
  @discardableResult
  mutating func step() throws -> (event: CarEvent, effects: [CarEffect]) {
    var passed = generator.once(in: 20) ? try mend() : []
    now = now.advanced(milliseconds: pause())
    passed += car.catchUp(to: now, in: catalog)
    let event = try nextEvent()
    let taken = car.refusal(of: event, at: now, in: catalog) == nil ? event : .timeReached
    return (taken, passed + car.apply(taken, at: now, in: catalog))
  }

  /// Services that the car can do, each some way that is used, and one or two that it cannot.
  var services: [Service] {
    let profile = car.profile
    return catalog.services.filter { service in
      service.id == "tyre-pressure" || service.id == "stolen-vehicle-tracking"
        || catalog.compatibility(of: service.id, with: profile, phone: nil, at: nil).isCompatible
    }
  }

  private mutating func pause() -> Int64 {
    let choices: [Int64] = [
      0, 1_000, 10_000, 60_000, 600_000, 3_600_000, 86_400_000, 864_000_000, 8_640_000_000,
    ]
    // Somebody waits for what the car is at work on, mostly.
    let isBusy = !car.commandQueue.underWay.isEmpty && !generator.once(in: 4)
    let isSoon = isBusy || goodDay > 0
    let longest = isSoon ? generator.pick([1_000, 20_000, 200_000]) : generator.pick(choices)
    return generator.milliseconds(0...longest)
  }

  /// What happens next, which the car may refuse.
  private mutating func nextEvent() throws -> CarEvent {
    // A command meets bad luck on its way more often than a car does.
    if !car.commandQueue.underWay.isEmpty, generator.once(in: 6) { return .networkSet(.none) }
    if goodDay > 0 {
      goodDay -= 1
      if !generator.once(in: 4), !without.contains("command") {
        return generator.once(in: 3) ? people() : command()
      }
    }
    while true {
      let makers: [(name: String, make: (inout RandomSoak) throws -> CarEvent)] = [
        ("word", { try $0.word() }), ("word", { try $0.word() }), ("people", { $0.people() }),
        ("people", { $0.people() }), ("battery", { $0.battery() }), ("setting", { $0.setting() }),
        ("clock", { $0.clockwork() }), ("phone", { $0.phone() }), ("fault", { $0.fault() }),
        ("command", { $0.command() }), ("command", { $0.command() }),
        ("command", { $0.command() }),
      ]
      let (name, make) = generator.pick(makers)
      if without.contains(name) { continue }
      let event = try make(&self)
      if case .wallClockSet = event, without.contains("wall clock") { continue }
      return event
    }
  }
}

// MARK: - The store

extension RandomSoak {
  /// A good day: everything works, and the customer has every service he can use, some for so
  /// many kilometres or megabytes only.
  private mutating func mend() throws -> [CarEffect] {
    var events: [CarEvent] = car.faults.map { .faultCleared(id: $0.id) }
    events += [
      .supplySet(isConnected: true), .voltageSet(12_600), .powerSet(.on), .networkSet(.good),
      .privacySet(isOn: false), .consentSet(true), .telematicsSet(isActive: true),
      .regionSet("FR"), .pinSet(digest: "right"), .cableSet(isConnected: true),
      .chargeSet(percent: 60),
    ]
    version += 1
    let rights = services.filter { $0.use != nil }.enumerated().map { index, service in
      let unit = service.use == .wifi ? Allowance.Unit.megabytes : .kilometres
      return Entitlement(
        service: service.id, grant: GrantID(rawValue: "good-\(index)"), revision: version,
        status: .active, reason: .paid, notBefore: now,
        paidThrough: now.adding(.days(generator.number(20...90))),
        allowance: service.use == .wifi || generator.once(in: 3)
          ? Allowance(unit: unit, limit: 200) : nil, order: "o-1")
    }
    events.append(
      .recordReplaced(
        try .sample(
          rights, version: version, issuedAt: now, leaseUntil: now.adding(.days(100)))))
    var effects = car.catchUp(to: now, in: catalog)
    for event in events where car.refusal(of: event, at: now, in: catalog) == nil {
      effects += car.apply(event, at: now, in: catalog)
    }
    now = now.adding(.minutes(6))
    goodDay = 15
    effects += car.catchUp(to: now, in: catalog)
    return effects + car.apply(.powerSet(.off), at: now, in: catalog)
  }

  private mutating func word() throws -> CarEvent {
    if generator.once(in: 4) {
      let off = generator.milliseconds(-3 * 86_400_000...3 * 86_400_000)
      return .timeSigned(now.advanced(milliseconds: off), isFresh: Bool.random(using: &generator))
    }
    version += 1
    let rights = rights()
    return .recordReplaced(
      try .sample(
        rights, version: version, issuedAt: now,
        leaseUntil: now.adding(.days(generator.number(1...100)))))
  }

  private mutating func rights() -> [Entitlement] {
    let services = services + [nil]
    return (0..<generator.number(0...6)).map { index in
      while true {
        let right = right(
          GrantID(rawValue: "g-\(index)"), to: generator.pick(services)?.id ?? "no-such-service")
        if right.violation == nil { return right }
      }
    }
  }

  private mutating func right(_ grant: GrantID, to service: ServiceID) -> Entitlement {
    let longest: Int64 = generator.once(in: 3) ? 864_000_000 : 17_280_000_000
    let points = (0..<4).map { _ in
      now.advanced(milliseconds: generator.milliseconds(-86_400_000...longest))
    }.sorted()
    let isGood = !generator.once(in: 3)
    let isEndless = generator.once(in: 8)
    return Entitlement(
      service: service, grant: grant, revision: version,
      status: isGood ? .active : generator.pick(EntitlementStatus.allCases),
      reason: isGood ? .paid : generator.pick(EntitlementReason.allCases),
      notBefore: isGood && !generator.once(in: 4) ? now : points[0],
      paidThrough: isEndless ? nil : max(points[1], now),
      graceUntil: isEndless || generator.once(in: 2) ? nil : max(points[2], now),
      holdUntil: isEndless || generator.once(in: 2) ? nil : max(points[3], now),
      allowance: generator.once(in: 3)
        ? Allowance(unit: generator.pick(Allowance.Unit.allCases), limit: generator.number(1...40))
        : nil,
      order: "o-1")
  }
}

// MARK: - People, batteries, settings, the clock

extension RandomSoak {
  private mutating func people() -> CarEvent {
    switch generator.number(0...6) {
    case 0, 1: .powerSet(generator.pick(PowerMode.allCases))
    case 2, 3, 4:
      !car.power.isIgnitionOn
        ? .powerSet(.driving)
        : .drove(
          Trip(
            at: now, metres: generator.milliseconds(0...60_000), topSpeed: generator.number(1...250)
          ))
    case 5: .locationSet(place())
    default: generator.once(in: 2) ? .woken : .timeReached
    }
  }

  private mutating func place() -> GeoPoint {
    let off = Double(generator.number(-50...50)) / 1_000
    return GeoPoint(latitude: 48.8656 + off, longitude: 2.3212 - off) ?? .start
  }

  private mutating func battery() -> CarEvent {
    switch generator.number(0...5) {
    case 0:
      .voltageSet(generator.pick([0, 10_400, 10_500, 10_501, 11_000, 11_005, 11_800, 11_810]))
    case 1, 2: .voltageSet(generator.number(11_900...12_700))
    case 3: .supplySet(isConnected: !generator.once(in: 4))
    case 4: .chargeSet(percent: generator.pick([0, 5, 9, 10, 11, 50, 99, 100]))
    default: .cableSet(isConnected: !generator.once(in: 3))
    }
  }

  private mutating func setting() -> CarEvent {
    let isGood = !generator.once(in: 3)
    return switch generator.number(0...5) {
    case 0: .networkSet(generator.pick([.none, .poor, .good, .good]))
    case 1: .privacySet(isOn: !isGood)
    case 2: .consentSet(isGood)
    case 3: .telematicsSet(isActive: isGood)
    case 4: .regionSet(isGood ? "FR" : generator.pick(["US", "XX", "france"]))
    default: .networkSet(.good)
    }
  }

  private mutating func clockwork() -> CarEvent {
    switch generator.number(0...3) {
    case 0, 1:
      let off = generator.milliseconds(-40_000_000_000...40_000_000_000)
      return .wallClockSet(now.advanced(milliseconds: generator.once(in: 3) ? off / 100_000 : off))
    case 2:
      return .clockPolicySet(
        generator.pick(ClockPolicy.allCases),
        budgetMinutes: generator.pick([0, 1, 60, 10_000, 200_000]))
    default:
      return .supplySet(isConnected: !generator.once(in: 3))
    }
  }
}

// MARK: - Phones, commands, faults

extension RandomSoak {
  private mutating func phone() -> CarEvent {
    let number = generator.number(1...7)
    switch generator.number(0...9) {
    case 0, 1, 2:
      return .bonded(
        Bond(
          id: "b-\(number)", phoneID: "phone-\(number)", phoneName: "Phone",
          key: [UInt8](repeating: 1, count: 16), bondedAt: now))
    case 3: return .bondRemoved(id: "b-\(number)")
    case 4: return .ownerSet(bond: "b-\(number)")
    case 5: return .pairingFailed(generator.pick(PairingFailure.allCases))
    case 6: return .pinSet(digest: "right")
    case 7: return .pinFailed
    case 8: return root()
    default: return generator.once(in: 3) ? .wiped(generator.pick(Wipe.allCases)) : .timeReached
    }
  }

  /// The root of RFC 8037 A.1, trusted or no more.
  private mutating func root() -> CarEvent {
    let text = #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#
    guard let key = try? RootPublicKey(jwk: text) else { return .timeReached }
    return Bool.random(using: &generator)
      ? .rootTrusted(TrustedRoot(key: key, origin: .added, since: now))
      : .rootRemoved(id: key.id)
  }

  private mutating func command() -> CarEvent {
    let isBusy = car.commandQueue.commands.last.map { !$0.isOver } ?? false
    if generator.once(in: isBusy ? 2 : 20) {
      return .commandCancelled(id: car.commandQueue.commands.last?.id ?? "c-1")
    }
    var inPlay = car.servicesInPlay(in: catalog).filter { service in
      service.use != nil && car.verdict(on: service, at: now, in: catalog).isUsable
    }
    inPlay += inPlay.filter { $0.use == .wifi || $0.use == .charge }
    let service =
      inPlay.isEmpty || generator.once(in: 6) ? generator.pick(services) : generator.pick(inPlay)
    let row = service.use.map { ActionTable.rows(of: $0) }.map { generator.pick($0) }
    var inputs = row.map { CommandInputs.sample(for: $0) } ?? CommandInputs()
    if inputs.megabytes != nil { inputs.megabytes = generator.number(1...150) }
    if service.use == .chargeTimer, without.contains("charge timer") { return .timeReached }
    return .commandStarted(
      CommandOrder(
        service: service.id, action: row?.action, inputs: inputs,
        authority: generator.pick([.owner, .owner, .driver, .tester]),
        pinDigest: generator.pick(["right", "right", "right", "wrong", nil])))
  }

  private mutating func fault() -> CarEvent {
    let id = "f-\(generator.number(1...4))"
    if generator.once(in: 4) { return .faultCleared(id: car.faults.first?.id ?? id) }
    let kinds: [CarFault.Kind] = [
      .activationRetryable, .activationRetryable, .activationTerminal, .radioSilence,
      .clockJump(milliseconds: generator.milliseconds(-2_000_000_000...2_000_000_000)),
      .clockDrift(ClockPace(partsPerMillion: generator.number(-1_000_000...1_000_000))),
      .clockDrift(ClockPace(partsPerMillion: generator.number(-200...200))), .clockStuck,
    ]
    let ends = Bool.random(using: &generator)
    return .faultAdded(
      CarFault(
        id: id, kind: generator.pick(kinds),
        service: generator.once(in: 3) ? generator.pick(services).id : nil,
        triggersLeft: Bool.random(using: &generator) ? generator.number(1...8) : nil,
        until: ends
          ? now.advanced(
            milliseconds: generator.milliseconds(1...generator.pick([1_000_000, 3_000_000_000])))
          : nil))
  }
}

extension CommandInputs {
  /// Everything the action needs, and nothing else.
  static func sample(for row: ActionTable.Row) -> CommandInputs {
    var inputs = CommandInputs()
    for name in row.required {
      switch name {
      case .name: inputs.name = "home"
      case .latitude: inputs.latitude = 48.8656
      case .longitude: inputs.longitude = 2.3212
      case .radiusMetres: inputs.radiusMetres = 1_000
      case .speedLimit: inputs.speedLimit = 130
      case .from: inputs.from = "22:00"
      case .to: inputs.to = "06:00"
      case .megabytes: inputs.megabytes = 10
      case .temperatureCelsius, .target, .period: break
      }
    }
    return inputs
  }
}
