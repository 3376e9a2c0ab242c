import Entitlements
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// Random lives of random cars of the shipped catalogue, repeatable by their seed.
struct CarPropertyTests {
  private static let services: [ServiceID] = [
    "smart-alerts", "journey-history", "my-car-finder", "tyre-pressure", "ecall",
    "stolen-vehicle-tracking", "no-such-service",
  ]
  private static let profiles = [
    "qashqai-j12b/2025/tekna", "qashqai-j12a/2022/tekna", "juke-f16b/2024/tekna",
    "qashqai-j11/2020/tekna",
  ]

  @Test(arguments: 1...12)
  func `the next due time is always ahead, and nothing changes before it`(seed: UInt64) throws {
    let catalog = try Garage.catalog()
    var dice = Dice(seed: seed)
    var car = try newCar(&dice)
    var now = Garage.start
    for version in 1...40 {
      now = now.advanced(milliseconds: Int64.random(in: 0...5 * 86_400_000, using: &dice))
      try car.live(until: now, event(version, at: now, &dice))
      guard let due = car.nextDue(in: catalog) else { continue }
      #expect(due > car.asOf)
      let last = Int64.random(in: 0..<due.milliseconds(since: now), using: &dice)
      let calm = now.advanced(milliseconds: last)
      for service in Self.services.compactMap(catalog.service) {
        let (here, there) = (
          car.answer(for: service, at: now, in: catalog),
          car.answer(for: service, at: calm, in: catalog)
        )
        #expect(here.state == there.state && here.reason == there.reason)
        #expect(here.nextChangeAt.map { $0 >= due } ?? true)
      }
    }
  }

  @Test(arguments: 1...12)
  func `the transitions told add up to the answers given`(seed: UInt64) throws {
    let catalog = try Garage.catalog()
    var dice = Dice(seed: seed &+ 100)
    var car = try newCar(&dice)
    var told: [ServiceID: ServiceState] = [:]
    for service in catalog.services {
      told[service.id] = car.answer(for: service, at: Garage.start, in: catalog).state
    }
    var now = Garage.start
    for version in 1...60 {
      now = now.advanced(milliseconds: Int64.random(in: 0...3 * 86_400_000, using: &dice))
      for change in try car.live(until: now, event(version, at: now, &dice)) {
        #expect(change.at <= now)
        #expect(change.from == told[change.service], "\(change) with seed \(seed)")
        told[change.service] = change.to
      }
      for (service, state) in told {
        let found = try #require(catalog.service(service))
        #expect(car.answer(for: found, at: now, in: catalog).state == state)
      }
    }
  }

  @Test(arguments: 1...12)
  func `a service can be used exactly when every link of its chain holds`(seed: UInt64) throws {
    let catalog = try Garage.catalog()
    var dice = Dice(seed: seed &+ 200)
    var car = try newCar(&dice)
    var now = Garage.start
    for version in 1...40 {
      now = now.advanced(milliseconds: Int64.random(in: 0...2 * 86_400_000, using: &dice))
      try car.live(until: now, event(version, at: now, &dice))
      for service in Self.services.compactMap(catalog.service) {
        let chain = car.view(of: service, at: now, in: catalog).chain
        let answer = car.answer(for: service, at: now, in: catalog)
        let failing = chain.filter { !$0.passed }
        #expect(answer.isUsable == failing.isEmpty, "\(service.id) \(answer.state) at \(now)")
      }
    }
  }

  private func newCar(_ dice: inout Dice) throws -> Vehicle {
    try Garage.car(Self.profiles[Int.random(in: Self.profiles.indices, using: &dice)])
  }

  private func event(_ version: Int, at now: Instant, _ dice: inout Dice) throws -> CarEvent {
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: .timeReached
    case 1, 2: .powerSet(Power.allCases[Int.random(in: 0..<4, using: &dice)])
    case 3: .networkSet(Network.allCases[Int.random(in: 0..<3, using: &dice)])
    default:
      .recordReplaced(
        try .sample(
          rights(version, at: now, &dice), version: version, issuedAt: now,
          leaseUntil: now.adding(.days(Int.random(in: 1...35, using: &dice)))))
    }
  }

  private func rights(
    _ version: Int, at now: Instant, _ dice: inout Dice
  ) -> [Entitlement] {
    (0..<Int.random(in: 0...5, using: &dice)).map { index in
      while true {
        var points = (0..<4).map { _ in
          now.advanced(milliseconds: Int64.random(in: -86_400_000...864_000_000, using: &dice))
        }
        points.sort()
        let right = Entitlement.sample(
          Self.services[Int.random(in: Self.services.indices, using: &dice)],
          grant: GrantID(rawValue: "g-\(index)"), revision: version,
          EntitlementStatus.allCases[Int.random(in: 0..<7, using: &dice)],
          EntitlementReason.allCases[Int.random(in: 0..<14, using: &dice)],
          from: points[0], paidThrough: points[1],
          grace: Bool.random(using: &dice) ? points[2] : nil,
          hold: Bool.random(using: &dice) ? points[3] : nil)
        if right.flaw == nil { return right }
      }
    }
  }
}
