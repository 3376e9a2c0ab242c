import Entitlements
import LinkProtocol
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

@Suite struct OutboxTests {
  /// One command of the phone: connects, proves the bond, delivers what waits.
  private func deliver(
    _ fixture: PhoneFixture, to car: ScriptedCar, at now: Instant = .opening
  ) async throws -> Int? {
    let outbox = Outbox(store: fixture.store, home: fixture.home)
    let bond = try fixture.keptBond()
    let outcome = try await beside(car) { link throws(CarLinkError) in
      var generator = SeededGenerator(seed: 8)
      let session = try await link.openSession(bond, using: &generator)
      do throws(PhoneError) {
        return Result<Int?, PhoneError>.success(
          try await outbox.deliver(to: bond, through: session, at: now)?.version)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  @Test func `nothing waits before anything was bought`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(bondKey: fixture.bond.key)
    #expect(try await deliver(fixture, to: car) == nil)
    #expect(await car.documents == [])
  }

  @Test func `a purchase waits until the car acknowledges it, and then no more`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder")
    #expect(try await deliver(fixture, to: car) == 1)
    #expect(try fixture.keptBond().acknowledgedVersion == 1)
    #expect(try await deliver(fixture, to: car) == nil)
    #expect(await car.documents.count == 1)
  }

  @Test func `a lost acknowledgement means that the same document is pushed again`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.losesAcknowledgement, bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder")
    await #expect {
      try await deliver(fixture, to: car)
    } throws: { error in
      guard case .car(.unanswered)? = error as? PhoneError else { return false }
      return true
    }
    #expect(try fixture.keptBond().acknowledgedVersion == nil)

    await car.behave()
    #expect(try await deliver(fixture, to: car) == 1)
    let documents = await car.documents
    #expect(documents.count == 2)
    #expect(documents.first == documents.last)
  }

  @Test func `two purchases out of reach arrive as one document that holds both`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder")
    try await fixture.orderFree("send-to-car")
    let version = try #require(try await deliver(fixture, to: car))
    let newest = try await fixture.store.latestDocument(for: fixture.bond.vin, at: .opening)
    #expect(newest?.document.version == version)
    let services = newest?.document.entitlements.map(\.service.rawValue) ?? []
    #expect(Set(services).isSuperset(of: ["my-car-finder", "send-to-car"]))
    #expect(await car.documents == [newest?.compact])
  }

  @Test(arguments: [ErrorName.badSignature, .rollback, .storageFailed, .sessionRequired])
  func `a document that the car refuses stays in the outbox`(name: ErrorName) async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.refuses(name), bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder")
    await #expect {
      try await deliver(fixture, to: car)
    } throws: { error in
      guard case .car(.refused(let refusal))? = error as? PhoneError else { return false }
      return refusal.known == name
    }
    #expect(try fixture.keptBond().acknowledgedVersion == nil)
  }

  @Test func `an acknowledgement of something else is none`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(.acknowledgesOtherVersion, bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder")
    await #expect(throws: PhoneError.car(.otherDocument(pushed: 1, acknowledged: 2))) {
      try await deliver(fixture, to: car)
    }
    #expect(try fixture.keptBond().acknowledgedVersion == nil)
  }

  @Test func `a car paired anew gets the newest document whatever it had`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder")
    #expect(try await deliver(fixture, to: car) == 1)
    var anew = try fixture.keptBond()
    anew.acknowledgedVersion = nil
    try fixture.home.change { [anew] in $0.keep(anew) }
    #expect(try await deliver(fixture, to: car) == 1)
  }

  @Test func `a failed phone that forgets the acknowledgement pushes once more`() async throws {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(bondKey: fixture.bond.key)
    try await fixture.orderFree("my-car-finder")
    let before = try #require(try fixture.home.read())
    #expect(try await deliver(fixture, to: car) == 1)
    try fixture.home.change { $0 = before }
    #expect(try await deliver(fixture, to: car) == 1)
    #expect(await car.documents.count == 2)
  }
}
