import Entitlements
import FoundationEssentials
import GRDB
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

struct StoreFileTests {
  @Test func `a restart changes no answer`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", card: .failingLater)
    _ = try await fixture.buy("remote-door-lock", months: nil)
    let now = try Instant.at("2026-03-20T00:00:00Z")
    let document = try await fixture.store.latestDocument(for: fixture.vehicle, at: now)
    let other = try fixture.reopened()
    #expect(
      try await other.subscriptions(of: fixture.account, at: now)
        == fixture.store.subscriptions(of: fixture.account, at: now))
    #expect(
      try await other.receipts(of: fixture.account, at: now)
        == fixture.store.receipts(of: fixture.account, at: now))
    #expect(
      try await other.orders(of: fixture.account, at: now)
        == fixture.store.orders(of: fixture.account, at: now))
    #expect(try await other.trustRoot() == fixture.store.trustRoot())
    #expect(try await other.latestDocument(for: fixture.vehicle, at: now) == document)
  }

  @Test func `the file is its owner's alone`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    for name in try FileManager.default.contentsOfDirectory(atPath: fixture.folder) {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: "\(fixture.folder)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test func `I10: no card number and no security code is in any file`() async throws {
    let fixture = try await StoreFixture()
    let numbers = ["4242424242424242", "5555555555554444", "4000000000000341"]
    for (product, number) in zip(["smart-alerts", "remote-door-lock", "in-car-wifi"], numbers) {
      _ = try await fixture.buy(ProductID(rawValue: product), card: number)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
    let files = try names.map { try Data(contentsOf: .init(filePath: "\(fixture.folder)/\($0)")) }
    // The log holds every page that was ever written, so this is all there ever was.
    #expect(names.contains("store.sqlite-wal"))
    for number in numbers {
      let spaced = stride(from: 0, to: 16, by: 4).map { start in
        String(number.dropFirst(start).prefix(4))
      }
      for text in [number, spaced.joined(separator: " "), spaced.joined(separator: "-")] {
        #expect(files.allSatisfy { $0.firstRange(of: Data(text.utf8)) == nil }, "\(text)")
      }
    }
    #expect(files.allSatisfy { $0.firstRange(of: Data("\"737\"".utf8)) == nil })
    #expect(files.contains { $0.firstRange(of: Data("\"lastFour\":\"4242\"".utf8)) != nil })
  }

  @Test func `a file that is no store is refused and left as it is`() async throws {
    let fixture = try await StoreFixture()
    let path = "\(fixture.folder)/other.sqlite"
    let content = Data("This is a letter and no database, however long one looks at it.".utf8)
    try content.write(to: .init(filePath: path))
    #expect(open(path)?.name == "store_corrupted")
    let isUntouched = try Data(contentsOf: .init(filePath: path)) == content
    #expect(isUntouched)
  }

  @Test func `a store with a damaged page is refused and left as it is`() async throws {
    let fixture = try await StoreFixture()
    let path = "\(fixture.folder)/damaged.sqlite"
    _ = try StoreStorage(path: path, catalog: ShippedCatalog.load())
    let whole = try DatabaseQueue(path: path)
    try await whole.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try whole.close()
    var content = try Data(contentsOf: .init(filePath: path))
    let pages = content.count / 4_096
    for page in 1..<pages { content[page * 4_096] = 0xEE }
    try content.write(to: .init(filePath: path))
    #expect(open(path)?.name == "store_corrupted")
    let isUntouched = try Data(contentsOf: .init(filePath: path)) == content
    #expect(isUntouched)
  }

  @Test func `I12: what was answered is there after the process was killed`() async throws {
    let fixture = try await StoreFixture()
    let purchase = try await fixture.buy("smart-alerts")
    // What a kill leaves on the disk: the file and its log, nothing tidied up.
    let path = "\(fixture.folder)/killed.sqlite"
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path)
    try FileManager.default.copyItem(atPath: "\(fixture.path)-wal", toPath: "\(path)-wal")
    let store = try StoreStorage(path: path, catalog: ShippedCatalog.load())
    let subscriptions = try await store.subscriptions(of: fixture.account, at: .opening)
    #expect(subscriptions == [try #require(purchase.subscription)])
  }

  @Test func `several phones may open and use one new file at once`() async throws {
    let fixture = try await StoreFixture()
    let path = "\(fixture.folder)/shared.sqlite"
    let catalog = try ShippedCatalog.load()
    let emails = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 1...6 {
        group.addTask {
          let store = try StoreStorage(path: path, catalog: catalog)
          let form = AccountForm(
            email: "\(number)@example.com", name: "N", country: "FR", language: .en)
          return try await store.createAccount(form, at: .opening).email
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(emails.count == 6)
  }

  @Test func `a store of a later version is refused and left as it is`() async throws {
    let fixture = try await StoreFixture()
    try await DatabaseQueue(path: fixture.path).write { database in
      try database.execute(
        sql: "INSERT INTO grdb_migrations (identifier) VALUES ('Keep what is not thought of yet')")
    }
    #expect(open(fixture.path) == .tooNew(path: fixture.path))
  }

  @Test func `a folder, and a file in a folder that is missing, cannot be opened`() async throws {
    let fixture = try await StoreFixture()
    #expect(open(fixture.folder)?.name == "store_cannot_open")
    #expect(open("\(fixture.folder)/none/store.sqlite")?.name == "store_cannot_open")
  }

  private func open(_ path: String) -> StoreFailure? {
    do {
      _ = try StoreStorage(path: path, catalog: ShippedCatalog.load())
      return nil
    } catch {
      return error as? StoreFailure
    }
  }

  @Test func `world time may differ by five minutes between phones, not by more`() async throws {
    let fixture = try await StoreFixture()
    let seen = Instant.opening.adding(.days(1))
    try await fixture.store.catchUp(to: seen)
    let behind = seen.subtracting(.minutes(5))
    try await fixture.store.catchUp(to: behind)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.catchUp(to: behind.advanced(milliseconds: -1))
    }
    #expect(answer == .timeRanBackwards(now: behind.advanced(milliseconds: -1), seen: seen))
  }

  @Test func `one e-mail has one account`() async throws {
    let fixture = try await StoreFixture()
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.createAccount(
        AccountForm(email: " Camille@Example.com", name: "C", country: "fr", language: .fr),
        at: .opening)
    }
    #expect(answer == .emailTaken("camille@example.com"))
  }

  @Test func `a vehicle that the catalogue does not know cannot be linked`() async throws {
    let fixture = try await StoreFixture()
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.link(
        LinkedVehicle(
          vin: fixture.vehicle,
          profile: ProfileName(generation: "qashqai-j12b", modelYear: 1999, trim: "tekna"),
          market: "FR", built: nil),
        to: fixture.account, at: .opening)
    }
    #expect(answer?.name == "profile_unknown")
  }

  @Test func `a product is listed with its price, its fit and whether it is owned`() async throws {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts")
    let all = try await fixture.store.products(for: fixture.customer, at: .opening)
    #expect(all.count == (try ShippedCatalog.load().products.count))
    let alerts = try #require(all.first { $0.product.id == "smart-alerts" })
    #expect(alerts.offers.map(\.months) == [1, 12])
    #expect(alerts.compatibility.isCompatible)
    guard case .subscribed = alerts.ownership else {
      Issue.record("it is owned")
      return
    }
    let lock = try await fixture.store.product(
      "remote-door-lock", for: fixture.customer, at: .opening)
    #expect(lock.isTrialOpen)
    #expect(lock.ownership == .none)
  }
}
