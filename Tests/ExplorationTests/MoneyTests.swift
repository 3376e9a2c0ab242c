import Entitlements
import NissanStore
import Testing
import WorldTime

@testable import Exploration

/// Money in the exploration: what the events do to the store, and what is seen of it from outside.
struct MoneyTests {
  private let world: ExploredWorld

  init() throws { world = try SmallWorlds.world(.money) }

  private func store(after events: ExplorationEvent...) throws -> StoreNode {
    try events.reduce(StoreNode(world)) { try #require($0.after($1, world)) }
  }

  private func broken(after events: ExplorationEvent...) throws -> Invariant? {
    let store = try events.reduce(StoreNode(world)) { try #require($0.after($1, world)) }
    return FoundStore(store, world).broken
  }

  @Test func `stores that know the same are equal, whatever came first`() throws {
    let one = try store(after: .buy, .decline, .pause)
    let other = try store(after: .buy, .pause, .decline)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
  }

  @Test func `a charge whose answer is lost is asked for again and made once`() throws {
    let lost = try store(after: .timeoutAfter, .buy)
    #expect(lost.processor.charges.all.map(\.outcome) == [.approved])
    #expect(lost.records.receipts.all.isEmpty)
    #expect(FoundStore(lost, world).money.contains(.retryAhead))
    let settled = try #require(lost.after(.fetch, world))
    #expect(settled.processor.charges.all.count == 1)
    #expect(settled.records.receipts.all.count == 1)
    #expect(FoundStore(settled, world).isPaid)
  }

  @Test func `a payment that comes too late goes back and brings nothing`() throws {
    let late = try store(after: .lateApprove, .buy, .tick)
    let charge = try #require(late.processor.charges.all.first)
    #expect(charge.outcome == .approved)
    #expect(late.processor.refunds.all.map(\.amount) == [charge.amount])
    #expect(!FoundStore(late, world).isPaid)
    #expect(FoundStore(late, world).broken == nil)
  }

  @Test func `3-D Secure that is given up charges nothing, and one that is passed pays`() throws {
    let abandoned = try store(after: .challenge, .scaAbandon)
    #expect(abandoned.processor.charges.all.map(\.outcome) == [.challenged])
    let passed = try store(after: .challenge, .authenticate)
    #expect(passed.processor.charges.all.map(\.outcome) == [.challenged, .approved])
    #expect(FoundStore(passed, world).isPaid)
  }

  @Test func `a transfer revokes the first vehicle and entitles the second`() throws {
    let moved = try store(after: .buy, .transfer)
    let now = moved.now(world)
    let first = try #require(moved.issuing(world).document)
    let second = try #require(moved.issuing(for: world.otherVIN, world).document)
    #expect(first.entitlements.allSatisfy { $0.reason == .transfer })
    #expect(second.entitlements.allSatisfy { $0.isUsable(at: now) })
    #expect(FoundStore(moved, world).broken == nil)
  }

  @Test(arguments: [ExplorationEvent.refund, .withdraw, .dispute])
  func `money that goes back takes the right with it`(event: ExplorationEvent) throws {
    let store = try store(after: .buy, event)
    #expect(!FoundStore(store, world).isPaid)
    #expect(FoundStore(store, world).isRevoked)
    #expect(try broken(after: .buy, event) == nil)
  }

  @Test func `every event of the world happens in some store`() {
    let events = ExplorationEvent.allCases.filter(NamedWorld.money.setting.bounds.events.contains)
    var happened: Set<ExplorationEvent> = []
    var level: Set<StoreNode> = [StoreNode(world)]
    for _ in 0..<3 {
      level = level.reduce(into: []) { next, store in
        for event in events {
          guard let after = store.after(event, world) else { continue }
          happened.insert(event)
          next.insert(after)
        }
      }
    }
    #expect(ExplorationBounds.moneyEvents.isSubset(of: happened))
  }

  @Test func `the limit on acts counts neither the first purchase nor an answer`() throws {
    let store = try store(after: .buy, .priceRise, .decline, .agree, .accept)
    #expect(store.acts == 2)
    #expect(store.after(.cancel, world) == nil)
  }

  @Test func `a number of a card is found in any text, and its code by itself`() {
    let number = ExploredCustomer.numbers[0]
    let code = ExploredCustomer.securityCode
    #expect(CardSearch.isSecret(in: "token: 00\(number)"))
    #expect(CardSearch.isSecret(in: "holder: Driver \(code)."))
    #expect(!CardSearch.isSecret(in: "at: 1769\(code)04000000, Visa •••• 4242"))
  }

  @Test func `no scenario that is written says a number or a code of a card`() async throws {
    for rule in Breakage.allCases where rule.world == .money {
      let world = try SmallWorlds.world(.money, breaking: rule)
      let report = await SmallWorlds.explore(world, NamedWorld.money.setting.bounds)
      let text = ScenarioWriter(world).text(of: try #require(report.violation))
      #expect(!CardSearch.isSecret(in: text))
    }
  }
}
