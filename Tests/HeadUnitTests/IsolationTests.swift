import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// What happens to one car changes nothing in another.
@Suite(.timeLimit(.minutes(2)))
struct IsolationTests {
  /// Something that happens to one car of several.
  struct Happening: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let happen: @Sendable (HeadUnitFixture, TestStore, _ vin: String) async throws -> Void

    init(
      _ testDescription: String,
      _ happen: @escaping @Sendable (HeadUnitFixture, TestStore, _ vin: String) async throws -> Void
    ) {
      self.testDescription = testDescription
      self.happen = happen
    }
  }

  static let happenings = [
    Happening("the key is turned") { fixture, _, vin in
      _ = try await fixture.operate {
        try await $0.call(VehiclesSet(vehicle: vin, power: .driving))
      }
    },
    Happening("the network goes") { fixture, _, vin in
      _ = try await fixture.operate {
        try await $0.call(VehiclesSet(vehicle: vin, network: NetworkQuality.none))
      }
    },
    Happening("a phone pairs") { fixture, _, vin in
      try await fixture.pairedPhone(9, vin: vin) { _ in }
    },
    Happening("a pairing fails") { fixture, _, vin in
      try await fixture.phone(8, vin: vin) { phone in
        _ = try await phone.compare()
        _ = try await fixture.operate { try await $0.call(PairingReject(vehicle: vin)) }
      }
    },
    Happening("a bond is removed") { fixture, _, vin in
      try await fixture.operate { client in
        let bonds = try await client.call(BondsList(vehicle: vin)).bonds
        for bond in bonds {
          _ = try await client.call(BondsRemove(vehicle: vin, bond: bond.bond))
        }
      }
    },
    Happening("another root is trusted") { fixture, _, vin in
      let root = try await TestStore(seed: 5).root.publicKey
      _ = try await fixture.operate {
        try await $0.call(
          TrustAdd(vehicle: vin, root: Base64URL.encode(root.rawRepresentation)))
      }
    },
    Happening("a refund arrives") { fixture, store, vin in
      let document = try await store.document(
        [.sample(revision: 2, .revoked, .refund)], version: 2, vin: vin)
      _ = try await fixture.operate {
        try await $0.call(EntitlementsPush(document: document, vehicle: vin))
      }
    },
    Happening("another car's document arrives") { fixture, store, vin in
      let other = try #require(IsolationTests.cars.first { $0 != vin })
      let document = try await store.document([.sample(revision: 2)], version: 2, vin: other)
      let error = try await refusal {
        try await fixture.operate {
          try await $0.call(EntitlementsPush(document: document, vehicle: vin))
        }
      }
      #expect(error.known == .wrongVehicle)
    },
    Happening("it is removed") { fixture, _, vin in
      _ = try await fixture.operate { try await $0.call(VehiclesRemove(vehicle: vin)) }
    },
  ]

  static let cars = (1...5).map { "SJNFLEET00000000\($0)" }

  /// Everything that is to be known of each car, from outside and from inside.
  private func truth(_ fixture: HeadUnitFixture, without vin: String) async throws -> [String] {
    var truth: [String] = []
    for car in Self.cars where car != vin {
      let said = try await fixture.operate { client in
        (
          try await client.call(VehiclesDescribe(vehicle: car)),
          try await client.call(ServicesList(vehicle: car)),
          try await client.call(BondsList(vehicle: car)),
          try await client.call(TrustList(vehicle: car)),
          try await client.call(PairingShow(vehicle: car))
        )
      }
      let kept = await fixture.unit.world.vehicles[try VIN(car)]
      truth.append("\(said) \(String(describing: kept))")
    }
    return truth
  }

  /// Five cars of different profiles, each with a phone, a trusted store and a document.
  private func withCars(_ body: (HeadUnitFixture, TestStore) async throws -> Void) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: [])) { fixture in
      _ = try await fixture.operate {
        try await $0.call(
          VehiclesAddMany(
            count: Self.cars.count, profiles: ["qashqai-j12b/2025/tekna", "leaf-ze1/2022/tekna"],
            markets: ["FR", "GB", "DE"]))
      }
      for (number, car) in Self.cars.enumerated() {
        try await fixture.pairedPhone(number + 1, vin: car, store: store) { phone in
          _ = try await phone.push(try await store.document([.sample()], vin: car))
        }
      }
      try await body(fixture, store)
    }
  }

  @Test(arguments: happenings, [0, 2, 4])
  func `what happens to one car changes nothing in another`(
    happening: Happening, position: Int
  ) async throws {
    let vin = Self.cars[position]
    try await withCars { fixture, store in
      let car = try VIN(vin)
      let before = try await truth(fixture, without: vin)
      let carBefore = await fixture.unit.world.vehicles[car]
      try await happening.happen(fixture, store, vin)
      #expect(try await truth(fixture, without: vin) == before)
      if happening.testDescription != "another car's document arrives" {
        #expect(await fixture.unit.world.vehicles[car] != carBefore, "something did happen")
      }
    }
  }

  @Test func `each car lives through the year by its own document`() async throws {
    try await withCars { fixture, store in
      for (number, car) in Self.cars.enumerated() {
        let end = HeadUnitFixture.start.adding(.days(40 + 40 * number))
        let document = try await store.document(
          [.sample(revision: 2, paidThrough: end)], version: 2, vin: car, lease: .days(400))
        _ = try await fixture.operate {
          try await $0.call(EntitlementsPush(document: document, vehicle: car))
        }
      }
      let changes = try await fixture.advance(.days(365)).changes
      for (number, car) in Self.cars.enumerated() {
        let own = changes.filter { $0.vehicle == car }
        #expect(own.map(\.to) == [.active, .expired])
        #expect(own.last?.at == HeadUnitFixture.start.adding(.days(40 + 40 * number)))
      }
      #expect(changes.map(\.at) == changes.map(\.at).sorted())
    }
  }
}
