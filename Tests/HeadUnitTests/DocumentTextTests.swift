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
  private func kept(_ bench: Bench) async throws -> [String?] {
    try await bench.database.queue.read { database in
      try Optional<String>.fetchAll(database, sql: "SELECT document FROM entitlementRecord")
    }
  }

  @Test func `the text is kept as it came, and goes with a newer one and with the car`()
    async throws
  {
    let store = try await TestStore()
    try await Bench.run { bench in
      let (first, second) = (
        try await store.document([.sample()]),
        try await store.document([.sample(revision: 2)], version: 2)
      )
      try await bench.pairedPhone(store: store) { phone in
        _ = try await phone.push(first)
        #expect(try await kept(bench) == [first])
        _ = try await phone.push(second)
      }
      #expect(try await kept(bench) == [second])
      try await bench.advance(.days(40))
      #expect(try await kept(bench) == [second], "what falls due leaves it alone")
      _ = try await bench.operate { try await $0.call(VehiclesRemove(vehicle: Bench.vin)) }
      #expect(try await kept(bench) == [])
    }
  }

  @Test func `a record that holds its text still, from an earlier version, is taken apart`()
    async throws
  {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    let document = try await store.document([.sample()])
    let before = try await Bench.run(in: folder) { bench in
      try await bench.pairedPhone(store: store) { _ = try await $0.push(document) }
      let services = try await bench.services()
      try await bench.tamper(
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
    let after = try await Bench.run(Bench.Setup(vehicles: []), in: folder) { bench in
      (services: try await bench.services(), texts: try await kept(bench))
    }
    #expect(after.services == before)
    #expect(after.texts == [document])
  }
}
