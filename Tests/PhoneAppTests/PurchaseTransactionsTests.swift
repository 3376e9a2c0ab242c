import FoundationEssentials
import LinkProtocol
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// How often a purchase writes to the disk: the store and the simulated processor share a file.
@Suite struct PurchaseTransactionsTests {
  /// From the first look at the product to the car's acknowledgement, as `store buy` does it.
  ///
  /// - Returns: The transactions that were written meanwhile.
  private func buy(
    _ product: ProductID, _ fixture: PhoneFixture, _ answers: Answers, at now: Instant
  ) async throws -> Int {
    let before = try transactions(of: fixture)
    let flow = PurchaseFlow(store: fixture.store, account: fixture.account, at: now)
    #expect(
      try await flow.completeUnanswered(product, of: fixture.bond.vin, with: answers) == nil)
    let listing = try await fixture.store.product(product, for: fixture.customer, at: now)
    _ = try await flow.buy(
      PurchaseRequest(
        customer: fixture.customer, product: product,
        months: PurchaseFlow.months(for: listing, asked: nil, hasCard: true)),
      with: answers)
    let bond = try fixture.keptBond()
    let outbox = Outbox(store: fixture.store, home: fixture.home)
    let delivered = try await beside(ScriptedCar(bondKey: bond.key)) { link throws(CarLinkError) in
      var generator = SeededGenerator(seed: 8)
      let session = try await link.openSession(bond, using: &generator)
      return try? await outbox.deliver(to: bond, through: session, at: now)?.version
    }
    #expect(delivered != nil)
    return try transactions(of: fixture) - before
  }

  /// Those that were committed to the write-ahead log, which is as long as the file is open.
  ///
  /// - Source: sqlite.org/fileformat2.html, section 4.1.
  private func transactions(of fixture: PhoneFixture) throws -> Int {
    let log = [UInt8](try Data(contentsOf: URL(filePath: fixture.home.storeFile + "-wal")))
    func number(at offset: Int) -> Int { log[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    let (salt, frameBytes) = (log[16..<24], 24 + number(at: 8))
    return stride(from: 32, to: log.count - frameBytes + 1, by: frameBytes).count { frame in
      number(at: frame + 4) != 0 && log[frame + 8..<frame + 16].elementsEqual(salt)
    }
  }

  /// With the card, the order as asked; the charge; what it brought, with its document; the car's
  /// acknowledgement.
  @Test func `the first purchase of a phone, paid with a new card, takes four transactions`()
    async throws
  {
    let fixture = try await PhoneFixture()
    let now = Instant.opening.adding(.hours(1))
    #expect(try await buy("smart-alerts", fixture, Answers(asked: Asked()), at: now) == 4)
  }

  @Test func `so does one that is paid with a kept card, and a free product takes two`()
    async throws
  {
    let fixture = try await PhoneFixture()
    _ = try await buy("smart-alerts", fixture, Answers(asked: Asked()), at: .opening)
    var answers = Answers(asked: Asked())
    answers.number = nil
    let now = Instant.opening.adding(.hours(1))
    #expect(try await buy("in-car-wifi", fixture, answers, at: now) == 4)
    #expect(try await buy("my-car-finder", fixture, answers, at: now) == 2)
  }

  @Test func `who only looks writes nothing`() async throws {
    let fixture = try await PhoneFixture()
    _ = try await buy("my-car-finder", fixture, Answers(asked: Asked()), at: .opening)
    let before = try transactions(of: fixture)
    let later = Instant.opening.adding(.hours(2))
    _ = try await fixture.store.products(for: fixture.customer, at: later)
    _ = try await fixture.store.orders(of: fixture.account.id, at: later)
    _ = try await fixture.store.latestDocument(for: fixture.bond.vin, at: later)
    #expect(try transactions(of: fixture) == before)
  }
}
