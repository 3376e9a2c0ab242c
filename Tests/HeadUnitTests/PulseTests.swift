import GRDB
import Testing

@testable import HeadUnit

@Suite(.timeLimit(.minutes(2)))
struct PulseTests {
  @Test func `a pulse comes back while work gets done`() async throws {
    try await Bench.run { bench in try await bench.unit.pulse() }
  }

  @Test func `none comes back while somebody keeps the database's lock`() async throws {
    try await Bench.run { bench in
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(
        path: "\(bench.folder.state)/headunit.sqlite", configuration: configuration)
      try await other.writeWithoutTransaction { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
      }
      await #expect(throws: DatabaseError.self) { try await bench.unit.pulse() }
      try await other.writeWithoutTransaction { database in try database.execute(sql: "ROLLBACK") }
      try await bench.unit.pulse()
    }
  }
}
