import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Journeys, added up as the customer asks.
struct JourneyTests {
  private func facts(_ period: String?) throws -> [String] {
    var (car, service) = try CarFixture.car(for: .journeyHistory)
    let drives: [(days: Int, metres: Int64, topSpeed: Int)] = [
      (0, 12_400, 90), (0, 900, 120), (1, 5_000, 50), (40, 100_000, 130), (400, 1_000, 30),
    ]
    let right = Entitlement.sample(service, revision: 2, paidThrough: after(days: 900))
    try car.live(
      until: car.asOf,
      .recordReplaced(.sample([right], version: 2, leaseUntil: after(days: 900))))
    for drive in drives {
      let now = after(minutes: 60, days: drive.days)
      try car.live(until: now, .powerSet(.driving))
      try car.live(
        until: now, .drove(Trip(at: now, metres: drive.metres, topSpeed: drive.topSpeed)))
    }
    let command = try car.carryOut(
      Customer().order(service, "read", CommandInputs { $0.period = period }))
    return command.facts.map { "\($0.name): \($0.value)" }
  }

  @Test(arguments: ["day", nil])
  func `by day`(period: String?) throws {
    #expect(
      try facts(period) == [
        "2026-01-31/drives: 2", "2026-01-31/kilometres: 13",
        "2026-01-31/topSpeedKilometresPerHour: 120",
        "2026-02-01/drives: 1", "2026-02-01/kilometres: 5",
        "2026-02-01/topSpeedKilometresPerHour: 50",
        "2026-03-12/drives: 1", "2026-03-12/kilometres: 100",
        "2026-03-12/topSpeedKilometresPerHour: 130",
        "2027-03-07/drives: 1", "2027-03-07/kilometres: 1",
        "2027-03-07/topSpeedKilometresPerHour: 30",
      ])
  }

  @Test func `by month and by year`() throws {
    #expect(
      Set(try facts("month").map { $0.prefix(7) }) == ["2026-01", "2026-02", "2026-03", "2027-03"])
    #expect(
      try facts("year") == [
        "2026/drives: 4", "2026/kilometres: 118", "2026/topSpeedKilometresPerHour: 130",
        "2027/drives: 1", "2027/kilometres: 1", "2027/topSpeedKilometresPerHour: 30",
      ])
  }

  @Test func `the head unit keeps the last fifty drives`() throws {
    var car = try CarFixture.car()
    try car.live(until: car.asOf, .powerSet(.driving))
    for number in 1...60 {
      try car.live(
        until: car.asOf, .drove(Trip(at: car.asOf, metres: Int64(number), topSpeed: 50)))
    }
    #expect(car.log.trips.map(\.metres) == Array(11...60))
  }

  @Test func `and the last twenty destinations`() throws {
    var (car, service) = try CarFixture.car(for: .sendDestination)
    for number in 1...25 {
      let inputs = CommandInputs {
        $0.name = "place \(number)"
        $0.latitude = 0
        $0.longitude = 0
      }
      _ = try car.carryOut(Customer().order(service, "send", inputs))
    }
    #expect(car.log.destinations.map(\.name) == (6...25).map { "place \($0)" })
  }
}
