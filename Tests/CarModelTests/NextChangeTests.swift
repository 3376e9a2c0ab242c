import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// I11: what `nextChangeAt` promises is what happens, found by letting time pass step by step.
struct NextChangeTests {
  /// When the state or the reason of each service is first another if time alone passes, with the
  /// answer of the millisecond before.
  private func firstChanges(
    of car: Vehicle, _ services: [Service], in catalog: Catalog
  ) -> [ServiceID: (at: Instant, last: ServiceAnswer)]? {
    var car = car
    var waiting = services.map { ($0, was: car.verdict(on: $0, at: car.asOf, in: catalog)) }
    var changes: [ServiceID: (at: Instant, last: ServiceAnswer)] = [:]
    for _ in 0..<400 {
      guard let due = car.nextDue(in: catalog), !waiting.isEmpty else { return changes }
      let before = car
      _ = car.apply(.timeReached, at: due, in: catalog)
      waiting.removeAll { service, was in
        guard !car.verdict(on: service, at: due, in: catalog).looksLike(was) else { return false }
        let last = max(before.asOf, due.advanced(milliseconds: -1))
        changes[service.id] = (due, before.answer(for: service, at: last, in: catalog))
        return true
      }
    }
    return nil
  }

  @Test(arguments: RandomSoak.seeds)
  func `I11: nextChangeAt is the first instant at which stepping finds another answer`(
    seed: UInt64
  ) throws {
    var life = try RandomSoak(seed: seed &* 7_919)
    for step in 1...40 {
      let event = try life.step().event
      // Of services that no right names, some are enough.
      let services =
        life.car.servicesInPlay(in: life.catalog)
        + life.services.filter { life.car.record?.entitlements(for: $0.id).isEmpty ?? true }
        .prefix(3)
      let found = try #require(firstChanges(of: life.car, services, in: life.catalog))
      for service in services {
        let answer = life.car.answer(for: service, at: life.now, in: life.catalog)
        let change = found[service.id]
        #expect(
          answer.nextChangeAt == change?.at,
          "seed \(seed), step \(step), \(event): \(service.id) \(answer.state) \(answer.reason)")
        guard let last = change?.last else { continue }
        #expect(last.state == answer.state && last.reason == answer.reason)
        #expect(last.nextChangeAt == answer.nextChangeAt)
      }
    }
  }
}
