import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Which documents a car takes over.
struct IntakeTests {
  private func document(
    _ version: Int, issuedAt: Instant = CarFixture.start, key: String = "key",
    vin: String = "SJNTAAJ12U0000001", hash: String? = nil, revision: Int = 1
  ) throws -> VerifiedDocument {
    VerifiedDocument(
      document: EntitlementDocument(
        issuer: "store", vehicle: try VIN(vin), version: version, issuedAt: issuedAt,
        leaseUntil: after(days: 400), id: "doc-\(version)",
        entitlements: [.sample("smart-alerts", revision: revision)]),
      hash: hash ?? "hash-\(version)", keyID: key, root: "root", compact: "compact-\(version)")
  }

  /// What the car says of a document: `nil` when it takes it.
  private func code(_ car: Vehicle, _ document: VerifiedDocument) -> DocumentRejection.Code? {
    do throws(DocumentRejection) {
      _ = try car.intake(document)
      return nil
    } catch {
      return error.code
    }
  }

  private func car(_ version: Int, issuedAt: Instant = CarFixture.start) throws -> Vehicle {
    var car = try CarFixture.car()
    let intake = try car.intake(document(version, issuedAt: issuedAt, revision: 5))
    try car.live(until: CarFixture.start, .recordReplaced(intake.record))
    return car
  }

  @Test func `a car takes higher versions, and each only once`() throws {
    let car = try car(5)
    #expect(try car.intake(document(5, revision: 5)).record == car.record)
    #expect(code(car, try document(6, revision: 5)) == nil)
    #expect(code(car, try document(4, revision: 5)) == .rollback)
    #expect(code(car, try document(5, hash: "other", revision: 5)) == .equivocation)
    #expect(code(car, try document(6, revision: 4)) == .rollback)
    #expect(code(car, try document(6, vin: "SJNTAAJ12U0000002", revision: 5)) == .wrongVehicle)
  }

  @Test func `signed time never falls under one key, and starts anew under another`() throws {
    let car = try car(5, issuedAt: after(days: 1))
    let earlier = after(days: 1, milliseconds: -1)
    #expect(code(car, try document(6, issuedAt: earlier, revision: 5)) == .rollback)
    #expect(code(car, try document(6, issuedAt: after(days: 1), revision: 5)) == nil)
    #expect(code(car, try document(6, issuedAt: earlier, key: "new", revision: 5)) == nil)
  }

  @Test func `S7, I3: a wiped car takes no document older than it has seen`() throws {
    var car = try car(5)
    try car.live(until: CarFixture.start, .wiped(.all))
    #expect(car.state.versionFloor == 5)
    #expect(code(car, try document(4)) == .rollback)
    #expect(code(car, try document(5)) == nil, "the last one may be brought again")
    #expect(code(car, try document(6)) == nil)
    #expect(code(car, try document(6, vin: "SJNTAAJ12U0000002")) == .wrongVehicle)
    #expect(try car.writtenAndRead().state.versionFloor == 5)
  }

  @Test func `a new car takes any version of its own`() throws {
    let car = try CarFixture.car()
    #expect(code(car, try document(1)) == nil)
    #expect(code(car, try document(900)) == nil)
    #expect(code(car, try document(1, vin: "SJNTAAJ12U0000002")) == .wrongVehicle)
  }
}
