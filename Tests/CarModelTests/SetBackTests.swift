import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// A car whose world ran ahead by an error and goes back.
struct SetBackTests {
  private let service: ServiceID = "smart-alerts"
  private let led = after(days: 25_000)
  private var back: SetBack { SetBack(from: led, to: after(days: 1)) }

  @Test func `it is cold, with or without a battery of its own, and serves nothing`() throws {
    for profile in ["qashqai-j12b/2025/tekna", "qashqai-j12b/2025/acenta"] {
      var car = try CarFixture.car(profile, owning: [.sample("my-car-finder")])
      _ = try car.liveFully(until: led)
      #expect(try car.state(of: "my-car-finder", at: led) == .expired)
      let reported = car.setBack(back, in: try ShippedCatalog.load())
      #expect(reported.contains(.clock(.cold)))
      #expect(try car.state(of: "my-car-finder", at: back.to) == .clockUntrusted)
      #expect(car.asOf == back.to)
      #expect(car.clock.reading(at: back.to).now <= back.to)
    }
  }

  @Test func `a signed time sets it right, and the right lasts as long as it was paid for`() throws
  {
    let end = after(days: 28)
    var car = try CarFixture.car(owning: [.sample(service, paidThrough: end)])
    _ = try car.liveFully(until: led)
    _ = try car.liveFully(until: led, .timeSigned(led, isFresh: true))
    _ = car.setBack(back, in: try ShippedCatalog.load())
    #expect(car.clock.signedAt == back.to)
    _ = try car.liveFully(until: back.to, .timeSigned(back.to, isFresh: false))
    #expect(car.clock.reading(at: back.to).state == .trusted)
    #expect(car.clock.reading(at: back.to).now == back.to)
    // What ended in the time that never was has to be activated anew.
    #expect(try car.state(of: service, at: back.to) == .activating)
    _ = try car.liveFully(until: after(days: 2))
    #expect(try car.state(of: service, at: after(days: 2)) == .active)
    _ = try car.liveFully(until: end)
    #expect(try car.state(of: service, at: end) == .expired)
  }

  @Test func `a record of the time that never was makes way for the next version`() throws {
    var car = try CarFixture.car(with: [service])
    _ = try car.liveFully(
      until: led,
      .recordReplaced(try .sample([.sample(service)], version: 2, issuedAt: led)))
    let next = VerifiedDocument(
      document: EntitlementDocument(
        issuer: "store", vehicle: car.vin, version: 3, issuedAt: back.to,
        leaseUntil: after(days: 400), id: "doc-3", entitlements: [.sample(service)]),
      hash: "hash-3", keyID: "key", root: "root", compact: "compact-3")
    #expect(throws: DocumentRejection.self) { try car.intake(next) }
    _ = car.setBack(back, in: try ShippedCatalog.load())
    let record = try car.intake(next).record
    _ = try car.liveFully(until: back.to, .recordReplaced(record))
    #expect(car.record?.version == 3)
    #expect(car.clock.reading(at: back.to).now == back.to)
    // What ended in the time that never was has to be activated anew.
    #expect(try car.state(of: service, at: back.to) == .activating)
    _ = try car.liveFully(until: after(days: 2))
    #expect(try car.state(of: service, at: after(days: 2)) == .active)
  }

  @Test func `locks, work under way and history stand where they would`() throws {
    var car = try CarFixture.car()
    let history = Trip(at: CarFixture.start, metres: 1_000, topSpeed: 30)
    car.log.add(history)
    _ = try car.liveFully(until: led)
    for _ in 0..<3 { _ = try car.liveFully(until: led, .pairingFailed(.rejected)) }
    _ = try car.liveFully(until: led, .recordReplaced(.sample([.sample(service)])))
    let lock = try #require(car.pairingGate.lockedUntil)
    _ = car.setBack(back, in: try ShippedCatalog.load())
    #expect(
      car.pairingGate.lockedUntil == back.to.advanced(milliseconds: lock.milliseconds(since: led)))
    #expect(car.log.trips == [history])
    let due = try #require(car.nextDue(in: try ShippedCatalog.load()))
    #expect(due <= back.to.adding(.days(40)))
  }

  @Test func `the dashboard is as far off as it was`() throws {
    var car = try CarFixture.car()
    _ = try car.liveFully(until: led, .wallClockSet(led.adding(.hours(2))))
    _ = car.setBack(back, in: try ShippedCatalog.load())
    #expect(car.wallTime(at: back.to) == back.to.adding(.hours(2)))
  }
}
