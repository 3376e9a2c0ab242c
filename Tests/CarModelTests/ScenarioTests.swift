import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Scenarios of the lifecycle that no other file tells, as far as the car has a part in them.
struct ScenarioTests {
  private let service: ServiceID = "smart-alerts"

  private func document(
    _ version: Int, _ right: Entitlement, issuedAt: Instant = CarFixture.start,
    vin: String = "SJNTAAJ12U0000001"
  ) throws -> VerifiedDocument {
    VerifiedDocument(
      document: EntitlementDocument(
        issuer: "store", vehicle: try VIN(vin), version: version, issuedAt: issuedAt,
        leaseUntil: issuedAt.adding(EntitlementDocument.leaseDefault), id: "doc-\(version)",
        entitlements: [right]),
      hash: "hash-\(version)", keyID: "key", root: "root", compact: "compact-\(version)")
  }

  /// Brings a document to the car.
  private func bring(
    _ document: VerifiedDocument, to car: inout Vehicle, at now: Instant
  ) throws {
    if case .replaced(let record) = try car.intake(document) {
      try car.live(until: now, .recordReplaced(record))
    }
  }

  private func year(_ revision: Int) -> Entitlement {
    .sample(
      service, revision: revision, paidThrough: after(days: 365), grace: after(days: 381))
  }

  @Test(arguments: [(3, ServiceState.active), (34, .active), (36, .suspended)])
  func `S8: the phone is away for days, and a year is paid`(days: Int, state: ServiceState) throws {
    var car = try CarFixture.car()
    try bring(try document(1, year(1)), to: &car, at: CarFixture.start)
    #expect(try car.says(of: service, at: after(days: 1)).nextChangeAt == after(days: 35))
    #expect(try car.state(of: service, at: after(days: days)) == state)

    // The phone is back, and nothing has to be activated again.
    let now = after(days: days)
    try bring(try document(2, year(2), issuedAt: now), to: &car, at: now)
    #expect(try car.state(of: service, at: now) == .active)
    #expect(try car.says(of: service, at: now).nextChangeAt == now.adding(.days(35)))
  }

  @Test func `S6: a late duplicate of an old document gives no refunded right back`() throws {
    var car = try CarFixture.car()
    let paid = try document(1, year(1))
    try bring(paid, to: &car, at: CarFixture.start)
    let refunded = Entitlement.sample(service, revision: 2, .revoked, .refund)
    try bring(try document(2, refunded, issuedAt: after(days: 3)), to: &car, at: after(days: 3))
    #expect(throws: DocumentRejection.self) {
      try bring(paid, to: &car, at: after(days: 4))
    }
    #expect(try car.says(of: service, at: after(days: 4)).reason == .refund)
    try car.live(until: after(days: 5), .wiped(.all))
    #expect(throws: DocumentRejection.self) {
      try bring(paid, to: &car, at: after(days: 5))
    }
    #expect(try car.says(of: service, at: after(days: 5)).reason == .neverBought)
  }

  @Test func `S18: cancelled, then renewed after all, it never stops`() throws {
    var car = try CarFixture.car()
    try bring(try document(1, year(1)), to: &car, at: CarFixture.start)
    try car.live(until: after(days: 1))
    let cancelled = Entitlement.sample(
      service, revision: 2, .cancelled, .paid, paidThrough: after(days: 20))
    try bring(try document(2, cancelled, issuedAt: after(days: 2)), to: &car, at: after(days: 2))
    #expect(try car.says(of: service, at: after(days: 2)).nextChangeAt == after(days: 20))
    #expect(try car.says(of: service, at: after(days: 20)).reason == .cancelled)
    var changes = try car.live(until: after(days: 19))
    try bring(try document(3, year(3), issuedAt: after(days: 19)), to: &car, at: after(days: 19))
    changes += try car.live(until: after(days: 50))
    #expect(changes.isEmpty)
  }

  @Test func `S19: what was bought for one car is refused by another`() throws {
    var car = try CarFixture.car()
    let other = try document(1, year(1), vin: "SJNTAAJ12U0000002")
    #expect(throws: DocumentRejection.self) { try bring(other, to: &car, at: CarFixture.start) }
    #expect(try car.says(of: service, at: CarFixture.start).reason == .neverBought)
    try bring(try document(1, year(1)), to: &car, at: CarFixture.start)
    let sold = Entitlement.sample(service, revision: 2, .revoked, .transfer)
    try bring(try document(2, sold, issuedAt: after(days: 9)), to: &car, at: after(days: 9))
    #expect(try car.says(of: service, at: after(days: 9)).reason == .transfer)
  }
}
