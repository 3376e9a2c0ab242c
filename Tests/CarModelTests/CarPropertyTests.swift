import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// randomized soak runs of random cars of the shipped catalogue, repeatable by their seed.
struct CarPropertyTests {
  @Test(arguments: RandomSoak.seeds)
  func `the next due time is always ahead, and nothing changes before it`(seed: UInt64) throws {
    var life = try RandomSoak(seed: seed)
    for step in 1...60 {
      try life.step()
      let (car, now, catalog) = (life.car, life.now, life.catalog)
      guard let due = car.nextDue(in: catalog) else { continue }
      #expect(due > car.asOf)
      let last = due.milliseconds(since: now) - 1
      for calm in [last, life.generator.milliseconds(0...last)].map(now.advanced(milliseconds:)) {
        for service in life.services {
          let here = car.answer(for: service, at: now, in: catalog)
          let there = car.answer(for: service, at: calm, in: catalog)
          #expect(
            here.state == there.state && here.reason == there.reason
              && here.nextChangeAt == there.nextChangeAt,
            "seed \(seed), step \(step): \(service.id) at \(calm)")
          #expect(here.nextChangeAt.map { $0 >= due } ?? true)
        }
        var stopped = car
        let reported = stopped.apply(.timeReached, at: calm, in: catalog)
        #expect(reported.isEmpty, "seed \(seed), step \(step): \(reported) at \(calm), due \(due)")
      }
    }
  }

  @Test(arguments: RandomSoak.seeds)
  func `one jump and many stops on the way come to the same`(seed: UInt64) throws {
    var life = try RandomSoak(seed: seed &+ 1_000_000)
    for step in 1...40 {
      try life.step()
      let (catalog, end) = (life.catalog, life.now.adding(.days(life.generator.number(0...60))))
      var (jumping, stopping) = (life.car, life.car)
      let jumped = jumping.catchUp(to: end, in: catalog)
      var stopped: [CarEffect] = []
      let stops = (0..<8).map { _ in
        let whole = end.milliseconds(since: life.now)
        return life.now.advanced(milliseconds: life.generator.milliseconds(0...whole))
      }
      for stop in stops.sorted() {
        stopped += stopping.catchUp(to: stop, in: catalog)
        stopped += stopping.apply(.timeReached, at: stop, in: catalog)
      }
      stopped += stopping.catchUp(to: end, in: catalog)
      #expect(jumped == stopped, "seed \(seed), step \(step)")
      #expect(jumping.nextDue(in: catalog) == stopping.nextDue(in: catalog))
      for later in [end, end.adding(.days(1))] {
        #expect(jumping.signals(at: later) == stopping.signals(at: later), "seed \(seed)")
      }
      for service in life.services {
        #expect(
          jumping.answer(for: service, at: end, in: catalog)
            == stopping.answer(for: service, at: end, in: catalog))
      }
    }
  }

  @Test(arguments: RandomSoak.seeds)
  func `the transitions told add up to the answers given`(seed: UInt64) throws {
    var life = try RandomSoak(seed: seed &+ 2_000_000)
    let catalog = life.catalog
    var reported: [ServiceID: ServiceState] = [:]
    for service in catalog.services {
      reported[service.id] = life.car.answer(for: service, at: CarFixture.start, in: catalog).state
    }
    for _ in 1...60 {
      for effect in try life.step().effects {
        guard case .service(let change) = effect else { continue }
        #expect(change.at <= life.now)
        #expect(change.from == reported[change.service], "\(change) with seed \(seed)")
        reported[change.service] = change.to
      }
      for (id, state) in reported {
        let service = try CarFixture.service(id)
        #expect(life.car.verdict(on: service, at: life.now, in: catalog).state == state)
      }
    }
  }

  @Test(arguments: RandomSoak.seeds)
  func `a service can be used exactly when every link of its chain holds`(seed: UInt64) throws {
    var life = try RandomSoak(seed: seed &+ 3_000_000)
    for _ in 1...60 {
      try life.step()
      for service in life.services {
        let view = life.car.view(of: service, at: life.now, in: life.catalog)
        let failing = view.chain.filter { !$0.passed }.map(\.link)
        #expect(
          view.answer.isUsable == failing.isEmpty,
          "\(service.id) \(view.answer.state) \(view.answer.reason): \(failing), seed \(seed)")
        #expect(!view.answer.reason.name.isEmpty)
      }
    }
  }

  @Test(arguments: RandomSoak.seeds)
  func `a car that is written and read in the middle of its life lives on the same`(
    seed: UInt64
  ) throws {
    var life = try RandomSoak(seed: seed &+ 4_000_000)
    for _ in 1...60 {
      try life.step()
      #expect(try life.car.writtenAndRead() == life.car)
      life.car = try life.car.writtenAndRead()
    }
  }

  @Test(arguments: RandomSoak.seeds)
  func `I1: nothing of the store's is usable without a right in force at trusted now`(
    seed: UInt64
  ) throws {
    var life = try RandomSoak(seed: seed &+ 5_000_000)
    for _ in 1...60 {
      try life.step()
      let car = life.car
      let trusted = car.clock.reading(at: life.now)
      for service in life.services where service.provision == .store {
        guard car.answer(for: service, at: life.now, in: life.catalog).isUsable else { continue }
        let record = try #require(car.record)
        #expect(trusted.now < record.leaseUntil)
        #expect(trusted.state != .cold || car.clock.policy == .failOpen)
        let rights = record.entitlements(for: service.id)
        #expect(
          rights.contains { right in
            right.status != .revoked && right.status != .ended && right.notBefore <= trusted.now
              && (right.usableUntil.map { trusted.now < $0 } ?? true)
          })
      }
    }
  }

  @Test(arguments: RandomSoak.seeds)
  func `I3: whatever happens, the version a car has seen never falls`(seed: UInt64) throws {
    var life = try RandomSoak(seed: seed &+ 6_000_000)
    var floor = 0
    for _ in 1...60 {
      try life.step()
      #expect(life.car.state.versionFloor >= floor)
      #expect(life.car.state.versionFloor >= life.car.record?.version ?? 0)
      floor = life.car.state.versionFloor
    }
  }

  /// A charge timer goes by the dashboard's clock, as the customer means it to; what it charges may
  /// keep the 12 V battery alive. It is left out.
  @Test(arguments: RandomSoak.seeds)
  func `I8: a wall clock set anywhere changes no answer`(seed: UInt64) throws {
    var (calm, fiddled) = (
      try RandomSoak(seed: seed &+ 7_000_000, without: ["wall clock", "charge timer"]),
      try RandomSoak(seed: seed &+ 7_000_000, without: ["wall clock", "charge timer"])
    )
    var generator = SeededGenerator(seed: seed)
    for _ in 1...40 {
      try calm.step()
      try fiddled.step()
      let off = generator.milliseconds(-40_000_000_000...40_000_000_000)
      _ = fiddled.car.apply(
        .wallClockSet(fiddled.now.advanced(milliseconds: off)), at: fiddled.now, in: calm.catalog)
      for service in calm.services {
        #expect(
          calm.car.answer(for: service, at: calm.now, in: calm.catalog)
            == fiddled.car.answer(for: service, at: calm.now, in: calm.catalog))
      }
      #expect(
        calm.car.clock.reading(at: calm.now) == fiddled.car.clock.reading(at: calm.now))
    }
  }

  /// I2, as far as a car can hold it.
  @Test(arguments: RandomSoak.seeds)
  func `I2: once the faults heal, everything paid is active`(seed: UInt64) throws {
    var life = try RandomSoak(seed: seed &+ 8_000_000)
    for _ in 1...40 { try life.step() }
    let (catalog, now) = (life.catalog, life.now)
    for fault in life.car.faults {
      _ = life.car.apply(.faultCleared(id: fault.id), at: now, in: catalog)
    }
    let services = life.services.filter { service in
      catalog.compatibility(of: service.id, with: life.car.profile, phone: nil, at: nil)
        .isCompatible
    }
    let rights = services.enumerated().map { index, service in
      Entitlement.sample(
        service.id, grant: GrantID(rawValue: "h-\(index)"), from: now,
        paidThrough: now.adding(.days(28)))
    }
    let record = try EntitlementRecord.sample(
      rights, version: 1_000, issuedAt: now, leaseUntil: now.adding(.days(35)))
    let healing: [CarEvent] = [
      .supplySet(isConnected: true), .voltageSet(12_600), .powerSet(.on), .networkSet(.good),
      .privacySet(isOn: false), .consentSet(true), .regionSet("FR"),
      .timeSigned(now, isFresh: true),
      .recordReplaced(record),
    ]
    for event in healing { try life.car.live(until: now, event) }
    if life.car.refusal(of: .telematicsSet(isActive: true), at: now, in: catalog) == nil {
      try life.car.live(until: now, .telematicsSet(isActive: true))
    }
    let later = now.adding(.minutes(15))
    for service in services {
      let answer = try life.car.says(of: service.id, at: later)
      #expect(answer.state == .active, "\(service.id): \(answer.reason), seed \(seed)")
    }
  }
}
