import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// The journal on the disk: who did what, when, in the transaction that did it.
@Suite(.timeLimit(.minutes(2)))
struct JournalTests {
  /// A head unit whose car was paired and given one service, which is active.
  private func withService(
    _ setup: HeadUnitFixture.Setup = HeadUnitFixture.Setup(), in folder: TemporaryFolder? = nil,
    _ body: (HeadUnitFixture) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(setup, in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      try await fixture.advance(.hours(1))
      try await body(fixture)
    }
  }

  @Test func `it tells in order who did what, and when`() async throws {
    try await withService { fixture in
      let uid = PeerCredentials.ofThisProcess.uid
      _ = try await fixture.operate { client in
        try await client.call(VehiclesSet(power: .off, network: .poor))
      }
      let entries = try await fixture.entries()
      #expect(entries.map(\.sequence) == Array(1...entries.count))
      let bond = try #require(await fixture.bonds.first)
      let phone = "phone \(bond.id) Phone 1"
      #expect(
        entries.map { "\($0.note.kind.rawValue) by \($0.actor)" } == [
          "vehicle_added by tester uid \(uid)", "root_trusted by \(phone)",
          "bond_added by \(phone)", "document_accepted by \(phone)",
          "service_changed by \(phone)", "service_changed by time",
          "network_changed by tester uid \(uid)", "power_changed by tester uid \(uid)",
        ])
      let activation = try #require(entries.first { $0.actor == "time" })
      #expect(activation.note.service == "smart-alerts")
      #expect(activation.note.details == ["from": "activating", "to": "active", "reason": "paid"])
      #expect(
        activation.at > HeadUnitFixture.start
          && activation.at < HeadUnitFixture.start.adding(.hours(1)))
      #expect(entries.last?.note.details == ["from": "on", "to": "off"])
      #expect(entries.last?.at == HeadUnitFixture.start.adding(.hours(1)))
      #expect(entries.allSatisfy { $0.wall == $0.at })
    }
  }

  @Test func `numbers go on after a restart and after a kill`() async throws {
    let folder = try TemporaryFolder()
    try await withService(in: folder) { fixture in
      let before = try await fixture.entries()
      try await HeadUnitFixture.run(in: try folder.afterPowerCut()) { again in
        #expect(try await again.entries() == before)
        _ = try await again.operate { try await $0.call(VehiclesSet(power: .off)) }
        let after = try await again.entries()
        #expect(after.dropLast() == before[...])
        #expect(after.last?.sequence == before.count + 1)
      }
    }
  }

  @Test func `of a full journal the oldest entries go, and numbers never come back`()
    async throws
  {
    var setup = HeadUnitFixture.Setup()
    setup.journal.entriesMax = 3
    let folder = try TemporaryFolder()
    try await withService(setup, in: folder) { fixture in
      #expect(try await fixture.entries().map(\.sequence) == [4, 5, 6])
      for power in [PowerMode.off, .on, .off, .on] {
        _ = try await fixture.operate { try await $0.call(VehiclesSet(power: power)) }
      }
      #expect(try await fixture.entries().map(\.sequence) == [8, 9, 10])
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      _ = try await fixture.operate { try await $0.call(VehiclesSet(network: .poor)) }
      #expect(try await fixture.entries().map(\.sequence) == [8, 9, 10, 11])
    }
  }

  @Test func `one batch of more entries than are kept leaves the last`() async throws {
    let store = try await TestStore()
    var setup = HeadUnitFixture.Setup()
    setup.journal.entriesMax = 2
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(
          try await store.document(
            [
              .sample(
                grace: HeadUnitFixture.start.adding(.days(44)),
                hold: HeadUnitFixture.start.adding(.days(88)))
            ], lease: .days(400)))
      }
      try await fixture.advance(.days(200))
      let entries = try await fixture.entries()
      #expect(entries.count == 2)
      #expect(entries.last?.note.details["to"] == "suspended")
      let last = try await fixture.unit.world.journalLast[VIN(HeadUnitFixture.vin)]
      #expect(entries.map(\.sequence) == last.map { [$0 - 1, $0] })
    }
  }

  @Test func `what cannot be told is not done, and what is not done is not told`() async throws {
    try await withService { fixture in
      let before = try await fixture.entries()
      let car = await fixture.unit.world.vehicles
      try await fixture.tamper(
        """
        CREATE TEMP TRIGGER fault BEFORE INSERT ON main.journal BEGIN
          SELECT RAISE(FAIL, 'disk I/O error');
        END
        """)
      let error = try await refusal {
        try await fixture.operate { try await $0.call(VehiclesSet(power: .off)) }
      }
      #expect(error.known == .storageFailed)
      #expect(await fixture.unit.world.vehicles == car)
      try await fixture.tamper("DROP TRIGGER temp.fault")
      #expect(try await fixture.entries() == before)
      _ = try await fixture.operate { try await $0.call(VehiclesSet(power: .off)) }
      #expect(try await fixture.entries().map(\.sequence) == Array(1...before.count + 1))
    }
  }

  @Test func `a car's journal goes with it, and the next one begins at 1`() async throws {
    let car = "leaf-ze1/2022/tekna"
    for inOneCommit in [false, true] {
      try await withService { fixture in
        let requests = [
          fixture.asking { _ = try await $0.call(VehiclesSet(power: .off)) },
          fixture.asking { _ = try await $0.call(VehiclesRemove(vehicle: HeadUnitFixture.vin)) },
          fixture.asking {
            _ = try await $0.call(VehiclesAdd(vin: HeadUnitFixture.vin, profile: car, market: "GB"))
          },
        ]
        if inOneCommit {
          _ = try await fixture.together(requests)
        } else {
          for request in requests { try await request() }
        }
        let entries = try await fixture.entries()
        #expect(entries.map(\.sequence) == [1])
        #expect(entries.first?.note.details == ["profile": car, "market": "GB"])
      }
    }
  }

  @Test func `a rejected document is told with its code, whoever checked it`() async throws {
    let (store, outsider) = (try await TestStore(), try await TestStore(seed: 9))
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()], version: 2))
        let forged = try await outsider.document([.sample()], version: 3)
        _ = try await refusal { try await phone.push(forged) }
        let old = try await store.document([.sample()], version: 1)
        _ = try await refusal { try await phone.push(old) }
      }
      let codes = try await fixture.entries().filter { $0.note.kind == .documentRejected }
        .map { $0.note.details["code"] }
      #expect(codes == ["unknown_key", "rollback"])
    }
  }

  @Test func `a rejected document is answered also when the journal cannot be written`()
    async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone { phone in
        try await fixture.tamper("PRAGMA query_only = 1")
        let forged = try await store.document([.sample()])
        let error = try await refusal { try await phone.push(forged) }
        #expect(error.known == .unknownKey)
        try await fixture.tamper("PRAGMA query_only = 0")
      }
    }
  }

  @Test func `no entry holds the key of a bond`() async throws {
    try await withService { fixture in
      let vehicles = await fixture.unit.world.vehicles
      let keys = vehicles.values.flatMap(\.bonds).map { Base64URL.encode($0.key) }
      #expect(keys.count == 1)
      for entry in try await fixture.entries() {
        for (_, text) in entry.note.details.sorted { #expect(!keys.contains(text)) }
      }
    }
  }
}

extension HeadUnitFixture {
  /// Everything that the journal of a car keeps, as it stands on the disk.
  func entries(of vin: String = HeadUnitFixture.vin) async throws -> [JournalEntry] {
    try await database.journalPage(
      JournalSelection(vehicle: try VIN(vin), through: .max, limit: 1_000_000)
    ).entries
  }
}
