import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// The clock on the dashboard, which a driver may set as he likes.
struct WallClockTests {
  private let service: ServiceID = "smart-alerts"

  private func answers(_ car: Vehicle) throws -> [ServiceAnswer] {
    try [1, 27, 28, 29, 60].map { try car.says(of: service, at: after(days: $0)) }
  }

  @Test(arguments: [-30, -400, 1, 400, 3_000])
  func `S3, S4: set back 30 days or forward 400, and corrected, it changes no answer`(days: Int)
    throws
  {
    var car = try CarFixture.car(with: [service])
    let before = try answers(car)
    let reported = try car.liveFully(
      until: after(days: 0, milliseconds: 3_600_000),
      .wallClockSet(after(minutes: 60, days: days)))
    #expect(reported == [.wallClock(days < 0 ? .wallBehind : .wallAhead)])
    #expect(try answers(car) == before)
    #expect(car.wallTime(at: after(minutes: 60, days: 1)) == after(minutes: 60, days: days + 1))
    let corrected = try car.liveFully(
      until: after(minutes: 120), .wallClockSet(after(minutes: 120)))
    #expect(corrected == [.wallClock(nil)])
    #expect(try answers(car) == before)
  }

  @Test(
    arguments: [
      (-300_001, WallFlag.wallBehind), (-300_000, nil), (0, nil), (300_000, nil),
      (300_001, .wallAhead),
    ] as [(Int64, WallFlag?)])
  func `five minutes off is right, and a millisecond more is not`(
    milliseconds: Int64, flag: WallFlag?
  ) throws {
    var car = try CarFixture.car()
    try car.live(
      until: CarFixture.start, .wallClockSet(CarFixture.start.advanced(milliseconds: milliseconds)))
    #expect(car.clock.wallFlag(at: CarFixture.start) == flag)
    #expect(car.clock.wallFlag(at: after(days: 300)) == flag)
  }

  @Test func `a counter that drifts runs away from the dashboard at the exact millisecond`() throws
  {
    for (partsPerMillion, flag) in [(1_000, WallFlag.wallBehind), (-1_000, .wallAhead)] {
      var car = try CarFixture.car()
      try car.live(
        until: CarFixture.start,
        .faultAdded(
          CarFault(
            id: "f-1", kind: .clockDrift(ClockPace(partsPerMillion: partsPerMillion)),
            service: nil, triggersLeft: nil, until: nil)))
      // 300,001 ms apart: at a thousandth fast after 300,001 s; slow one is late at once by the
      // part of a millisecond that is not counted yet.
      let due = CarFixture.start.advanced(
        milliseconds: flag == .wallBehind ? 300_001_000 : 300_000_001)
      #expect(try car.isNotified(.wallClock(flag), by: due.advanced(milliseconds: -1)) == false)
      #expect(try car.liveFully(until: due).contains(.wallClock(flag)))
    }
  }
}
