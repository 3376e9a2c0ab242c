import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import WireText

@testable import HeadUnit

/// Lists come a page at a time, and no page is longer than a line.
@Suite(.timeLimit(.minutes(2)))
struct PageTests {
  private static let fleet = 2_300

  /// A daemon with ``fleet`` cars, one of which has a bond and a root.
  private func withFleet(_ body: (HeadUnitFixture, ScriptedPhone) async throws -> Void) async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      _ = try await fixture.operate {
        try await $0.call(VehiclesAddMany(count: Self.fleet - 1, profiles: ["*"]))
      }
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
        try await body(fixture, phone)
      }
    }
  }

  private func pages(_ limit: Int?, of fixture: HeadUnitFixture) async throws -> [VehiclesList
    .Response]
  {
    try await fixture.operate { client in
      var pages = [try await client.call(VehiclesList(limit: limit))]
      while let next = pages.last?.next {
        pages.append(try await client.call(VehiclesList(after: next, limit: limit)))
      }
      return pages
    }
  }

  @Test(arguments: [nil, 1_000, 999, 575, 460])
  func `the pages together are all vehicles in order of VIN`(limit: Int?) async throws {
    try await withFleet { fixture, _ in
      let pages = try await pages(limit, of: fixture)
      let all = pages.flatMap(\.vehicles)
      #expect(all.count == Self.fleet)
      #expect(all.map(\.vin) == all.map(\.vin).sorted())
      #expect(Set(all.map(\.vin)).count == Self.fleet)
      let size = limit ?? ProtocolLimits.pageMax
      #expect(pages.count == (Self.fleet + size - 1) / size)
      #expect(pages.dropLast().allSatisfy { $0.vehicles.count == size })
      #expect(pages.allSatisfy { $0.total == Self.fleet })
      #expect(all.last { $0.bonds == 1 }?.vin == HeadUnitFixture.vin)
      #expect(all.last?.documentVersion == 1)
    }
  }

  @Test func `the longest page fits a line of the socket`() async throws {
    try await withFleet { fixture, _ in
      let line = try await fixture.operate { client in
        let page = try await client.call(method: VehiclesList.method, params: [:])
        return try JSONLineEncoder.encode(page)
      }
      #expect(line.count < LinkLimits.control.lineBytesMax)
      // A VIN, a profile and a market of any car: rows have no text of arbitrary length.
      #expect(line.count / ProtocolLimits.pageMax < 200)
    }
  }

  @Test func `a page begins where it is told, also between vehicles, and cars come and go`()
    async throws
  {
    try await withFleet { fixture, _ in
      try await fixture.operate { client in
        func vins(after place: String) async throws -> [String] {
          try await client.call(VehiclesList(after: place, limit: 2)).vehicles.map(\.vin)
        }
        let second = "SJNFLEET000000002"
        #expect(try await vins(after: "AAAAAAAAAAAAAAAAA").first == "SJNFLEET000000001")
        #expect(try await vins(after: "SJNFLEET000000001") == [second, "SJNFLEET000000003"])
        _ = try await client.call(VehiclesRemove(vehicle: second))
        #expect(
          try await vins(after: "SJNFLEET000000001") == ["SJNFLEET000000003", "SJNFLEET000000004"])
        _ = try await client.call(
          VehiclesAdd(vin: second, profile: "leaf-ze1/2022/tekna", market: "FR"))
        #expect(try await vins(after: "SJNFLEET000000001") == [second, "SJNFLEET000000003"])
        #expect(try await vins(after: HeadUnitFixture.vin) == [])
        #expect(try await client.call(VehiclesList(after: HeadUnitFixture.vin)).next == nil)
      }
    }
  }

  @Test(arguments: [0, -1, ProtocolLimits.pageMax + 1])
  func `a page of no possible size is refused`(limit: Int) async throws {
    try await HeadUnitFixture.run { fixture in
      let error = try await refusal {
        try await fixture.operate { try await $0.call(VehiclesList(limit: limit)) }
      }
      #expect(error.known == .invalidParams)
      #expect(error.message == "params.limit is \(limit); it must be 1 to 1000")
    }
  }

  @Test func `trusted roots come by pages of vehicles, the trust file's on the first`()
    async throws
  {
    let file = try await TestStore(seed: 2)
    var setup = HeadUnitFixture.Setup(vehicles: [])
    setup.trustFile = file.trust
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.operate { client in
        _ = try await client.call(VehiclesAddMany(count: 3, profiles: ["*"]))
        let added = try await TestStore(seed: 3).root.publicKey
        for vin in ["SJNFLEET000000001", "SJNFLEET000000003"] {
          _ = try await client.call(
            TrustAdd(vehicle: vin, root: Base64URL.encode(added.rawRepresentation)))
        }
        let first = try await client.call(TrustList(limit: 2))
        #expect(first.roots.map(\.vehicle) == [nil, "SJNFLEET000000001"])
        #expect(first.next == "SJNFLEET000000002")
        let second = try await client.call(TrustList(after: first.next, limit: 2))
        #expect(second.roots.map(\.vehicle) == ["SJNFLEET000000003"])
        #expect(second.next == nil)
      }
    }
  }
}
