import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// The charge timer, which goes by the clock on the dashboard.
struct ChargeTimerTests {
  /// A French car that charges at 22:00 once the cable is in. It is 11:15 there.
  private func car(percent: Int = 50) throws -> Vehicle {
    var (car, service) = try CarFixture.car(for: .chargeTimer)
    _ = try car.carryOut(
      Customer().order(service, "set", CommandInputs { $0.from = "22:00" }))
    try car.live(until: car.asOf, .chargeSet(percent: percent))
    try car.live(until: car.asOf, .cableSet(isConnected: true))
    return car
  }

  /// 22:00 in France.
  private let evening = after(minutes: 11 * 60)

  @Test func `charging begins when the dashboard shows the minute, and not before`() throws {
    var car = try car()
    try car.live(until: after(minutes: 30))
    #expect(car.nextDue(in: try ShippedCatalog.load()) == evening, "it sleeps until then")
    #expect(
      try car.isNotified(.charging(true), by: evening.advanced(milliseconds: -1)) == false)
    #expect(try car.liveFully(until: evening).contains(.charging(true)))
    #expect(car.body.traction?.fullAt == evening.advanced(milliseconds: 9_729_730))
  }

  @Test func `a dashboard set an hour ahead charges an hour earlier`() throws {
    var car = try car()
    try car.live(until: after(minutes: 60), .wallClockSet(after(minutes: 120)))
    #expect(
      try car.liveFully(until: evening.adding(.minutes(-60))).contains(.charging(true)))
  }

  @Test func `a cable that comes later waits for the next day`() throws {
    var car = try car()
    try car.live(until: after(minutes: 60), .cableSet(isConnected: false))
    try car.live(until: evening.adding(.minutes(1)), .cableSet(isConnected: true))
    let next = evening.adding(.days(1))
    #expect(try car.isNotified(.charging(true), by: next.advanced(milliseconds: -1)) == false)
    #expect(try car.liveFully(until: next).contains(.charging(true)))
  }

  @Test func `a full battery, and a timer taken off, begin nothing`() throws {
    var full = try car(percent: 100)
    #expect(try full.isNotified(.charging(true), by: after(days: 3)) == false)
    var off = try car()
    _ = try off.carryOut(Customer().order("charging-timer", "clear"))
    #expect(try off.isNotified(.charging(true), by: after(days: 3)) == false)
  }

  /// A Leaf's clock goes cold with its 12 V battery, which ten days would drain. The timer's
  /// service comes back on the fifth day, and charges the car over its reserve in the evening.
  @Test func `a timer that will work again is reckoned with`() throws {
    var car = try car(percent: 5)
    let rights = [
      Entitlement.sample("my-car-finder"),
      .sample("charging-timer", grant: "g-2", from: after(days: 5)),
    ]
    try car.live(until: after(minutes: 60), .recordReplaced(.sample(rights, version: 2)))
    try car.live(until: after(minutes: 62), .voltageSet(10_700))
    let answer = try car.says(of: "my-car-finder", at: after(minutes: 62))
    #expect(answer.state == .active)
    #expect(answer.nextChangeAt == after(days: 28))
    try car.live(until: after(minutes: 63), .cableSet(isConnected: false))
    let dead = after(minutes: 62, days: 10, milliseconds: 1)
    #expect(try car.says(of: "my-car-finder", at: after(minutes: 63)).nextChangeAt == dead)
  }

  @Test func `without the service the timer is idle`() throws {
    var car = try car()
    let over = Entitlement.sample("charging-timer", revision: 2, .ended, .cancelled)
    try car.live(until: after(minutes: 60), .recordReplaced(.sample([over], version: 2)))
    #expect(try car.isNotified(.charging(true), by: after(days: 3)) == false)
  }
}
