import CarModel
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog

@testable import HeadUnit

/// `vehicles.addMany`: many cars with one request.
@Suite(.timeLimit(.minutes(2)))
struct FleetTests {
  private static let empty = HeadUnitFixture.Setup(vehicles: [])

  private func add(_ request: VehiclesAddMany, to fixture: HeadUnitFixture) async throws
    -> VehiclesAddMany.Response
  {
    try await fixture.operate { try await $0.call(request) }
  }

  @Test func `every profile and market that matches has its turn, in the catalogue's order`()
    async throws
  {
    try await HeadUnitFixture.run(Self.empty) { fixture in
      let answer = try await add(
        VehiclesAddMany(count: 2_500, profiles: ["qashqai-*/2025/*"], markets: ["FR", "GB"]),
        to: fixture)
      #expect(
        answer
          == VehiclesAddMany.Response(
            added: 2_500, firstVin: "SJNFLEET000000001", lastVin: "SJNFLEET000002500",
            total: 2_500))
      let expected = try ShippedCatalog.load().profiles(
        matching: [NamePattern("qashqai-*/2025/*")],
        markets: [NamePattern("FR"), NamePattern("GB")])
      let vehicles = await fixture.unit.world.vehicles
      #expect(vehicles.count == 2_500)
      let series = try VINSeries()
      for number in 1...2_500 {
        #expect(
          vehicles[series[number]]?.profile == expected[(number - 1) % expected.count])
      }
    }
  }

  @Test func `numbers that are taken are passed over, and nobody's car is touched`() async throws {
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: ["SJNFLEET000000002", HeadUnitFixture.vin])
    ) { fixture in
      let before = await fixture.unit.world.vehicles
      let answer = try await add(
        VehiclesAddMany(count: 3, profiles: ["leaf-ze1/2022/tekna"], markets: ["DE"]), to: fixture)
      #expect(answer.firstVin == "SJNFLEET000000001")
      #expect(answer.lastVin == "SJNFLEET000000004")
      #expect(answer.total == 5)
      let after = await fixture.unit.world.vehicles
      #expect(before.allSatisfy { after[$0.key] == $0.value })
      let more = try await add(
        VehiclesAddMany(
          count: 2, profiles: ["leaf-ze1/2022/tekna"], vinPrefix: "vskleaf", from: 41),
        to: fixture)
      #expect(more.firstVin == "VSKLEAF0000000041")
      #expect(more.lastVin == "VSKLEAF0000000042")
    }
  }

  @Test func `the fleet is there after a power cut`() async throws {
    try await HeadUnitFixture.run(Self.empty) { fixture in
      _ = try await add(VehiclesAddMany(count: 1_500, profiles: ["*"]), to: fixture)
      let said = await fixture.unit.world.vehicles
      try await HeadUnitFixture.run(Self.empty, in: try fixture.folder.afterPowerCut()) { again in
        #expect(await again.unit.world.vehicles == said)
      }
    }
  }

  /// A request that must be refused before anything is added, and the name of the refusal.
  struct Refused: Sendable, CustomTestStringConvertible {
    let request: VehiclesAddMany
    let name: ErrorName
    let says: String

    var testDescription: String { says }
  }

  static let refused: [Refused] = [
    Refused(
      request: VehiclesAddMany(count: World.vehiclesMax, profiles: ["*"]), name: .vehiclesFull,
      says: "a daemon holds at most 100000 vehicles"),
    Refused(
      request: VehiclesAddMany(count: 0, profiles: ["*"]), name: .invalidParams,
      says: "params.count is 0; it must be 1 to 100000"),
    Refused(
      request: VehiclesAddMany(count: World.vehiclesMax + 1, profiles: ["*"]),
      name: .invalidParams, says: "params.count is 100001; it must be 1 to 100000"),
    Refused(
      request: VehiclesAddMany(count: 1, profiles: []), name: .invalidParams,
      says: "params.profiles is empty; ‘*’ stands for all"),
    Refused(
      request: VehiclesAddMany(count: 1, profiles: ["qashqai-j12b/2025/tecna"]),
      name: .profileUnknown,
      says: "no profile matches ‘qashqai-j12b/2025/tecna’; near it are qashqai-j12b/2025/tekna,"
        + " qashqai-j12b/2024/tekna, qashqai-j12b/2026/tekna"),
    Refused(
      request: VehiclesAddMany(count: 1, profiles: ["leaf-ze0/*"], markets: ["GB"]),
      name: .profileUnknown, says: "nothing that matches ‘leaf-ze0/*’ was sold in ‘GB’"),
    Refused(
      request: VehiclesAddMany(count: 1, profiles: ["*"], markets: ["US"]), name: .marketUnknown,
      says: "no market matches ‘US’; markets are FR, GB, DE, ES, IT, NL, BE, LU, AT, CH, PL, SE,"
        + " NO, DK, FI, PT, IE"),
    Refused(
      request: VehiclesAddMany(count: 1, profiles: ["*"], vinPrefix: "SJO"), name: .vinInvalid,
      says: "VIN prefix ‘SJO’ holds ‘O’, which no VIN does"),
    Refused(
      request: VehiclesAddMany(count: 1, profiles: ["*"], from: -1), name: .invalidParams,
      says: "from -1 on, ‘SJNFLEET’ has too few numbers left; they end at 999999999"),
    Refused(
      request: VehiclesAddMany(count: 1, profiles: ["*"], from: 999_999_999),
      name: .invalidParams,
      says: "from 999999999 on, ‘SJNFLEET’ has too few numbers left; they end at 999999999"),
  ]

  @Test(arguments: refused)
  func `what cannot be whole is refused before anything is added`(refused: Refused) async throws {
    try await HeadUnitFixture.run { fixture in
      let error = try await refusal { try await add(refused.request, to: fixture) }
      #expect(error.known == refused.name)
      #expect(error.message == refused.says)
      #expect(await fixture.unit.world.vehicles.count == 1)
      #expect(await fixture.unit.world.promisedPlaces == 0)
      #expect(
        try await add(VehiclesAddMany(count: 2, profiles: ["*"]), to: fixture).total == 3)
    }
  }

  @Test func `places that were promised are kept free, and given back when the disk fails`()
    async throws
  {
    try await HeadUnitFixture.run(Self.empty) { fixture in
      // The 1,200th car cannot be written: the second transaction fails.
      try await fixture.tamper(
        """
        CREATE TEMP TRIGGER full BEFORE INSERT ON main.vehicle
        WHEN NEW.vin = 'SJNFLEET000001200' BEGIN SELECT RAISE(ABORT, 'disk full'); END
        """)
      let error = try await refusal {
        try await add(VehiclesAddMany(count: 2_500, profiles: ["*"]), to: fixture)
      }
      #expect(error.known == .storageFailed)
      #expect(await fixture.unit.world.vehicles.count == 1_000)
      #expect(await fixture.unit.world.promisedPlaces == 0)
      try await fixture.tamper("DROP TRIGGER temp.full")
      let rest = try await add(VehiclesAddMany(count: 1_500, profiles: ["*"]), to: fixture)
      #expect(rest.firstVin == "SJNFLEET000001001")
      #expect(rest.total == 2_500)
    }
  }

  @Test func `a car without a name is asked for by its VIN once there are several`() async throws {
    try await HeadUnitFixture.run(Self.empty) { fixture in
      _ = try await add(VehiclesAddMany(count: 2, profiles: ["*"]), to: fixture)
      let error = try await refusal { try await fixture.services() }
      #expect(error.known == .vehicleAmbiguous)
      #expect(try await fixture.services(of: "SJNFLEET000000002").vehicle == "SJNFLEET000000002")
    }
  }
}
