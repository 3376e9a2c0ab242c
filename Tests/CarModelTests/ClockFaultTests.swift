import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// What becomes of an expiry when the counter behind the trusted time jumps, drifts or stands.
struct ClockFaultTests {
  private let service: ServiceID = "smart-alerts"

  private func fault(_ kind: CarFault.Kind, until: Instant? = nil) -> CarEvent {
    .faultAdded(CarFault(id: "f-1", kind: kind, service: nil, triggersLeft: nil, until: until))
  }

  /// The right ends, in the world, at this instant and not a millisecond before.
  private func expectEnd(
    _ car: Vehicle, at end: Instant?, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let now = car.asOf
    #expect(
      try car.says(of: service, at: now).nextChangeAt == end, sourceLocation: location)
    guard let end else { return }
    #expect(
      try car.state(of: service, at: end.advanced(milliseconds: -1)) == .active,
      sourceLocation: location)
    #expect(try car.state(of: service, at: end) == .expired, sourceLocation: location)
  }

  @Test(arguments: [-3_600_001, -1, 1, 86_400_000] as [Int64])
  func `a jump moves the end the other way by as much`(milliseconds: Int64) throws {
    var car = try CarFixture.car(with: [service])
    let reported = try car.liveFully(
      until: after(days: 1), fault(.clockJump(milliseconds: milliseconds)))
    #expect(reported.filter { $0 == .faultTriggered("f-1") }.count == 1)
    #expect(reported.filter { $0 == .faultOver("f-1") }.count == 1)
    #expect(car.faults.isEmpty, "it jumps once")
    try expectEnd(car, at: after(days: 28, milliseconds: -milliseconds))
  }

  @Test func `a jump over the end ends the right at once, and one back revives it`() throws {
    var car = try CarFixture.car(with: [service])
    let month: Int64 = 30 * 86_400_000
    #expect(
      try car.live(until: after(days: 1), fault(.clockJump(milliseconds: month))).map(\.to)
        == [.expired])
    #expect(
      try car.live(until: after(days: 1), fault(.clockJump(milliseconds: -month))).map(\.to)
        == [.activating])
  }

  @Test(
    arguments: [
      // 27 days are 2,332,800,000 ms of the counter.
      (1_000_000, 1_166_400_000), (-500_000, 4_665_600_000), (100, 2_332_566_744),
      (-100, 2_333_033_304), (3, 2_332_793_002), (-3, 2_332_806_999),
    ] as [(Int, Int64)])
  func `a drift moves the end by exactly its share`(partsPerMillion: Int, elapsed: Int64) throws {
    var car = try CarFixture.car(with: [service])
    try car.live(
      until: after(days: 1), fault(.clockDrift(ClockPace(partsPerMillion: partsPerMillion))))
    // The fewest milliseconds whose count reaches them, found the slow way.
    var found = elapsed - 3
    let pace = ClockPace(partsPerMillion: partsPerMillion)
    while pace.counted(in: found) < 2_332_800_000 { found += 1 }
    #expect(found == elapsed)
    try expectEnd(car, at: after(days: 1, milliseconds: elapsed))
  }

  @Test func `a drift for a span shifts the end by what was counted in it`() throws {
    var car = try CarFixture.car(with: [service])
    let slow = ClockPace(partsPerMillion: -250_000)
    try car.live(until: after(days: 1), fault(.clockDrift(slow), until: after(days: 9)))
    // Six days counted in eight.
    try expectEnd(car, at: after(days: 30))
    #expect(try car.liveFully(until: after(days: 9)).contains(.faultOver("f-1")))
    #expect(car.clock.reading(at: after(days: 10)).now == after(days: 8))
  }

  @Test func `a counter that is frozen lets nothing end, until it runs again`() throws {
    var car = try CarFixture.car(with: [service])
    try car.live(until: after(days: 1), fault(.clockStuck))
    try expectEnd(car, at: nil)
    #expect(try car.state(of: service, at: after(days: 1_000)) == .active)
    try car.live(until: after(days: 11), .faultCleared(id: "f-1"))
    try expectEnd(car, at: after(days: 38))
    try car.live(until: after(days: 12), .timeSigned(after(days: 12), isFresh: true))
    try expectEnd(car, at: after(days: 28))
  }

  @Test func `a stop for a span is known in advance`() throws {
    var car = try CarFixture.car(with: [service])
    try car.live(until: after(days: 1), fault(.clockStuck, until: after(days: 4)))
    try expectEnd(car, at: after(days: 31))
  }

  @Test func `of two faults of the counter the later one rules, and then the other again`() throws {
    var car = try CarFixture.car(with: [service])
    func fault(_ id: String, _ kind: CarFault.Kind) -> CarEvent {
      .faultAdded(CarFault(id: id, kind: kind, service: nil, triggersLeft: nil, until: nil))
    }
    try car.live(
      until: after(days: 1), fault("f-1", .clockDrift(ClockPace(partsPerMillion: 1_000_000))))
    try car.live(until: after(days: 2), fault("f-2", .clockStuck))
    #expect(car.clock.reading(at: after(days: 5)).now == after(days: 3))
    try car.live(until: after(days: 5), .faultCleared(id: "f-2"))
    #expect(car.clock.reading(at: after(days: 6)).now == after(days: 5))
  }
}
