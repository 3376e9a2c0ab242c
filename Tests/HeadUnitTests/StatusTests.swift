import LinkProtocol
import LinkTransport
import TestSupport
import Testing

@testable import HeadUnit

@Suite(.timeLimit(.minutes(2)))
struct StatusTests {
  private func status(_ fixture: HeadUnitFixture) async throws -> DaemonStatus.Response {
    try await fixture.operate { try await $0.call(DaemonStatus()) }
  }

  @Test func `bonds are counted as they come and go, with their cars too`() async throws {
    let other = "SJNTAAJ12U0000002"
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, other]), in: folder
    ) { fixture in
      #expect(try await status(fixture).bonds == 0)
      try await fixture.pairedPhone(1) { _ in }
      try await fixture.pairedPhone(2) { _ in }
      // Without proof of its bond a phone that pairs again has one more.
      try await fixture.pairedPhone(1) { _ in }
      try await fixture.pairedPhone(3, vin: other) { _ in }
      #expect(try await status(fixture).bonds == 4)
      let bond = try await fixture.operate { client in
        let bonds = try await client.call(BondsList(vehicle: HeadUnitFixture.vin)).bonds
        _ = try await client.call(BondsRemove(vehicle: HeadUnitFixture.vin, bond: bonds[0].bond))
        return bonds.count
      }
      #expect(bond == 3)
      #expect(try await status(fixture).bonds == 3)
    }
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) { fixture in
      #expect(try await status(fixture).bonds == 3)
      _ = try await fixture.operate { try await $0.call(VehiclesRemove(vehicle: other)) }
      #expect(try await status(fixture).bonds == 2)
    }
  }

  @Test func `memory is told, and a vehicle's share once there are enough to tell`() async throws {
    try await HeadUnitFixture.run { fixture in
      let few = try await status(fixture)
      let resident = try #require(few.memoryBytes)
      #expect(resident > 1 << 20)
      #expect(few.bytesPerVehicle == nil)
      _ = try await fixture.operate {
        try await $0.call(VehiclesAddMany(count: ProcessMemory.vehiclesMin, profiles: ["*"]))
      }
      #expect(try #require(try await status(fixture).bytesPerVehicle) >= 0)
    }
  }

  @Test(arguments: [
    (999, 9_990_000, nil), (1_000, 8_192_000, 8_192), (4_000, 4_000, 1), (1_000, -5_000, 0),
  ])
  func `a vehicle's share is what grew, over the vehicles`(
    vehicles: Int, growth: Int, share: Int?
  ) {
    let empty = ProcessMemory(residentBytes: 50 << 20, ownBytes: 20 << 20)
    let now = ProcessMemory(residentBytes: 90 << 20, ownBytes: (20 << 20) + growth)
    #expect(now.bytesPerVehicle(since: empty, vehicles: vehicles) == share)
  }

  @Test func `what the kernel says of this process is read`() throws {
    let before = try #require(ProcessMemory.read())
    #expect(before.ownBytes > 0 && before.ownBytes < before.residentBytes)
    let block = [UInt8](repeating: 1, count: 64 << 20)
    let after = try #require(ProcessMemory.read())
    #expect(after.ownBytes > before.ownBytes)
    #expect(block.last == 1)
  }
}
