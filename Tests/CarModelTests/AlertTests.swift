import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// What the customer is told of drives and places.
struct AlertTests {
  private func car(_ use: ServiceUse, _ set: (inout CommandInputs) -> Void) throws -> Vehicle {
    var (car, service) = try CarFixture.car(for: use)
    _ = try car.carryOut(Customer().order(service, "set", CommandInputs(set)))
    try car.live(until: car.asOf, .powerSet(.driving))
    return car
  }

  private func alerts(_ effects: [CarEffect]) -> [Alert] {
    effects.compactMap { if case .alert(let alert, _) = $0 { alert } else { nil } }
  }

  private func drive(_ car: inout Vehicle, topSpeed: Int, at now: Instant? = nil) throws -> [Alert]
  {
    let now = now ?? car.asOf
    return try alerts(
      car.liveFully(until: now, .drove(Trip(at: now, metres: 1_000, topSpeed: topSpeed))))
  }

  private func metresNorth(_ metres: Double) -> GeoPoint {
    GeoPoint(latitude: GeoPoint.start.latitude + metres / 111_195, longitude: 2.3212) ?? .start
  }

  @Test func `a speed above the limit is told, and the limit itself is not`() throws {
    var car = try car(.speedAlert) { $0.speedLimit = 110 }
    #expect(try drive(&car, topSpeed: 110).isEmpty)
    #expect(try drive(&car, topSpeed: 111) == [.speed(reached: 111, limit: 110)])
    #expect(Alert.speed(reached: 1, limit: 1).name == "speed.infringement")
    try car.live(until: car.asOf, .privacySet(isOn: true))
    #expect(try drive(&car, topSpeed: 200).isEmpty, "privacy mode tells nothing")
  }

  @Test func `without the service nothing is told`() throws {
    var car = try car(.speedAlert) { $0.speedLimit = 110 }
    let over = Entitlement.sample("speed-alert", revision: 2, .revoked, .refund)
    try car.live(until: car.asOf, .recordReplaced(.sample([over], version: 2)))
    #expect(try drive(&car, topSpeed: 200).isEmpty)
  }

  @Test func `a zone is told when it is left and when it is entered again, once each`() throws {
    var car = try car(.zoneAlert) {
      $0.name = "home"
      $0.latitude = GeoPoint.start.latitude
      $0.longitude = GeoPoint.start.longitude
      $0.radiusMetres = 1_000
    }
    func move(_ metres: Double) throws -> [Alert] {
      try alerts(car.liveFully(until: car.asOf, .locationSet(metresNorth(metres))))
    }
    #expect(try move(999).isEmpty)
    #expect(try move(1_001) == [.zoneLeft("home")])
    #expect(try move(5_000).isEmpty)
    #expect(try move(-999) == [.zoneEntered("home")])
    #expect(Alert.zoneLeft("home").name == "zone.infringement")
    #expect(Alert.zoneEntered("home").name == "zone.recovery")
  }

  @Test func `distances are those of the map within a thousandth`() throws {
    let louvre = try #require(GeoPoint(latitude: 48.8606, longitude: 2.3376))
    // 1,323 m by the haversine formula.
    #expect(abs(GeoPoint.start.metres(to: louvre) - 1_323) < 2)
    #expect(GeoPoint.start.metres(to: .start) == 0)
    let (south, east) = (
      try #require(GeoPoint(latitude: -48.8656, longitude: 2.3212)),
      try #require(GeoPoint(latitude: -48.8656, longitude: 2.3348))
    )
    #expect(abs(south.metres(to: east) - 994.7) < 1)
  }

  @Test(arguments: [
    (21, 59, false), (22, 0, true), (23, 59, true), (0, 0, true), (5, 59, true), (6, 0, false),
    (12, 0, false),
  ])
  func `a curfew over midnight is told by the dashboard's clock`(
    hour: Int, minute: Int, reported: Bool
  )
    throws
  {
    var car = try car(.curfewAlert) {
      $0.from = "22:00"
      $0.to = "06:00"
    }
    // The tests' time line begins at 11:00 in France; the dashboard is set to what is asked.
    let shown = after(minutes: (hour - 11) * 60 + minute, days: 1)
    try car.live(until: car.asOf, .wallClockSet(shown))
    let alerts = try drive(&car, topSpeed: 30)
    #expect(alerts == (reported ? [.curfew(minuteOfDay: hour * 60 + minute)] : []))
    #expect(Alert.curfew(minuteOfDay: 0).name == "curfew.infringement")
  }

  @Test func `a curfew within a day ends at its last minute`() {
    let curfew = Curfew(fromMinute: 60, toMinute: 120)
    #expect([59, 60, 119, 120].map(curfew.contains) == [false, true, true, false])
  }
}
