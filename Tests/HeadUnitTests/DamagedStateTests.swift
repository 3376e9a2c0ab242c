import CarModel
import DatabaseDamage
import Entitlements
import Foundation
import GRDB
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// A state folder that decayed, or that somebody wrote to: the daemon starts, serves nothing that
/// no document proves, tells what it set aside, and the next push restores every right.
@Suite(.timeLimit(.minutes(10)))
struct DamagedStateTests {
  /// A folder with a car that has a right, two phones and a journal, and the document of the right.
  private func kept(_ store: TestStore) async throws -> (folder: TemporaryFolder, text: String) {
    let folder = try TemporaryFolder()
    let text = try await store.document([.sample()])
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in _ = try await phone.push(text) }
      try await fixture.pairedPhone(2, store: store) { _ in }
      try await fixture.advance(.hours(1))
      try fixture.database.close()
    }
    return (folder, text)
  }

  private func copy(_ folder: TemporaryFolder) throws -> TemporaryFolder {
    try folder.afterPowerCut()
  }

  /// Starts on a damaged folder, asks everything, pushes the same document again, and starts anew.
  private func checkStart(
    on folder: TemporaryFolder, _ store: TestStore, _ text: String, _ what: String
  ) async throws {
    do {
      try await HeadUnitFixture.run(in: folder) { fixture in
        _ = try await fixture.operate { try await $0.call(DaemonStatus()) }
        _ = try await fixture.services()
        _ = try? await fixture.operate {
          try await $0.call(JournalQuery(vehicle: HeadUnitFixture.vin))
        }
        _ = try await fixture.operate { try await $0.call(DaemonCheck()) }
        try await fixture.pairedPhone(3, store: store) { _ = try await $0.push(text) }
        try await fixture.advance(.hours(1))
        #expect(try await fixture.status(of: "smart-alerts").state == .active, "\(what)")
      }
      try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) { fixture in
        #expect(try await fixture.status(of: "smart-alerts").state == .active, "\(what), again")
        let standingFailure = try await fixture.operate { try await $0.call(DaemonStatus()) }
          .standingFailure
        #expect(standingFailure == nil, "\(what): it is told once")
      }
    } catch {
      Issue.record("\(what): \(error)")
    }
  }

  @Test func `a value of any kind in any column costs no more than itself`() async throws {
    let store = try await TestStore()
    let (folder, text) = try await kept(store)
    for cell in try DamagedDatabase(path: folder.database).cells() {
      for value in DamagedDatabase.values {
        let damaged = try copy(folder)
        try DamagedDatabase(path: damaged.database).write(value, to: cell)
        try await checkStart(on: damaged, store, text, "\(cell.table).\(cell.column) = \(value)")
      }
    }
  }

  @Test func `a page that decayed costs no more than what was on it`() async throws {
    let store = try await TestStore()
    let (folder, text) = try await kept(store)
    let pages = try DamagedDatabase(path: folder.database).pages
    for page in 0..<pages {
      for damage in DamagedDatabase.PageDamage.allCases {
        let damaged = try copy(folder)
        try DamagedDatabase(path: damaged.database).damage(page: page, damage)
        try await checkStart(on: damaged, store, text, "page \(page) \(damage)")
      }
      let damaged = try copy(folder)
      try DamagedDatabase(path: damaged.database).truncate(toPages: max(1, page))
      try await checkStart(on: damaged, store, text, "\(max(1, page)) pages left")
    }
  }

  @Test func `a row whose key decayed, out of its order, costs no more than itself`() async throws {
    let store = try await TestStore()
    let (folder, text) = try await kept(store)
    let places = try DamagedDatabase(path: folder.database).places(of: HeadUnitFixture.vin)
    #expect(places.count > 10)
    for place in places {
      let damaged = try copy(folder)
      try DamagedDatabase(path: damaged.database).flip(byte: place)
      try await checkStart(on: damaged, store, text, "byte \(place) flipped")
    }
  }

  @Test func `bonds and roots are kept where another page decayed`() async throws {
    let store = try await TestStore()
    let (folder, _) = try await kept(store)
    let page = try await DatabaseQueue(path: folder.database).read { database in
      try Int.fetchOne(
        database, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'entitlementRecord'")
    }
    let damaged = DamagedDatabase(path: folder.database)
    try damaged.damage(page: try #require(page) - 1, .filled)
    try await HeadUnitFixture.run(in: folder) { fixture in
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.bonds == 2)
      #expect(status.standingFailure?.contains("damaged-1.sqlite") == true)
      let check = try await fixture.operate { try await $0.call(DaemonCheck()) }
      #expect(check.sound && check.setAside == ["damaged-1.sqlite"])
      let roots = await fixture.unit.world.vehicles.values.flatMap(\.trust.roots)
      #expect(roots.map(\.key) == [store.root.publicKey])
    }
  }

  @Test(arguments: ["UPDATE main.world SET mode = 'nonsense'", "DELETE FROM main.world"])
  func `a world of no known clock is frozen, and not set to the host's date`(sql: String)
    async throws
  {
    let folder = try await kept(TestStore()).folder
    try LooseTables.write(in: folder.database) { try $0.execute(sql: sql) }
    let host = ManualHost(utc: HeadUnitFixture.start.adding(.days(400)))
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(clock: .kept), in: folder, host: host) {
      fixture in
      let clock = try await fixture.operate { try await $0.call(ClockGet()) }
      #expect(clock.clockMode == .virtual && clock.rate == 0)
      #expect(
        (HeadUnitFixture.start...HeadUnitFixture.start.adding(.hours(1))).contains(clock.worldTime))
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(
        status.standingFailure?.contains("set aside") == true, "\(status.standingFailure ?? "")")
    }
  }

  @Test func `only the last damaged files are kept`() async throws {
    let store = try await TestStore()
    let (folder, _) = try await kept(store)
    for _ in 1...6 {
      try await HeadUnitFixture.run(in: folder) { fixture in
        try await fixture.tamper("UPDATE vehicle SET pairingFailures = -1")
        try fixture.database.close()
      }
      try await HeadUnitFixture.run(in: folder) { try $0.database.close() }
    }
    #expect(SetAside(folder: folder.state).names == (3...6).map { "damaged-\($0).sqlite" })
  }

  @Test(arguments: ["kind = 'nonsense'", "details = '{'", "at = \(Int64.max)"])
  func `an entry of the journal that makes no sense is left out, and told once`(
    damage: String
  ) async throws {
    let folder = try await kept(TestStore()).folder
    let tape = LogTape()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(logger: tape.logger), in: folder) {
      fixture in
      let whole = try await fixture.operate { try await $0.call(JournalQuery(from: 0)) }
      try await fixture.tamper("UPDATE journal SET \(damage) WHERE sequence = 2")
      for limit in [1, 2, 3] {
        let page = try await fixture.operate {
          try await $0.call(JournalQuery(from: 0, limit: limit))
        }
        let rest = whole.entries.map(\.sequence).filter { $0 != 2 }
        #expect(page.entries.map(\.sequence) == Array(rest.prefix(limit)))
      }
      #expect(tape.entries(of: "entries of the journal make no sense", with: "numbers").count == 1)
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure?.contains("journal of \(HeadUnitFixture.vin)") == true)
    }
  }
}
