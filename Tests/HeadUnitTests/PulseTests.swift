import GRDB
import Testing

@testable import HeadUnit

@Suite(.timeLimit(.minutes(2)))
struct PulseTests {
  @Test func `a pulse comes back while work gets done`() async throws {
    try await HeadUnitFixture.run { fixture in try await fixture.unit.pulse() }
  }

  @Test func `none comes back while somebody keeps the database's lock`() async throws {
    try await HeadUnitFixture.run { fixture in
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(
        path: "\(fixture.folder.state)/headunit.sqlite", configuration: configuration)
      try await other.writeWithoutTransaction { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
      }
      await #expect(throws: DatabaseError.self) { try await fixture.unit.pulse() }
      try await other.writeWithoutTransaction { database in try database.execute(sql: "ROLLBACK") }
      try await fixture.unit.pulse()
    }
  }
}
