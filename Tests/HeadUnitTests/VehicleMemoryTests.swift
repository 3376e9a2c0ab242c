import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Logging
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// What a head unit keeps in memory, held against what another one keeps on a disk.
@Suite(.timeLimit(.minutes(2)))
struct VehicleMemoryTests {
  /// What a tester sees of a life.
  private struct Said: Equatable {
    let car: VehicleDescription
    let services: ServicesList.Response
    let bonds: Int
    let journal: [JournalReport]
    let oldest: Int?

    init(_ tester: some LinkPeer) async throws {
      car = try await tester.call(VehiclesDescribe())
      services = try await tester.call(ServicesList())
      bonds = try await tester.call(BondsList()).bonds.count
      let page = try await tester.call(JournalQuery(limit: 3))
      (journal, oldest) = (page.entries, page.oldest)
    }
  }

  /// A car is bought, driven and used.
  private func live(
    _ tester: some LinkPeer, _ caller: some LinkPeer, _ store: TestStore
  ) async throws {
    _ = try await tester.call(
      VehiclesAdd(vin: HeadUnitFixture.vin, profile: "qashqai-j12b/2025/tekna", market: "FR"))
    let phone = ScriptedPhone(caller)
    try await phone.hello()
    try await phone.openSession(try await phone.pair(root: store.root.publicKey))
    _ = try await phone.push(try await store.document([.sample()]))
    _ = try await tester.call(ClockAdvance(by: .minutes(3)))
    _ = try await tester.call(VehiclesSet(network: NetworkQuality.none))
    _ = try await tester.call(ClockAdvance(by: .hours(1)))
  }

  private func withUnit<Value: Sendable>(
    keptIn place: VehicleStoragePlace, entriesMax: Int = JournalLimits().entriesMax,
    _ body: @Sendable (HeadUnit) async throws -> Value
  ) async throws -> Value {
    let (loop, host) = (LinkLoop(), ManualHost())
    var settings = HeadUnit.Settings(daemonVersion: "0.1.0", pairing: .auto, trustFile: nil)
    settings.journal.entriesMax = entriesMax
    let unit = try HeadUnit(
      settings: settings, catalog: try ShippedCatalog.load(), keptIn: place,
      clock: .virtual(HeadUnitFixture.start), hostClock: host.clock, entropy: .seeded(1),
      timer: host,
      power: PowerSwitch {}, loop: loop,
      logger: Logger(label: "") { _ in SwiftLogNoOpLogHandler() })
    let value = try await withThrowingTaskGroup { group in
      group.addTask { await unit.run() }
      let outcome: Result<Value, any Error>
      do { outcome = .success(try await body(unit)) } catch { outcome = .failure(error) }
      await unit.stop()
      return try outcome.get()
    }
    try await loop.shutDown()
    return value
  }

  private func peer(of unit: HeadUnit, _ role: SocketRole) async -> DirectPeer {
    let (ours, theirs) = LinkConnection.pair()
    await unit.admit(theirs, on: role)
    return DirectPeer(to: unit, from: ours, to: theirs)
  }

  @Test(arguments: [4, 50_000])
  func `it says what a disk says, before and after a restart`(entriesMax: Int) async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    let memory = VehicleMemory()
    let claim = try StateFolder(claiming: folder.state)
    var said: [[Said]] = []
    for place in [VehicleStoragePlace.memory(memory), .database(try VehicleDatabase(in: claim))] {
      let before = try await withUnit(keptIn: place, entriesMax: entriesMax) { unit in
        let tester = await peer(of: unit, .control)
        try await live(tester, await peer(of: unit, .phone), store)
        return try await Said(tester)
      }
      let after = try await withUnit(keptIn: place, entriesMax: entriesMax) { unit in
        try await Said(await peer(of: unit, .control))
      }
      said.append([before, after])
    }
    #expect(said[0][0] == said[0][1])
    #expect(said[0] == said[1])
    #expect(said[0][0].journal.isEmpty == false)
  }

  @Test func `what it writes to a file is what a daemon begins with`() async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    let memory = VehicleMemory()
    let said = try await withUnit(keptIn: .memory(memory)) { unit in
      let tester = await peer(of: unit, .control)
      try await live(tester, await peer(of: unit, .phone), store)
      return try await Said(tester)
    }
    let claim = try StateFolder(claiming: folder.state)
    try memory.write(to: claim.databasePath)
    let again = try await withUnit(keptIn: .database(try VehicleDatabase(in: claim))) { unit in
      try await Said(await peer(of: unit, .control))
    }
    #expect(again == said)
  }

  @Test func `a car that is removed leaves nothing`() async throws {
    let store = try await TestStore()
    let memory = VehicleMemory()
    let journal = try await withUnit(keptIn: .memory(memory)) { unit in
      let tester = await peer(of: unit, .control)
      try await live(tester, await peer(of: unit, .phone), store)
      _ = try await tester.call(VehiclesRemove(vehicle: HeadUnitFixture.vin))
      _ = try await tester.call(
        VehiclesAdd(vin: HeadUnitFixture.vin, profile: "qashqai-j12b/2025/tekna", market: "FR"))
      return try await tester.call(JournalQuery())
    }
    #expect(journal.entries.map(\.sequence) == [1])
    let bonds = try await withUnit(keptIn: .memory(memory)) { unit in
      try await peer(of: unit, .control).call(BondsList()).bonds
    }
    #expect(bonds.isEmpty)
  }
}
