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
  private func visit(_ bench: PhoneBench, _ car: ScriptedCar) async throws -> Int? {
    let outbox = Outbox(store: bench.store, home: bench.home)
    let bond = try bench.keptBond()
    let outcome = try await beside(car) { link throws(CarLinkError) in
      var dice = SeededGenerator(seed: 8)
      let session = try await link.openSession(bond, using: &dice)
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
    let bench = try await PhoneBench()
    let car = ScriptedCar(.hasColdClock, bondKey: bench.bond.key)
    try await bench.takeFree("my-car-finder", at: Self.now)
    #expect(try await visit(bench, car) == 1)
    #expect(
      await asked(car) == ["time.challenge", "time.statement", "entitlements.push"])
  }

  @Test func `a cold clock is set when nothing waits, too`() async throws {
    let bench = try await PhoneBench()
    let car = ScriptedCar(.hasColdClock, bondKey: bench.bond.key)
    #expect(try await visit(bench, car) == nil)
    #expect(await asked(car) == ["time.challenge", "time.statement"])
  }

  @Test func `a clock that the car trusts is left alone`() async throws {
    let bench = try await PhoneBench()
    let car = ScriptedCar(bondKey: bench.bond.key)
    try await bench.takeFree("my-car-finder", at: Self.now)
    #expect(try await visit(bench, car) == 1)
    #expect(await asked(car) == ["entitlements.push"])
  }

  @Test func `a car that takes the document to be from the future learns the time first`()
    async throws
  {
    let bench = try await PhoneBench()
    let car = ScriptedCar(.isBehind, bondKey: bench.bond.key)
    try await bench.takeFree("my-car-finder", at: Self.now)
    #expect(try await visit(bench, car) == 1)
    #expect(
      await asked(car) == [
        "entitlements.push", "time.challenge", "time.statement", "entitlements.push",
      ])
    #expect(try bench.keptBond().acknowledgedVersion == 1)
  }

  @Test func `a car that refuses everything is told the time once and pushed to no more`()
    async throws
  {
    let bench = try await PhoneBench()
    let car = ScriptedCar(.refuses(.notYetValid), bondKey: bench.bond.key)
    try await bench.takeFree("my-car-finder", at: Self.now)
    await #expect {
      try await visit(bench, car)
    } throws: { error in
      guard case .car(.timeRefused(let refusal))? = error as? PhoneError else { return false }
      return refusal.known == .notYetValid
    }
    #expect(
      await asked(car) == ["entitlements.push", "time.challenge", "time.statement"])
    #expect(try bench.keptBond().acknowledgedVersion == nil)
  }

  @Test func `the time is world time, signed by the store for this car and its question`()
    async throws
  {
    let bench = try await PhoneBench()
    let car = ScriptedCar(.hasColdClock, bondKey: bench.bond.key)
    _ = try await visit(bench, car)
    let root = TrustedRoot(
      key: try await bench.store.trustRoot(), origin: .file, since: .opening)
    let stated = try DocumentVerifier.verifyTime(
      try #require(await car.statements.first), vehicle: bench.bond.vin,
      trust: TrustStore(roots: [root]))
    #expect(stated.issuedAt == Self.now)
    #expect(await stated.nonce == car.timeNonce)
    #expect(stated.nonce?.isEmpty == false)
  }
}
