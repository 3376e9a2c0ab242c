import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// I11: what `nextChangeAt` promises is what happens, found by letting time pass step by step.
struct NextChangeTests {
  /// When the state or the reason of each service is first another, if time alone passes.
  private func firstChanges(of car: Vehicle, _ services: [Service], in catalog: Catalog)
    -> (changes: [ServiceID: Instant], isWhole: Bool)
  {
    var car = car
    let before = services.map { car.verdict(on: $0, at: car.asOf, in: catalog) }
    var changes: [ServiceID: Instant] = [:]
    for _ in 0..<400 {
      guard let due = car.nextDue(in: catalog) else { return (changes, true) }
      _ = car.apply(.timeReached, at: due, in: catalog)
      for (service, was) in zip(services, before) where changes[service.id] == nil {
        if !car.verdict(on: service, at: due, in: catalog).looksLike(was) {
          changes[service.id] = due
        }
      }
    }
    return (changes, false)
  }

  @Test(arguments: RandomLife.seeds)
  func `I11: nextChangeAt is the first instant at which stepping finds another answer`(
    seed: UInt64
  ) throws {
    var life = try RandomLife(seed: seed &* 7_919)
    for step in 1...30 {
      let event = try life.goOn().event
      let services = life.services
      let found = firstChanges(of: life.car, services, in: life.catalog)
      #expect(found.isWhole, "the look-ahead of the test is too short")
      for service in services {
        let answer = life.car.answer(for: service, at: life.now, in: life.catalog)
        #expect(
          answer.nextChangeAt == found.changes[service.id],
          "seed \(seed), step \(step), \(event): \(service.id) \(answer.state) \(answer.reason)")
        guard let change = answer.nextChangeAt else { continue }
        let last = change.advanced(milliseconds: -1)
        guard last > life.now else { continue }
        var car = life.car
        _ = car.catchUp(to: last, in: life.catalog)
        let still = car.answer(for: service, at: last, in: life.catalog)
        #expect(still.state == answer.state && still.reason == answer.reason)
        #expect(still.nextChangeAt == change)
      }
    }
  }
}
