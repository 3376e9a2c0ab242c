import GRDB
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// The text of a document is kept on the disk, beside the record that was made from it.
@Suite(.timeLimit(.minutes(2)))
struct DocumentTextTests {
  private func kept(_ fixture: HeadUnitFixture) async throws -> [String?] {
    try await fixture.database.queue.read { database in
      try Optional<String>.fetchAll(database, sql: "SELECT document FROM entitlementRecord")
    }
  }

  @Test func `the text is kept as it came, and goes with a newer one and with the car`()
    async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      let (first, second) = (
        try await store.document([.sample()]),
        try await store.document([.sample(revision: 2)], version: 2)
      )
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(first)
        #expect(try await kept(fixture) == [first])
        _ = try await phone.push(second)
      }
      #expect(try await kept(fixture) == [second])
      try await fixture.advance(.days(40))
      #expect(try await kept(fixture) == [second], "what falls due leaves it alone")
      _ = try await fixture.operate {
        try await $0.call(VehiclesRemove(vehicle: HeadUnitFixture.vin))
      }
      #expect(try await kept(fixture) == [])
    }
  }

  @Test func `a record that holds its text still, from an earlier version, is taken apart`()
    async throws
  {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    let document = try await store.document([.sample()])
    let before = try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { _ = try await $0.push(document) }
      let services = try await fixture.services()
      try await fixture.tamper(
        """
        ALTER TABLE entitlementRecord ADD COLUMN record TEXT NOT NULL DEFAULT '{}';
        UPDATE entitlementRecord SET record = json_object('compact', document);
        ALTER TABLE entitlementRecord DROP COLUMN document;
        DELETE FROM grdb_migrations WHERE identifier IN (
          'Keep a document''s text beside its record',
          'Keep of a record its document alone, which proves it');
        """)
      return services
    }
    let after = try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) {
      fixture in
      (services: try await fixture.services(), texts: try await kept(fixture))
    }
    #expect(after.services == before)
    #expect(after.texts == [document])
  }
}
