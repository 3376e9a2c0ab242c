import Entitlements
import LinkProtocol
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// What the phone does for the clock of a car.
@Suite struct CarClockTests {
  private static let now = Instant.opening.adding(.days(3))

  /// One visit of the phone: proves the bond and delivers what waits.
  private func visit(_ fixture: PhoneFixture, _ car: ScriptedCar) async throws -> Int? {
    let outbox = Outbox(store: fixture.store, home: fixture.home)
    let bond = try fixture.keptBond()
    let outcome = try await beside(car) { link throws(CarLinkError) in
      var generator = SeededGenerator(seed: 8)
      let session = try await link.openSession(bond, using: &generator)
      do throws(PhoneError) {
        return Result<Int?, PhoneError>.success(
          try await outbox.deliver(to: bond, through: session, at: Self.now)?.version)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// What was asked of a car in its last session.
  private func asked(_ car: ScriptedCar) async -> [String] {
    await Array(car.calls.drop { $0 != SessionOpen.method }.dropFirst())
  }

  @Test func `a cold clock is set before the document that waits is pushed`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.hasColdClock, bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder", at: Self.now)
    #expect(try await visit(fixture, car) == 1)
    #expect(
      await asked(car) == ["time.challenge", "time.statement", "entitlements.push"])
  }

  @Test func `a cold clock is set when nothing waits, too`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.hasColdClock, bondKey: fixture.bond.key)
    #expect(try await visit(fixture, car) == nil)
    #expect(await asked(car) == ["time.challenge", "time.statement"])
  }

  @Test func `a clock that the car trusts is left alone`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder", at: Self.now)
    #expect(try await visit(fixture, car) == 1)
    #expect(await asked(car) == ["entitlements.push"])
  }

  @Test func `a car that takes the document to be from the future learns the time first`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.isBehind, bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder", at: Self.now)
    #expect(try await visit(fixture, car) == 1)
    #expect(
      await asked(car) == [
        "entitlements.push", "time.challenge", "time.statement", "entitlements.push",
      ])
    #expect(try fixture.keptBond().acknowledgedVersion == 1)
  }

  @Test func `a car that refuses everything is told the time once and pushed to no more`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.refuses(.notYetValid), bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder", at: Self.now)
    await #expect {
      try await visit(fixture, car)
    } throws: { error in
      guard case .car(.timeRefused(let refusal))? = error as? PhoneError else { return false }
      return refusal.known == .notYetValid
    }
    #expect(
      await asked(car) == ["entitlements.push", "time.challenge", "time.statement"])
    #expect(try fixture.keptBond().acknowledgedVersion == nil)
  }

  @Test func `the time is world time, signed by the store for this car and its question`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.hasColdClock, bondKey: fixture.bond.key)
    _ = try await visit(fixture, car)
    let root = TrustedRoot(
      key: try await fixture.store.trustRoot(), origin: .file, since: .opening)
    let stated = try DocumentVerifier.verifyTime(
      try #require(await car.statements.first), vehicle: fixture.bond.vin,
      trust: TrustStore(roots: [root]))
    #expect(stated.issuedAt == Self.now)
    #expect(await stated.nonce == car.timeNonce)
    #expect(stated.nonce?.isEmpty == false)
  }
}
