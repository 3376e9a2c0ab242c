import Entitlements
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// What a new document does to a car.
struct RecordTests {
  @Test func `a renewal moves the end and interrupts nothing`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    try car.live(until: after(days: 27))
    let renewed = Entitlement.sample("smart-alerts", revision: 2, paidThrough: after(days: 59))
    let changes = try car.live(
      until: after(days: 27), .recordReplaced(.sample([renewed], version: 2)))
    #expect(changes.isEmpty)
    #expect(car.record?.version == 2)
    let answer = try car.says(of: "smart-alerts", at: after(days: 27))
    #expect(answer.state == .active)
    #expect(answer.nextChangeAt == after(days: 59))
  }

  @Test func `the store's word ends a pending renewal`() throws {
    var car = try CarFixture.car()
    let first = Entitlement.sample("smart-alerts", grace: after(days: 44))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([first])))
    #expect(try car.state(of: "smart-alerts", at: after(days: 30)) == .grace)
    let paid = Entitlement.sample(
      "smart-alerts", revision: 2, paidThrough: after(days: 59), grace: after(days: 75))
    let changes = try car.live(
      until: after(days: 30), .recordReplaced(.sample([paid], version: 2)))
    #expect(changes.last?.from == .grace)
    #expect(changes.last?.to == .active)
  }

  @Test func `a service the catalogue does not know spoils nothing`() throws {
    var car = try CarFixture.car()
    try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample("time-travel", grant: "g-0"), .sample("smart-alerts")])))
    #expect(car.record?.entitlements.count == 2)
    #expect(try car.state(of: "smart-alerts", at: after(minutes: 5)) == .active)
  }

  @Test func `S20: a service the profile lacks is unsupported and spoils nothing`() throws {
    var car = try CarFixture.car()
    let changes = try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample("tyre-pressure", grant: "g-0"), .sample("smart-alerts")])))
    #expect(
      changes.map { "\($0.service) \($0.from)→\($0.to)" } == ["smart-alerts available→activating"]
    )
    let answer = try car.says(of: "tyre-pressure", at: after(days: 1))
    #expect(answer.state == .unsupported)
    #expect(answer.reason.name == "model")
    #expect(answer.nextChangeAt == nil)
    #expect(try car.state(of: "smart-alerts", at: after(minutes: 5)) == .active)
  }

  @Test(arguments: ["smart-alerts", "tyre-pressure"] as [ServiceID])
  func `what the customer has does not depend on what the car can`(service: ServiceID) throws {
    let catalog = try ShippedCatalog.load()
    let asked = try CarFixture.service(service)
    var car = try CarFixture.car()
    #expect(!car.view(of: asked, at: CarFixture.start, in: catalog).isEntitled)
    try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample(service)], leaseUntil: after(days: 10))))
    #expect(car.view(of: asked, at: CarFixture.start, in: catalog).isEntitled)
    let lastPaid = after(days: 28, milliseconds: -1)
    #expect(car.view(of: asked, at: lastPaid, in: catalog).isEntitled, "over the lease, but paid")
    #expect(!car.view(of: asked, at: after(days: 28), in: catalog).isEntitled)
  }

  @Test func `a car that lost the time takes nothing from the customer`() throws {
    var car = try CarFixture.car(CarFixture.withoutBackup, with: ["smart-alerts"])
    try car.live(until: after(days: 1), .set(\.batteryConnected, false))
    try car.live(until: after(days: 1), .set(\.batteryConnected, true))
    let view = car.view(
      of: try CarFixture.service("smart-alerts"), at: after(days: 1), in: try ShippedCatalog.load())
    #expect(view.answer.state == .clockUntrusted)
    #expect(view.isEntitled)
  }

  @Test func `a factory service is always there and is nobody's to take`() throws {
    let car = try CarFixture.car()
    let answer = try car.says(of: "ecall", at: CarFixture.start)
    #expect(answer.state == .active)
    #expect(answer.nextChangeAt == nil)
  }

  @Test func `a right left out of a later document is no longer there`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    let changes = try car.live(
      until: after(days: 1), .recordReplaced(.sample([], version: 2)))
    #expect(changes.last?.to == .available)
    #expect(car.activations.isEmpty)
  }
}
