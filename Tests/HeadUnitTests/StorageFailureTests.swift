import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// A database that cannot be written: nothing is acknowledged, nothing changes, the head unit
/// lives on and works when the fault is healed. I7 and I12.
@Suite(.timeLimit(.minutes(2)))
struct StorageFailureTests {
  private static let tables = [
    "world", "vehicle", "entitlementRecord", "activation", "bond", "trustedRoot", "journal",
  ]

  /// Lets the `n`-th row that a transaction writes fail like a broken disk.
  private func breakWrite(_ number: Int, _ fixture: HeadUnitFixture) async throws {
    try await heal(fixture)
    try await fixture.tamper(
      "CREATE TEMP TABLE fault (rest INTEGER); INSERT INTO fault VALUES (\(number));")
    for table in Self.tables {
      for kind in ["INSERT", "UPDATE", "DELETE"] {
        try await fixture.tamper(
          """
          CREATE TEMP TRIGGER fault\(table)\(kind) BEFORE \(kind) ON main.\(table) BEGIN
            UPDATE fault SET rest = rest - 1;
            SELECT RAISE(FAIL, 'disk I/O error') FROM fault WHERE rest = 0;
          END;
          """)
      }
    }
  }

  private func heal(_ fixture: HeadUnitFixture) async throws {
    for table in Self.tables {
      for kind in ["INSERT", "UPDATE", "DELETE"] {
        try await fixture.tamper("DROP TRIGGER IF EXISTS temp.fault\(table)\(kind)")
      }
    }
    try await fixture.tamper("DROP TABLE IF EXISTS temp.fault")
  }

  /// What both the living head unit and one started on what is on the disk now say.
  private func truth(_ fixture: HeadUnitFixture) async throws -> ServicesList.Response {
    let said = try await fixture.services()
    let folder = try fixture.folder.afterPowerCut()
    let again = try await HeadUnitFixture.run(in: folder) { try await $0.services() }
    #expect(again == said)
    return said
  }

  /// Fails `change` at its first written row, its second, and so on until it goes through.
  private func failEachWrite(
    _ fixture: HeadUnitFixture, atLeast rows: Int, _ change: () async throws -> Void
  ) async throws {
    let before = try await truth(fixture)
    let car = await fixture.unit.world.vehicles
    for number in 1...100 {
      try await breakWrite(number, fixture)
      do {
        try await change()
      } catch CallFailure.refused(let error) {
        #expect(error.known == .storageFailed)
        #expect(error.retryable)
        #expect(error.detail == "fault-\(number)")
        #expect(await fixture.unit.world.vehicles == car)
        #expect(try await truth(fixture) == before)
        continue
      }
      try await heal(fixture)
      #expect(number > rows)
      #expect(await fixture.unit.world.vehicles != car)
      _ = try await truth(fixture)
      return
    }
    Issue.record("it failed a hundred times")
  }

  @Test func `I7: a push that cannot be written is not acknowledged and changes nothing`()
    async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
        let next = try await store.document(
          [.sample(revision: 2), .sample("journey-history", grant: "g-2")], version: 2)
        try await failEachWrite(fixture, atLeast: 3) { _ = try await phone.push(next) }
        #expect(try await phone.client.call(EntitlementsVersion()).version == 2)
      }
    }
  }

  @Test func `a pairing that cannot be written bonds nobody`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.phone { phone in
        try await failEachWrite(fixture, atLeast: 3) {
          _ = try await phone.pair(root: store.root.publicKey)
        }
      }
      let bonds = try await fixture.operate { try await $0.call(BondsList()) }.bonds
      #expect(bonds.count == 1)
    }
  }

  @Test func `an advance that cannot be written leaves the world where it was`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      try await failEachWrite(fixture, atLeast: 2) { try await fixture.advance(.days(40)) }
      #expect(try await fixture.status(of: "smart-alerts").state == .expired)
    }
  }

  @Test func `a removal that cannot be written removes nothing`() async throws {
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, "SJNTAAJ12U0000002"])
    ) { fixture in
      try await breakWrite(2, fixture)
      let error = try await refusal {
        try await fixture.operate {
          try await $0.call(VehiclesRemove(vehicle: HeadUnitFixture.vin))
        }
      }
      #expect(error.known == .storageFailed)
      #expect(try await fixture.services(of: HeadUnitFixture.vin).vehicle == HeadUnitFixture.vin)
    }
  }

  /// Faults of the whole database, and what heals them.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let damage: String
    let cure: String

    var testDescription: String { name }
  }

  static let faults: [Fault] = [
    Fault(name: "read-only", damage: "PRAGMA query_only = 1", cure: "PRAGMA query_only = 0"),
    Fault(
      name: "disk full", damage: "PRAGMA max_page_count = 1",
      cure: "PRAGMA max_page_count = 1073741823"),
    Fault(
      name: "table gone", damage: "ALTER TABLE entitlementRecord RENAME TO lost",
      cure: "ALTER TABLE lost RENAME TO entitlementRecord"),
  ]

  @Test(arguments: faults)
  func `the head unit lives through a fault and works once it is healed`(
    fault: Fault
  ) async throws {
    let store = try await TestStore()
    // Large enough to need pages of its own.
    let rights = (0..<100).map { Entitlement.sample(grant: GrantID(rawValue: "g-\($0)")) }
    let document = try await store.document(rights)
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        let before = try await fixture.services()
        try await fixture.tamper(fault.damage)
        for _ in 0..<3 {
          let error = try await refusal { try await phone.push(document) }
          #expect(error.known == .storageFailed)
          #expect(!error.message.contains("SQL") && !error.message.contains("/"))
          #expect(try await fixture.services() == before)
          #expect(try await phone.client.call(EntitlementsVersion()).version == nil)
        }
        try await fixture.tamper(fault.cure)
        #expect(try await phone.push(document).version == 1)
        #expect(try await truth(fixture).services != before.services)
      }
    }
  }

  @Test func `what fell due and could not be written is tried again, in a while`() async throws {
    let store = try await TestStore()
    let host = ManualHost()
    try await HeadUnitFixture.run(host: host) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      _ = try await fixture.operate { try await $0.call(ClockRun()) }
      try await breakWrite(1, fixture)
      let armings = host.armings.count
      host.pass(milliseconds: 300_000)
      try await fixture.until { _ in host.armings.count > armings }
      #expect(host.armings.dropFirst(armings).first == 1_000)
      #expect(try await fixture.status(of: "smart-alerts").state == .active, "it is computed")
      try await heal(fixture)
      host.pass(milliseconds: 1_000)
      // The next thing to happen is the warning a week before the end of what is paid.
      try await fixture.until {
        await $0.world.due.first?.due == HeadUnitFixture.start.adding(.days(21))
      }
      // The timer is armed for it once the commit is over.
      try await fixture.until { _ in host.armings.count >= armings + 2 }
      #expect(host.armings.count == armings + 2)
    }
  }

  @Test func `a change after the last commit is refused, not kept waiting`() async throws {
    try await HeadUnitFixture.run { fixture in
      await fixture.unit.stop()
      try await fixture.until { await $0.isOver }
      let error = try await refusal {
        try await fixture.operate { try await $0.call(VehiclesSet(power: .off)) }
      }
      #expect(error.known == .storageFailed)
      #expect(try await fixture.services().vehicle == HeadUnitFixture.vin)
    }
  }
}
