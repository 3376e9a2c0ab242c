import CarModel
import Entitlements
import Foundation
import LinkProtocol
import LinkTransport
import Pairing
import TestSupport
import Testing
import WireText
import WorldTime

@testable import HeadUnit

/// Everything the control client can ask of a car.
private struct Said: Equatable {
  let services: ServicesList.Response
  let bonds: BondsList.Response
  let roots: TrustList.Response
  let car: VehicleDescription

  init(_ fixture: HeadUnitFixture) async throws {
    services = try await fixture.services()
    (bonds, roots, car) = try await fixture.operate { client in
      (
        try await client.call(BondsList()), try await client.call(TrustList()),
        try await client.call(VehiclesDescribe())
      )
    }
  }
}

/// A head unit that starts on the state another one left, however it was ended.
@Suite(.timeLimit(.minutes(2)))
struct RestartTests {
  @Test func `kill -9 at any point of a purchase's life changes no answer`() async throws {
    let store = try await TestStore()
    func at(_ days: Int) -> Instant { HeadUnitFixture.start.adding(.days(days)) }
    try await HeadUnitFixture.run { fixture in
      func check(_ point: Comment) async throws {
        let said = try await Said(fixture)
        let again = try await HeadUnitFixture.run(in: try fixture.folder.afterPowerCut()) {
          try await Said($0)
        }
        #expect(again == said, point)
      }
      try await check("a new car")
      let bond = try await fixture.phone { try await $0.pair(root: store.root.publicKey) }
      try await check("paired")
      try await fixture.phone { phone in
        try await phone.openSession(bond)
        _ = try await phone.push(
          try await store.document([.sample(grace: at(44), hold: at(88))], lease: .days(60)))
        try await check("activating")
        try await fixture.advance(.minutes(2))
        _ = try await fixture.operate {
          try await $0.call(VehiclesSet(network: NetworkQuality.none))
        }
        try await check("interrupted")
        try await fixture.advance(.hours(1))
        _ = try await fixture.operate { try await $0.call(VehiclesSet(network: .good)) }
        try await check("resumed")
        try await fixture.advance(.minutes(3))
        try await check("active")
        try await fixture.advance(.days(28))
        try await check("renewal pending")
        let paid = Entitlement.sample(
          revision: 2, paidThrough: at(59), grace: at(75), hold: at(120))
        _ = try await phone.push(
          try await store.document([paid], version: 2, issuedAt: at(28), lease: .days(400)))
        try await check("renewed")
        for days in [32, 16, 45] {
          try await fixture.advance(.days(days))
          try await check("later")
        }
        let silent = try await fixture.status(of: "smart-alerts")
        #expect(silent.state == .suspended && silent.reason == "renewal_pending")
      }
    }
  }

  @Test func `a session opens with a bond of the time before`() async throws {
    let folder = try TemporaryFolder()
    let bond = try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.phone { try await $0.pair() }
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.phone { phone in
        #expect(try await phone.client.call(RpcDiscover()).content["openrpc"] != nil)
        try await phone.openSession(bond)
      }
    }
  }

  @Test func `a frozen world goes on where it stopped, whatever start is asked for`()
    async throws
  {
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { try await $0.advance(.days(3)) }
    for clock in [ClockStart.virtual(nil), .virtual(.distantPast), .virtual(.distantFuture)] {
      try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: clock), in: folder) { fixture in
        let report = try await fixture.operate { try await $0.call(ClockGet()) }
        #expect(report.worldTime == HeadUnitFixture.start.adding(.days(3)))
        #expect(report.rate == 0)
      }
    }
  }

  @Test func `a running world that was stopped goes on from that instant at its rate`()
    async throws
  {
    let folder = try TemporaryFolder()
    let host = ManualHost()
    try await HeadUnitFixture.run(in: folder, host: host) { fixture in
      _ = try await fixture.operate { try await $0.call(ClockRate(rate: 60)) }
      host.pass(milliseconds: 60_000)
    }
    host.pass(milliseconds: 3_600_000)
    try await HeadUnitFixture.run(in: folder, host: host) { fixture in
      let report = try await fixture.operate { try await $0.call(ClockGet()) }
      #expect(report.worldTime == HeadUnitFixture.start.adding(.hours(1)))
      #expect(report.rate == 60)
      host.pass(milliseconds: 1_000)
      let later = try await fixture.operate { try await $0.call(ClockGet()) }
      #expect(later.worldTime == HeadUnitFixture.start.adding(.minutes(61)))
    }
  }

  @Test func `what fell due while the host's clock went on alone is made up for`() async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    let host = ManualHost()
    let setup = HeadUnitFixture.Setup(clock: .system)
    try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
    }
    host.pass(milliseconds: 27 * 86_400_000)
    try await HeadUnitFixture.run(setup, in: folder, host: host) { fixture in
      #expect(try await fixture.status(of: "smart-alerts").state == .active)
      try await fixture.until {
        await $0.world.due.first?.due == HeadUnitFixture.start.adding(.days(28))
      }
      #expect(host.alarmMilliseconds == 86_400_000)
    }
  }
}

/// A state that cannot be taken up is refused by name and left as it is.
@Suite(.timeLimit(.minutes(2)))
struct StartRefusalTests {
  /// The refusal of a start on a folder.
  private func refusal(
    in folder: TemporaryFolder, _ setup: HeadUnitFixture.Setup = HeadUnitFixture.Setup(),
    host: ManualHost = ManualHost(), _ location: SourceLocation = #_sourceLocation
  ) async throws -> StartRefusal {
    let refusal = await #expect(throws: StartRefusal.self, sourceLocation: location) {
      try await HeadUnitFixture.run(setup, in: folder, host: host) { _ in }
    }
    return try #require(refusal, sourceLocation: location)
  }

  @Test func `one state folder serves one daemon at a time`() async throws {
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      for _ in 0..<3 {
        #expect(try await refusal(in: folder) == .stateFolderInUse(path: folder.state))
      }
      _ = try await fixture.operate { try await $0.call(VehiclesSet(power: .off)) }
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      let car = try await fixture.operate { try await $0.call(VehiclesDescribe()) }
      #expect(car.power == .off)
    }
  }

  @Test func `a file that is no database is left as it is`() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.state, withIntermediateDirectories: false)
    let text = Data(String(repeating: "This is a shopping list.\n", count: 200).utf8)
    try text.write(to: URL(fileURLWithPath: folder.database))
    #expect(try await refusal(in: folder).name == "state_unreadable")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == text)
  }

  @Test func `a world of a later version is refused and left as it is`() async throws {
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.tamper("INSERT INTO grdb_migrations VALUES ('From a later version')")
    }
    for _ in 0..<2 {
      #expect(
        try await refusal(in: folder, HeadUnitFixture.Setup(vehicles: [])).name
          == "state_unreadable")
    }
  }

  /// SQL that spoils a kept world, and what of the world is told to be out of service then.
  @Test(arguments: [
    ("UPDATE vehicle SET profile = 'qashqai-j99/2025/tekna'", "withheld: 1"),
    ("UPDATE vehicle SET market = 'XX'", "withheld: 1"),
    ("UPDATE vehicle SET profile = 'qashqai'", "set aside"),
    ("UPDATE vehicle SET state = '{}'", "set aside"),
    (
      "UPDATE vehicle SET state = json_set(state, '$.clock.budgetMinutes', 9e15)",
      "set aside"
    ),
    ("UPDATE entitlementRecord SET document = '{}'", "set aside"),
    ("UPDATE trustedRoot SET publicKey = x'00'", "set aside"),
    ("UPDATE world SET mode = 'imaginary'", "set aside"),
    ("PRAGMA foreign_keys = 0; UPDATE vehicle SET vin = 'short'", "set aside"),
  ])
  func `a kept world that makes no sense in part serves the rest and says so`(
    sql: String, reported: String
  ) async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      try await fixture.tamper(sql)
    }
    let standingFailure = try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: []), in: folder
    ) {
      fixture in
      try await fixture.operate { try await $0.call(DaemonStatus()) }.standingFailure
    }
    #expect(standingFailure?.contains(reported) == true, "\(standingFailure ?? "")")
  }

  @Test func `a car that a catalogue lacks is back with one that has it`() async throws {
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.tamper("UPDATE vehicle SET profile = 'qashqai-j99/2025/tekna'")
    }
    let without = HeadUnitFixture.Setup(vehicles: [])
    try await HeadUnitFixture.run(without, in: folder) { fixture in
      #expect(await fixture.unit.world.vehicles.isEmpty)
      try await fixture.tamper("UPDATE vehicle SET profile = 'qashqai-j12b/2025/tekna'")
    }
    try await HeadUnitFixture.run(without, in: folder) { fixture in
      #expect(await fixture.unit.world.vehicles.count == 1)
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure == nil)
    }
  }
}
