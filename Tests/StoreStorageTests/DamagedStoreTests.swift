import DatabaseDamage
import Foundation
import GRDB
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A store's file that decayed, or that somebody wrote to: an error with a name, and never the end
/// of the process.
@Suite(.timeLimit(.minutes(10)))
struct DamagedStoreTests {
  /// Values of every kind, and the ends of their ranges.
  private static let values: [DatabaseValue] = [
    .null, "abc".databaseValue, Data([0xFF, 0x00]).databaseValue, 9.5.databaseValue,
    Int64.max.databaseValue, Int64.min.databaseValue,
  ]

  private func copy(_ fixture: StoreFixture, _ number: Int) throws -> String {
    let path = "\(fixture.folder)/copy-\(number).sqlite"
    try DatabaseQueue(path: fixture.path).backup(to: DatabaseQueue(path: path))
    return path
  }

  /// Asks for everything a customer sees; what is refused or fails does so with a name.
  ///
  /// - Returns: Whether something was refused or failed.
  @discardableResult
  private func askAll(_ path: String, _ fixture: StoreFixture) async -> Bool {
    let later = Instant.opening.adding(.days(40))
    do {
      let store = try StoreStorage(path: path, catalog: ShippedCatalog.load())
      let questions: [() async throws -> Void] = [
        { _ = try await store.account(fixture.account) },
        { _ = try await store.wallet(of: fixture.account) },
        { _ = try await store.subscriptions(of: fixture.account, at: .opening) },
        { _ = try await store.orders(of: fixture.account, at: .opening) },
        { _ = try await store.receipts(of: fixture.account, at: .opening) },
        { _ = try await store.latestDocument(for: fixture.vehicle, at: .opening) },
        { try await store.catchUp(to: later) },
        { _ = try await store.latestDocument(for: fixture.vehicle, at: later) },
      ]
      var isRefused = false
      for ask in questions {
        do { try await ask() } catch { isRefused = true }
      }
      return isRefused
    } catch {
      #expect(error is StoreFailure, "\(error)")
      return true
    }
  }

  @Test func `a value of any kind in any column is an error with a name`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let cells = try await DatabaseQueue(path: fixture.path).read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT tables.name AS tableName, columns.name AS columnName
          FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
          WHERE tables.type = 'table'
          """
      ).map { (table: $0["tableName"] as String, column: $0["columnName"] as String) }
    }
    var number = 0
    for cell in cells {
      for value in Self.values {
        number += 1
        let path = try copy(fixture, number)
        try LooseTables.write(in: path) { database in
          try? database.execute(
            sql: "UPDATE OR IGNORE main.\(cell.table) SET \(cell.column) = ?", arguments: [value])
        }
        await askAll(path, fixture)
        for side in ["", "-wal", "-shm", ".lock"] { unlink(path + side) }
      }
    }
    #expect(number > 300)
  }

  @Test func `numbers in a body that would overflow are refused`() async throws {
    for edit in [
      "body = replace(body, '1.99', '92233720368547758.07')",
      "body = json_set(body, '$.version', 9223372036854775807)",
    ] {
      let fixture = try await StoreFixture()
      _ = try await fixture.buy("smart-alerts")
      #expect(await !askAll(try copy(fixture, 0), fixture), "as it is, nothing is refused")
      for table in ["receipt", "purchase", "subscription"] {
        let path = try copy(fixture, 1)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { try $0.execute(sql: "UPDATE \(table) SET \(edit)") }
        try queue.close()
        #expect(await askAll(path, fixture), "\(edit) of \(table)")
        unlink(path)
      }
    }
  }

  @Test func `a change that was cut off while the file was made is taken back`() async throws {
    let fixture = try await StoreFixture()
    let (path, cut) = (try copy(fixture, 1), "\(fixture.folder)/cut.sqlite")
    // Half of a change is in the file, and how it was before is in the journal beside it.
    try await DatabaseQueue(path: path).writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 8")
      try database.inTransaction {
        try database.execute(
          sql: "CREATE TABLE half (body); INSERT INTO half VALUES (randomblob(1000000))")
        for side in ["", "-journal"] {
          try FileManager.default.copyItem(atPath: path + side, toPath: cut + side)
        }
        return .rollback
      }
    }
    let store = try StoreStorage(path: cut, catalog: ShippedCatalog.load())
    #expect(try await store.account(fixture.account).id == fixture.account)
    #expect(!FileManager.default.fileExists(atPath: "\(cut)-journal"))
  }

  @Test func `what goes to a file without a name is not answered`() async throws {
    let fixture = try await StoreFixture()
    for side in ["", "-wal"] {
      let path = try copy(fixture, 1)
      let store = try StoreStorage(path: path, catalog: ShippedCatalog.load())
      unlink(path + side)
      let form = AccountForm(email: "b@example.com", name: "B", country: "FR", language: .fr)
      await #expect(throws: StoreError.self) {
        _ = try await store.createAccount(form, at: .opening)
      }
      unlink(path)
    }
  }

  @Test func `every file is its owner's alone, and the last to close leaves one`() async throws {
    let fixture = try await StoreFixture()
    let path = try copy(fixture, 1)
    chmod(path, 0o644)
    do {
      let store = try StoreStorage(path: path, catalog: ShippedCatalog.load())
      _ = try await store.catchUp(to: .opening)
      for side in ["", "-wal", "-shm", ".lock"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + side)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(side)")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: "\(path)-wal"))
  }

  @Test func `a pipe in place of the file is refused by name`() async throws {
    let fixture = try await StoreFixture()
    let path = "\(fixture.folder)/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    do {
      _ = try StoreStorage(path: path, catalog: ShippedCatalog.load())
      Issue.record("a pipe was opened as a store")
    } catch let error as StoreFailure {
      #expect(error.name == "store_cannot_open")
    }
  }
}
