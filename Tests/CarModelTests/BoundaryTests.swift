import Entitlements
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// S1: each boundary of a right, one millisecond before it, at it and one after it.
struct BoundaryTests {
  private let service: ServiceID = "smart-alerts"

  private func car(_ right: Entitlement, lease: Instant = after(days: 400)) throws -> Vehicle {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([right], leaseUntil: lease)))
    try car.live(until: after(minutes: 5))
    return car
  }

  /// The answer flips at `boundary` exactly, and says so beforehand.
  private func expect(
    _ car: Vehicle, from before: (ServiceState, ServiceReason),
    to after: (ServiceState, ServiceReason), at boundary: Instant,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let last = try car.says(of: service, at: boundary.advanced(milliseconds: -1))
    #expect(last.state == before.0 && last.reason == before.1, sourceLocation: location)
    #expect(last.nextChangeAt == boundary, sourceLocation: location)
    for delay in [0, 1] as [Int64] {
      let first = try car.says(of: service, at: boundary.advanced(milliseconds: delay))
      #expect(first.state == after.0 && first.reason == after.1, sourceLocation: location)
    }
  }

  @Test func `S1: a paid period ends at its end`() throws {
    let car = try car(.sample(service))
    try expect(car, from: (.active, .paid), to: (.expired, .periodEnd), at: after(days: 28))
    #expect(try car.says(of: service, at: after(days: 28)).nextChangeAt == nil)
  }

  @Test func `a renewal that is not heard of stays pending, and nobody is said not to have paid`()
    throws
  {
    let car = try car(.sample(service, grace: after(days: 44)))
    try expect(car, from: (.active, .paid), to: (.grace, .renewalPending), at: after(days: 28))
    let last = try car.says(of: service, at: after(days: 44).advanced(milliseconds: -1))
    #expect(last.state == .grace && last.nextChangeAt == after(days: 44))
    for days in [44, 88, 365] {
      let answer = try car.says(of: service, at: after(days: days))
      #expect(answer.state == .suspended && answer.reason == .renewalPending)
    }
    let over = try #require(try car.says(of: service, at: after(days: 44)).nextChangeAt)
    try expect(
      car, from: (.suspended, .renewalPending), to: (.suspended, .leaseOver), at: over)
  }

  @Test func `a renewal that failed goes through grace and hold to its end`() throws {
    let car = try car(
      .sample(
        service, .grace, .billingGrace, paidThrough: after(days: 1), grace: after(days: 44),
        hold: after(days: 88)))
    try expect(
      car, from: (.grace, .billingGrace), to: (.suspended, .onHold), at: after(days: 44))
    try expect(car, from: (.suspended, .onHold), to: (.expired, .billing), at: after(days: 88))
  }

  @Test func `a failed renewal is grace until its end`() throws {
    let right = Entitlement.sample(
      service, .grace, .billingGrace, paidThrough: after(days: 1), grace: after(days: 17))
    try expect(
      try car(right), from: (.grace, .billingGrace), to: (.expired, .billing), at: after(days: 17)
    )
  }

  @Test func `a hold ends at its end`() throws {
    let right = Entitlement.sample(
      service, .onHold, .onHold, paidThrough: after(days: 1), grace: after(days: 2),
      hold: after(days: 60))
    try expect(
      try car(right), from: (.suspended, .onHold), to: (.expired, .billing), at: after(days: 60))
  }

  @Test func `a trial ends as a trial`() throws {
    try expect(
      try car(.sample(service, .active, .trial)), from: (.active, .trial),
      to: (.expired, .trialEnd), at: after(days: 28))
  }

  @Test func `a cancelled right serves until its end`() throws {
    try expect(
      try car(.sample(service, .cancelled, .paid)), from: (.active, .paid),
      to: (.expired, .cancelled), at: after(days: 28))
  }

  @Test func `a lease that is over suspends what is paid`() throws {
    let car = try car(.sample(service), lease: after(days: 10))
    try expect(car, from: (.active, .paid), to: (.suspended, .leaseOver), at: after(days: 10))
    try expect(
      car, from: (.suspended, .leaseOver), to: (.expired, .periodEnd), at: after(days: 28))
  }

  @Test func `a lease that is over stops an activation and keeps its progress`() throws {
    var car = try CarFixture.car()
    try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample(service)], leaseUntil: after(minutes: 2))))
    #expect(try car.state(of: service, at: after(minutes: 2)) == .suspended)
    try car.live(
      until: after(minutes: 60), .recordReplaced(.sample([.sample(service)], version: 2)))
    let answer = try car.says(of: service, at: after(minutes: 60))
    #expect(answer.state == .activating)
    #expect(answer.nextChangeAt == after(minutes: 63))
  }

  @Test func `a free service never ends by itself while its lease is renewed`() throws {
    let car = try car(.sample(service, .active, .free, paidThrough: nil))
    try expect(car, from: (.active, .free), to: (.suspended, .leaseOver), at: after(days: 400))
  }

  @Test(arguments: [
    (EntitlementReason.refund, ServiceReason.refund), (.withdrawal, .withdrawal),
    (.chargeback, .chargeback), (.transfer, .transfer),
  ])
  func `I4: a revoked right is over at once and for good`(
    word: EntitlementReason, reason: ServiceReason
  ) throws {
    var car = try car(.sample(service))
    let revoked = Entitlement.sample(service, revision: 2, .revoked, word)
    let changes = try car.live(
      until: after(days: 3), .recordReplaced(.sample([revoked], version: 2)))
    #expect(
      changes == [
        ServiceTransition(
          at: after(days: 3), service: service, from: .active, to: .revoked, reason: reason)
      ])
    #expect(try car.says(of: service, at: after(days: 3)).nextChangeAt == nil)
  }
}
