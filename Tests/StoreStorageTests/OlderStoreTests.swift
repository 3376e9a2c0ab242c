import Entitlements
import FoundationEssentials
import GRDB
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// A file as the version before wrote it: one customer, one car, three cards, four products.
struct OlderStoreTests {
  private let folder: TemporaryFolder
  private let store: StoreStorage
  private let account: AccountID

  init() async throws {
    folder = try TemporaryFolder()
    let sql = try Repository.text(of: "Tests/Fixtures/stores/before-the-step-function.sql")
    let path = "\(folder.path)/store.sqlite"
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try await queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    store = try StoreStorage(path: path, catalog: ShippedCatalog.load())
    account = try await store.signIn("camille@example.com").id
  }

  @Test func `its cards are there, and the one whose bank asks for 3-D Secure is known`()
    async throws
  {
    let methods = try await store.wallet(of: account).methods
    let asking = methods.filter(\.asksForAuthentication).map(\.card.lastFour)
    #expect(methods.map(\.card.lastFour) == ["4242", "0341", "3155"])
    #expect(asking == ["3155"])
  }

  /// An older store counted days of UTC. In France the right would be over an hour before what was
  /// promised.
  @Test(arguments: [
    ("2026-02-16T23:00:00Z", true), ("2026-02-16T23:59:59.999Z", true),
    ("2026-02-17T00:00:00Z", false),
  ])
  func `S17: the end that its receipts promise holds`(_ instant: String, _ isOpen: Bool)
    async throws
  {
    let now = try Instant.at(instant)
    let promised = try Instant.at("2026-02-17T00:00:00Z")
    let refusal = await refusal { () async throws(StoreError) in
      try await store.withdraw(
        from: "order-a7e2d9c11de0", confirming: nil, by: account, at: now)
    }
    #expect(refusal == (isOpen ? nil : .withdrawalOver("order-a7e2d9c11de0", since: promised)))
  }

  @Test func `what it sold goes on, and the newest document is the one that was issued`()
    async throws
  {
    let vin = try VIN("SJNTAAJ12U0000001")
    let before = try await store.latestDocument(for: vin, at: .opening)
    #expect(before?.document.version == 4)
    let now = Instant.opening.adding(.months(13))
    let states = try await store.subscriptions(of: account, at: now).map {
      "\($0.product) \($0.state)"
    }
    #expect(
      states.sorted() == [
        "in-car-wifi expired(billing)", "remote-door-lock active", "smart-alerts active",
      ])
    let receipts = try await store.receipts(of: account, at: now)
    #expect(receipts.first?.number == ReceiptNumber(receipts.count))
    #expect(try await store.latestDocument(for: vin, at: now)?.document.version == 5)
  }
}
