import CarModel
import Crypto
import Entitlements
import LinkProtocol
import LinkTransport
import NissanStore
import Pairing
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

@Suite struct CarLinkTests {
  private static let root = {
    var generator = SeededGenerator(seed: 5)
    return Ed25519PrivateKey(using: &generator).publicKey
  }()

  private static func bond(_ key: BondKey) throws -> PhoneBond {
    PhoneBond(
      id: key.id, key: key, vin: try VIN(ScriptedCar.vin), displayName: "Qashqai",
      storeRoot: root.id, pairedAt: .opening)
  }

  private static func key(_ byte: UInt8) throws -> BondKey {
    try #require(BondKey(rawRepresentation: [UInt8](repeating: byte, count: 16)))
  }

  private static func pair(
    with car: ScriptedCar, former: BondKey? = nil,
    isEqual: @escaping (PairingComparison) async -> Bool
  ) async throws -> NewBond {
    try await beside(car) { link throws(CarLinkError) in
      var generator = SeededGenerator(seed: 7)
      return try await link.pair(
        with: PairingRandom(using: &generator), storeRoot: root, formerBond: former,
        isEqual: isEqual)
    }
  }

  @Test func `both screens show the same number and both sides hold the same bond`() async throws {
    let car = ScriptedCar()
    var shown = ""
    let bond = try await Self.pair(with: car) { comparison in
      shown = comparison.number
      return true
    }
    #expect(shown.count == 6)
    #expect(await car.number == shown)
    #expect(await car.trustedRoot == Base64URL.encode(Self.root.rawRepresentation))

    let kept = try Self.bond(bond.key)
    try await beside(car) { link throws(CarLinkError) in
      var generator = SeededGenerator(seed: 8)
      _ = try await link.openSession(kept, using: &generator)
    }
    #expect(await car.isInSession)
  }

  @Test func `a phone that pairs again proves its older bond, and hears what became of it`()
    async throws
  {
    let former = try Self.key(1)
    let bond = try await Self.pair(with: ScriptedCar(bondKey: former), former: former) { _ in true }
    #expect(bond.replacedBonds == [former.id])
    #expect(bond.role == .driver)
    #expect(bond.trustedRoots == ["ours"])
  }

  @Test func `a person who says no ends the pairing on both sides`() async throws {
    let car = ScriptedCar()
    await #expect(throws: CarLinkError.numbersDiffer) {
      try await Self.pair(with: car) { _ in false }
    }
    #expect(
      await car.calls.suffix(2) == [PairingExchange.method, PairingCancel.method])
  }

  @Test func `a nonce that was not committed to is found before anyone sees a number`() async throws
  {
    let car = ScriptedCar(.opensWrongNonce)
    var wasAsked = false
    await #expect(throws: CarLinkError.pairingBroken(.badCommitment)) {
      try await Self.pair(with: car) { _ in
        wasAsked = true
        return true
      }
    }
    #expect(!wasAsked)
    #expect(await car.calls.last == PairingCancel.method)
  }

  @Test(arguments: [
    (ScriptedCar.Failure.wrongCheck, "bad_check"), (.namesOtherBond, "other_bond"),
    (.addsRoot, "bad_seal"), (.dropsRoots, "bad_seal"), (.raisesRole, "bad_seal"),
    (.dropsReplacedBond, "bad_seal"),
    (.shortNonce, "car_answer_unreadable"), (.otherVehicle, "other_vehicle"),
    (.refuses(.pairingRejected), "pairing_rejected"),
    (.refuses(.storeRootRefused), "store_root_refused"),
  ])
  func `a pairing that does not come out leaves no bond`(
    failure: ScriptedCar.Failure, name: String
  ) async throws {
    let former = try Self.key(1)
    let car = ScriptedCar(failure, bondKey: former)
    await #expect {
      try await Self.pair(with: car, former: former) { _ in true }
    } throws: { error in
      (error as? CarLinkError)?.name == name
    }
  }

  @Test(arguments: [ScriptedCar.Failure.wrongSessionProof, .reflectedSessionProof])
  func `whoever cannot prove to be the car is told nothing more`(
    failure: ScriptedCar.Failure
  ) async throws {
    let key = try Self.key(1)
    let car = ScriptedCar(failure, bondKey: key)
    let bond = try Self.bond(key)
    let vin = try VIN(ScriptedCar.vin)
    await #expect(throws: CarLinkError.carNotProven(vin)) {
      try await beside(car) { link throws(CarLinkError) in
        var generator = SeededGenerator(seed: 8)
        _ = try await link.openSession(bond, using: &generator)
      }
    }
    #expect(await car.calls == [LinkHello.method, SessionChallenge.method])
  }

  @Test func `a car that forgot the bond says so by name`() async throws {
    let car = ScriptedCar(bondKey: try Self.key(1))
    let bond = try Self.bond(try Self.key(2))
    await #expect {
      try await beside(car) { link throws(CarLinkError) in
        var generator = SeededGenerator(seed: 8)
        _ = try await link.openSession(bond, using: &generator)
      }
    } throws: { error in
      (error as? CarLinkError)?.name == "bond_unknown"
    }
  }

  @Test func `sessions never use a nonce twice`() async throws {
    var generator = SeededGenerator(seed: 8)
    let first = PairingRandom(using: &generator)
    let second = PairingRandom(using: &generator)
    #expect(first.nonce != second.nonce)
    #expect(
      first.privateKey.rawRepresentation != second.privateKey.rawRepresentation)
  }

  @Test func `a described vehicle is linked as it described itself`() throws {
    var description = VehicleDescription.sample
    description.built = "2025-02"
    let vehicle = try LinkedVehicle(description, vin: try VIN(ScriptedCar.vin))
    #expect(vehicle.profile == (try ProfileName("qashqai-j12b/2025/tekna")))
    #expect(vehicle.market == "FR")
    #expect(vehicle.built == YearMonth("2025-02"))
    description.built = "last spring"
    #expect(throws: CarLinkError.self) {
      try LinkedVehicle(description, vin: try VIN(ScriptedCar.vin))
    }
  }
}

/// Connects a phone to a car in process, says hello and runs `body`.
func beside<Value>(
  _ car: ScriptedCar, _ body: (CarLink) async throws(CarLinkError) -> Value
) async throws(CarLinkError) -> Value {
  let (phoneEnd, carEnd) = LinkConnection.pair()
  async let serving: Void = car.serve(carEnd)
  let outcome: Result<Value, CarLinkError>
  do throws(CarLinkError) {
    outcome = .success(
      // No test waits for a silent car: a machine that is busy with other tests must not look so.
      try await ProtocolClient.serving(
        phoneEnd, timeoutMilliseconds: 600_000
      ) { client throws(CarLinkError) in
        let vin = try? VIN(ScriptedCar.vin)
        let link = try await CarLink.greet(over: client, as: .sample, vehicle: vin)
        return try await body(link)
      })
  } catch {
    outcome = .failure(error)
  }
  await serving
  return try outcome.get()
}
