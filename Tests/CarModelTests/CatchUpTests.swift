import Entitlements
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// What falls due while nobody looks is made up for in due order, each at its own instant.
struct CatchUpTests {
  /// Two renewals fall due and are not heard of, and a fixed term ends.
  private func car() throws -> Vehicle {
    var car = try CarFixture.car()
    try car.live(
      until: CarFixture.start,
      .recordReplaced(
        .sample([
          .sample("smart-alerts", grace: after(days: 44), hold: after(days: 88)),
          .sample(
            "journey-history", grant: "g-2", paidThrough: after(days: 30),
            grace: after(days: 46)),
          .sample("my-car-finder", grant: "g-3", paidThrough: after(days: 29)),
        ])))
    return car
  }

  @Test func `S2: two renewals and an expiry in one jump are told in due order`() throws {
    var car = try car()
    let changes = try car.live(until: after(days: 365))
    let reported = changes.map { "\($0.at) \($0.service) \($0.from)→\($0.to) \($0.reason)" }
    func line(_ instant: Instant, _ text: String) -> String { "\(instant) \(text)" }
    #expect(
      reported == [
        line(after(minutes: 1), "my-car-finder activating→active paid"),
        line(after(minutes: 2), "journey-history activating→active paid"),
        line(after(minutes: 5), "smart-alerts activating→active paid"),
        line(after(days: 28), "smart-alerts active→grace renewal_pending"),
        line(after(days: 29), "my-car-finder active→expired period_end"),
        line(after(days: 30), "journey-history active→grace renewal_pending"),
        line(after(days: 44), "smart-alerts grace→suspended renewal_pending"),
        line(after(days: 46), "journey-history grace→suspended renewal_pending"),
      ])
  }

  @Test func `one jump and many steps come to the same`() throws {
    let catalog = try ShippedCatalog.load()
    var (jumping, stepping) = (try car(), try car())
    let jumped = try jumping.liveFully(until: after(days: 365))

    var stepped: [CarEffect] = []
    while let due = stepping.nextDue(in: catalog), due <= after(days: 365) {
      stepped += stepping.catchUp(to: due.advanced(milliseconds: -1), in: catalog)
      stepped += stepping.apply(.timeReached, at: due, in: catalog)
    }
    stepped += try stepping.liveFully(until: after(days: 365))
    #expect(jumped == stepped)
    #expect(jumping == stepping)
  }

  @Test func `what is due at the same instant is told in the order of the services' ids`() throws {
    var car = try CarFixture.car()
    let services: [ServiceID] = ["speed-alert", "my-car-finder", "zone-alert"]
    let rights = services.enumerated().map { index, service in
      Entitlement.sample(service, grant: GrantID(rawValue: "g-\(index)"))
    }
    try car.live(until: CarFixture.start, .recordReplaced(.sample(rights)))
    let changes = try car.live(until: after(minutes: 1))
    #expect(changes.map(\.service) == services.sorted())
    #expect(Set(changes.map(\.at)) == [after(minutes: 1)])
  }

  @Test func `catching up to the past changes nothing`() throws {
    var car = try car()
    try car.live(until: after(days: 50))
    let before = car
    #expect(try car.live(until: after(days: 1)).isEmpty)
    #expect(car == before)
  }

  @Test func `an event out of its time never turns the car back`() throws {
    let catalog = try ShippedCatalog.load()
    var car = try car()
    try car.live(until: after(days: 50), .powerSet(.off))
    _ = car.apply(.powerSet(.on), at: after(days: 1), in: catalog)
    #expect(car.asOf == after(days: 50))
    #expect(car.power == .on)
  }
}
