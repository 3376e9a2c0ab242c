import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Times of day of a car: those of the country it was sold in, with its summer time.
struct LocalTimeTests {
  private static let leaf = "leaf-ze1/2022/tekna"

  /// A car with its cable in, at `now`, that charges at a time of day. Its rights do not end.
  private func car(_ market: String, charging time: String, at now: String) throws -> Vehicle {
    let right = Entitlement.sample("charging-timer", paidThrough: after(days: 900))
    var car = try CarFixture.car(
      Self.leaf, market: market, owning: [right], leaseUntil: after(days: 900))
    try car.live(until: CarFixture.ready, .powerSet(.on))
    try car.live(until: try Instant(rfc3339: now), .chargeSet(percent: 50))
    _ = try car.carryOut(
      Customer().order("charging-timer", "set", CommandInputs { $0.from = time }))
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    return car
  }

  /// When it begins to charge next.
  private func begins(_ car: inout Vehicle) throws -> String {
    let catalog = try ShippedCatalog.load()
    while let due = car.nextDue(in: catalog) {
      let reported = car.apply(.timeReached, at: due, in: catalog)
      if reported.contains(.charging(true)) { return due.description }
    }
    return "never"
  }

  @Test(arguments: [
    ("FR", "2026-02-10T10:00:00Z", "2026-02-10T21:00:00.000Z"),
    ("FR", "2026-07-10T10:00:00Z", "2026-07-10T20:00:00.000Z"),
    ("GB", "2026-02-10T10:00:00Z", "2026-02-10T22:00:00.000Z"),
    ("GB", "2026-07-10T10:00:00Z", "2026-07-10T21:00:00.000Z"),
    ("FI", "2026-02-10T10:00:00Z", "2026-02-10T20:00:00.000Z"),
    ("FI", "2026-07-10T10:00:00Z", "2026-07-10T19:00:00.000Z"),
    // The evening before the change and that after it.
    ("FR", "2026-03-28T10:00:00Z", "2026-03-28T21:00:00.000Z"),
    ("FR", "2026-03-28T21:30:00Z", "2026-03-29T20:00:00.000Z"),
    ("GB", "2026-10-24T21:30:00Z", "2026-10-25T22:00:00.000Z"),
  ])
  func `a charge timer set to 22:00 means 22:00 in the car's country`(
    market: String, now: String, begins expected: String
  ) throws {
    var car = try car(market, charging: "22:00", at: now)
    let instant = try Instant(rfc3339: expected)
    var before = car
    #expect(try before.isNotified(.charging(true), by: instant.advanced(milliseconds: -1)) == false)
    #expect(try begins(&car) == expected)
  }

  @Test(arguments: [
    // 02:30 is skipped in the night to 29 March, and comes twice in that to 25 October.
    ("FR", "02:30", "2026-03-28T10:00:00Z", "2026-03-29T01:00:00.000Z"),
    ("FR", "02:30", "2026-10-24T10:00:00Z", "2026-10-25T00:30:00.000Z"),
    ("GB", "01:30", "2026-03-28T10:00:00Z", "2026-03-29T01:00:00.000Z"),
    ("FI", "03:30", "2026-10-24T10:00:00Z", "2026-10-25T00:30:00.000Z"),
  ])
  func `S24: a time that is skipped begins as clocks are put forward, one that comes twice once`(
    market: String, time: String, now: String, expected: String
  ) throws {
    var car = try car(market, charging: time, at: now)
    #expect(try begins(&car) == expected)
    // It is stopped at once, and waits for the night after.
    let first = try Instant(rfc3339: expected)
    try car.live(until: first, .cableSet(isConnected: false))
    try car.live(until: first.adding(.minutes(1)), .cableSet(isConnected: true))
    let next = try Instant(rfc3339: try begins(&car))
    #expect(next.milliseconds(since: first) > 20 * 3_600_000)
  }

  @Test(arguments: [
    ("FR", "2026-02-10T20:59:59.999Z", false), ("FR", "2026-02-10T21:00:00Z", true),
    ("FR", "2026-07-10T19:59:59.999Z", false), ("FR", "2026-07-10T20:00:00Z", true),
    ("FI", "2026-07-11T02:59:59.999Z", true), ("FI", "2026-07-11T03:00:00Z", false),
    ("GB", "2026-02-10T22:00:00Z", true), ("GB", "2026-02-11T06:00:00Z", false),
  ])
  func `a curfew is that of the car's country, in winter and in summer`(
    market: String, now: String, isNotified: Bool
  ) throws {
    let right = Entitlement.sample("curfew-alert", paidThrough: after(days: 900))
    var car = try CarFixture.car(market: market, owning: [right], leaseUntil: after(days: 900))
    try car.live(until: CarFixture.ready, .pinSet(digest: "right"))
    _ = try car.carryOut(
      Customer().order(
        "curfew-alert", "set",
        CommandInputs {
          $0.from = "22:00"
          $0.to = "06:00"
        }))
    let instant = try Instant(rfc3339: now)
    try car.live(until: instant, .powerSet(.driving))
    let effects = try car.liveFully(
      until: instant, .drove(Trip(at: instant, metres: 1_000, topSpeed: 30)))
    let alerts = effects.filter { if case .alert = $0 { true } else { false } }
    #expect(alerts.isEmpty == !isNotified)
  }

  @Test func `a curfew alert says what the dashboard showed`() {
    #expect(Alert.curfew(minuteOfDay: 22 * 60 + 5).description == "driven at 22:05")
  }

  @Test(arguments: [
    ("FR", "2026-06-30T21:59:00Z", "2026-06-30/drives"),
    ("FR", "2026-06-30T22:00:00Z", "2026-07-01/drives"),
    ("GB", "2026-06-30T22:00:00Z", "2026-06-30/drives"),
  ])
  func `a drive counts for the day on which the car's country was`(
    market: String, now: String, fact: String
  ) throws {
    let right = Entitlement.sample("journey-history", paidThrough: after(days: 900))
    var car = try CarFixture.car(market: market, owning: [right], leaseUntil: after(days: 900))
    let instant = try Instant(rfc3339: now)
    try car.live(until: instant, .powerSet(.driving))
    try car.live(until: instant, .drove(Trip(at: instant, metres: 1_000, topSpeed: 30)))
    let command = try car.carryOut(Customer().order("journey-history", "read"))
    #expect(command.facts.first?.name == fact)
  }
}
