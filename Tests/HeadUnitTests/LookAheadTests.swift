import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// What a head unit says of the time ahead, held against the clock that is moved there.
@Suite(.timeLimit(.minutes(5)))
struct LookAheadTests {
  private static let cars = ["SJNTAAJ12U0000001", "SJNTAAJ12U0000002"]
  private static let services: [ServiceID] = [
    "smart-alerts", "my-car-finder", "remote-door-lock", "journey-history", "ecall",
  ]

  /// Two cars, one of them without a battery behind its clock.
  private func withCars(
    _ body: (HeadUnitFixture, TestStore) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    var setup = HeadUnitFixture.Setup(vehicles: [Self.cars[0]])
    setup.trustFile = store.trust
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.operate { client in
        _ = try await client.call(
          VehiclesAdd(vin: Self.cars[1], profile: "qashqai-j12b/2025/acenta", market: "FR"))
      }
      try await body(fixture, store)
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `two cars are explained ahead as when the clock is there`(seed: UInt64) async throws {
    try await withCars { fixture, store in
      var life = TwoCars(seed: seed, cars: Self.cars, services: Self.services)
      for _ in 1...8 {
        for _ in 0..<life.generator.number(in: 1...4) { try await life.step(fixture, store) }
        try await compare(fixture, &life, "seed \(seed)")
      }
    }
  }

  /// Asks of an instant ahead, moves the clock there, and asks again.
  private func compare(
    _ fixture: HeadUnitFixture, _ life: inout TwoCars, _ place: Comment
  ) async throws {
    let milliseconds = Int64.random(
      in: 0...(life.generator.number(in: 0...40) == 0 ? 40_000_000_000 : 3_000_000_000),
      using: &life.generator)
    try await fixture.operate { client in
      let now = try await client.call(ClockGet()).worldTime
      let then = now.advanced(milliseconds: milliseconds)
      let questions = Self.cars.flatMap { car in Self.services.map { (car: car, service: $0) } }
      var ahead: [ServicesExplain.Response] = []
      var bands: [ServiceBand?] = []
      for (car, service) in questions {
        ahead.append(
          try await client.call(
            ServicesExplain(vehicle: car, service: service.rawValue, at: then)))
        let timeline = try await client.call(
          ServicesTimeline(vehicle: car, service: service.rawValue, until: then))
        #expect(timeline.until == then && timeline.bands.first?.from == now, place)
        bands.append(timeline.bands.last)
      }
      #expect(try await client.call(ClockGet()).worldTime == now, "asking moves no clock")
      #expect(try await client.call(ClockSet(to: then)).worldTime == then)
      for (index, question) in questions.enumerated() {
        let come = try await client.call(
          ServicesExplain(vehicle: question.car, service: question.service.rawValue))
        #expect(ahead[index] == come, place)
        #expect(bands[index]?.state == come.status.state, place)
        #expect(bands[index]?.reason == come.status.reason, place)
      }
    }
  }

  @Test func `all services come in the catalogue's order, and a named one alone`() async throws {
    try await withCars { fixture, store in
      let car = Self.cars[0]
      try await fixture.operate { client in
        _ = try await client.call(
          EntitlementsPush(document: try await store.document([.sample()], vin: car), vehicle: car))
        let all = try await client.call(ServicesTimeline(vehicle: car))
        let listed = try await client.call(ServicesList(vehicle: car)).services.map(\.service)
        #expect(all.services.map(\.service) == listed)
        #expect(all.until == HeadUnitFixture.start.adding(.months(13)))
        let one = try await client.call(ServicesTimeline(vehicle: car, service: "smart-alerts"))
        #expect(one.bands == all.services.first { $0.service == "smart-alerts" }?.bands)
        let end = HeadUnitFixture.start.adding(.days(28))
        #expect(one.bands.map(\.state) == [.activating, .active, .expired, .suspended].dropLast())
        #expect(one.bands.last?.from == end && one.bands.last?.to == nil)
      }
    }
  }

  @Test func `an instant before now is refused, by the instant and the name of the parameter`()
    async throws
  {
    try await withCars { fixture, _ in
      let past = HeadUnitFixture.start.advanced(milliseconds: -1)
      try await fixture.operate { client in
        let explained = try await refusal {
          try await client.call(
            ServicesExplain(vehicle: Self.cars[0], service: "ecall", at: past))
        }
        #expect(explained.known == .outOfRange)
        #expect(explained.message.contains("params.at is \(past)"))
        let timeline = try await refusal {
          try await client.call(ServicesTimeline(vehicle: Self.cars[0], until: past))
        }
        #expect(timeline.known == .outOfRange)
        #expect(timeline.message.contains("params.until is \(past)"))
        let unknown = try await refusal {
          try await client.call(ServicesTimeline(vehicle: Self.cars[0], service: "smart-alarms"))
        }
        #expect(unknown.known == .serviceUnknown && unknown.message.contains("smart-alerts"))
        let last = try await client.call(
          ServicesExplain(vehicle: Self.cars[0], service: "ecall", at: .distantFuture))
        #expect(last.worldTime == .distantFuture && last.status.state == .active)
      }
    }
  }
}

/// What random numbers do to two cars, over the control socket.
private struct TwoCars {
  var generator: SeededGenerator
  let cars: [String]
  let services: [ServiceID]
  private var versions: [String: Int] = [:]

  init(seed: UInt64, cars: [String], services: [ServiceID]) {
    generator = SeededGenerator(seed: seed &* 31_337)
    (self.cars, self.services) = (cars, services)
  }

  mutating func step(_ fixture: HeadUnitFixture, _ store: TestStore) async throws {
    let car = cars[generator.number(in: 0...1)]
    let (document, change) = (try await document(for: car, store, fixture), change(of: car))
    let fault = fault(of: car)
    let choice = generator.number(in: 0...9)
    try await fixture.operate { client in
      do {
        switch choice {
        case 0...3: _ = try await client.call(EntitlementsPush(document: document, vehicle: car))
        case 4...7: _ = try await client.call(change)
        case 8: _ = try await client.call(fault)
        default:
          _ = try await client.call(ClockAdvance(by: .hours(7)))
        }
      } catch CallFailure.refused(let refusal) {
        // The car says no: its life goes on.
        #expect(refusal.known != .internalError && refusal.known != .invalidParams)
      }
    }
  }

  private mutating func document(
    for car: String, _ store: TestStore, _ fixture: HeadUnitFixture
  ) async throws -> String {
    let now = try await fixture.operate { try await $0.call(ClockGet()).worldTime }
    let version = versions[car, default: 0] + 1
    versions[car] = version
    var rights: [Entitlement] = []
    for (index, service) in services.dropLast().enumerated() where generator.number(in: 0...3) > 0 {
      let days = (0..<3).map { _ in generator.number(in: 0...60) }.sorted()
      let end = now.adding(.days(days[0])).adding(.hours(1))
      let status = [EntitlementStatus.active, .active, .grace, .paused, .cancelled][
        generator.number(in: 0...4)]
      let right = Entitlement(
        service: service, grant: GrantID(rawValue: "g-\(index)"), revision: version, status: status,
        reason: .paid, notBefore: now.adding(.days(-generator.number(in: 0...1))), paidThrough: end,
        graceUntil: generator.number(in: 0...1) == 0 ? end.adding(.days(days[1])) : nil,
        holdUntil: nil, allowance: nil, order: "o-1")
      if right.violation == nil { rights.append(right) }
    }
    return try await store.document(
      rights, version: version, vin: car, issuedAt: now,
      lease: .days(generator.number(in: 1...50)))
  }

  private mutating func change(of car: String) -> VehiclesSet {
    var change = VehiclesSet(vehicle: car)
    switch generator.number(in: 0...5) {
    case 0, 1: change.batteryConnected = generator.number(in: 0...2) > 0
    case 2: change.batteryVolts = Double(generator.number(in: 104...127)) / 10
    case 3: change.power = PowerMode.allCases.randomElement(using: &generator)
    case 4: change.network = [NetworkQuality.none, .poor, .good][generator.number(in: 0...2)]
    default: change.privacyMode = generator.number(in: 0...1) == 0
    }
    return change
  }

  private mutating func fault(of car: String) -> FaultsAdd {
    switch generator.number(in: 0...3) {
    case 0: FaultsAdd(kind: .activationRetryable, vehicle: car, count: 3)
    case 1: FaultsAdd(kind: .activationTerminal, vehicle: car)
    case 2: FaultsAdd(kind: .radioSilence, vehicle: car, span: .hours(generator.number(in: 1...99)))
    default: FaultsAdd(kind: .clockStuck, vehicle: car, span: .days(generator.number(in: 1...9)))
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }
}
