import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// The warnings before a right ends for good.
struct EndWarningTests {
  private func warnings(_ effects: [CarEffect]) -> [Int] {
    effects.compactMap { effect in
      if case .endAhead(_, let days, _) = effect { days } else { nil }
    }
  }

  private func car(_ right: Entitlement) throws -> Vehicle { try CarFixture.car(owning: [right]) }

  @Test func `30, 7 and 1 days ahead, each once and at its instant`() throws {
    let end = after(days: 60)
    var car = try car(.sample("smart-alerts", paidThrough: end))
    for (days, due) in [(30, after(days: 30)), (7, after(days: 53)), (1, after(days: 59))] {
      #expect(try warnings(car.liveFully(until: due.advanced(milliseconds: -1))).isEmpty)
      #expect(
        try car.liveFully(until: due).contains(
          .endAhead(service: "smart-alerts", days: days, end: end)))
      #expect(try warnings(car.liveFully(until: due, .powerSet(.driving))).isEmpty)
    }
    #expect(try warnings(car.liveFully(until: after(days: 100))).isEmpty)
  }

  @Test func `a right is not warned of before it began`() throws {
    var car = try car(.sample("smart-alerts", paidThrough: after(minutes: 16, days: 7)))
    #expect(try warnings(car.liveFully(until: after(days: 60))) == [7, 1])
    car = try self.car(.sample("smart-alerts", paidThrough: after(days: 7)))
    #expect(try warnings(car.liveFully(until: after(days: 60))) == [1])
  }

  @Test func `what renews by itself, or has no end, is not warned of`() throws {
    var renewing = try car(
      .sample("smart-alerts", paidThrough: after(days: 60), grace: after(days: 76)))
    #expect(try warnings(renewing.liveFully(until: after(days: 90))).isEmpty)
    var free = try car(.sample("smart-alerts", .active, .free, paidThrough: nil))
    #expect(try warnings(free.liveFully(until: after(days: 90))).isEmpty)
  }

  @Test func `a cancelled right is warned of, and a renewal is warned of anew`() throws {
    var car = try car(.sample("smart-alerts", .cancelled, .paid, paidThrough: after(days: 35)))
    #expect(try warnings(car.liveFully(until: after(days: 30))) == [30, 7])
    let renewed = Entitlement.sample("smart-alerts", revision: 2, paidThrough: after(days: 63))
    #expect(
      try warnings(
        car.liveFully(until: after(days: 30), .recordReplaced(.sample([renewed], version: 2)))
      ).isEmpty)
    #expect(try warnings(car.liveFully(until: after(days: 70))) == [30, 7, 1])
  }

  @Test func `a clock that is set back and runs on warns of nothing twice`() throws {
    var car = try car(.sample("smart-alerts", paidThrough: after(days: 60)))
    #expect(try warnings(car.liveFully(until: after(days: 31))) == [30])
    func jump(_ days: Int64) -> CarEvent {
      .faultAdded(
        CarFault(
          id: "f-1", kind: .clockJump(milliseconds: days * 86_400_000), service: nil,
          triggersLeft: nil, until: nil))
    }
    #expect(try warnings(car.liveFully(until: after(days: 31), jump(-10))).isEmpty)
    #expect(try warnings(car.liveFully(until: after(days: 50))).isEmpty)
    #expect(try warnings(car.liveFully(until: after(days: 50), jump(19))) == [1], "it is late")
  }

  @Test func `what cannot be used is not warned of`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .networkSet(.none))
    try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample("smart-alerts", paidThrough: after(days: 60))])))
    #expect(try warnings(car.liveFully(until: after(days: 90))).isEmpty)
  }
}
