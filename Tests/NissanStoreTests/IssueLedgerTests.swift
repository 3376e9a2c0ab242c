import Entitlements
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import NissanStore

struct IssueLedgerTests {
  private let now = Instant(milliseconds: 1_769_853_600_000)

  private func right(
    _ status: EntitlementStatus = .active, order: String = "order-1", days: Int = 30
  ) -> Entitlement {
    Entitlement(
      service: "smart-alerts", grant: GrantID(rawValue: "\(order)/smart-alerts"), revision: 0,
      status: status,
      reason: status == .ended ? .periodEnd : .paid, notBefore: now,
      paidThrough: now.adding(.days(days)), order: order)
  }

  @Test func `nothing is issued for a vehicle without rights`() {
    var ledger = IssueLedger()
    #expect(ledger.issue([], at: now) == nil)
    #expect(ledger.version == 0)
  }

  @Test func `a change raises the version and its own revision`() throws {
    var ledger = IssueLedger()
    #expect(ledger.issue([right()], at: now)?.map(\.revision) == [1])
    #expect(ledger.issue([right()], at: now) == nil)
    #expect(ledger.issue([right(.ended)], at: now)?.map(\.revision) == [2])
    #expect(ledger.version == 2)
  }

  @Test func `I3: the time of issue never falls`() {
    var ledger = IssueLedger()
    _ = ledger.issue([right()], at: now)
    _ = ledger.issue([right(.ended)], at: now.advanced(milliseconds: -60_000))
    #expect(ledger.issuedAt == now)
  }

  @Test func `an end is listed until it is acknowledged and the service is bought again`() {
    var ledger = IssueLedger()
    _ = ledger.issue([right()], at: now)
    _ = ledger.issue([right(.ended)], at: now)
    ledger.acknowledge(1)
    #expect(ledger.issue([right(.ended)], at: now.adding(.days(1)))?.count == 1)
    ledger.acknowledge(3)
    // The vehicle goes on to say that it ended, and why.
    #expect(ledger.issue([right(.ended)], at: now.adding(.days(2)))?.map(\.status) == [.ended])
    ledger.acknowledge(4)
    let again = ledger.issue([right(.ended), right(order: "order-2")], at: now.adding(.days(3)))
    #expect(again?.map(\.status) == [.active])
  }

  @Test func `of several ends of a service the last one stays`() {
    var ledger = IssueLedger()
    _ = ledger.issue([right(.ended), right(order: "order-2")], at: now)
    _ = ledger.issue([right(.ended), right(.ended, order: "order-2")], at: now)
    ledger.acknowledge(2)
    let rest = ledger.issue(
      [right(.ended), right(.ended, order: "order-2")], at: now.adding(.days(1)))
    #expect(rest?.map(\.grant) == ["order-2/smart-alerts"])
  }

  @Test(arguments: [("order-1", "order-2"), ("order-2", "order-1")])
  func `of two that end in one version the one stays that the car speaks of`(
    _ longer: String, _ shorter: String
  ) {
    var ledger = IssueLedger()
    let ended = [
      right(.revoked, order: longer, days: 30), right(.ended, order: shorter, days: 20),
    ]
    _ = ledger.issue([right(order: longer), right(order: shorter, days: 20)], at: now)
    _ = ledger.issue(ended, at: now)
    ledger.acknowledge(2)
    let rest = ledger.issue(ended, at: now.adding(.days(1)))
    #expect(rest?.map(\.order) == [longer])
  }

  @Test func `an acknowledgement never falls, and one of the future is not believed`() {
    var ledger = IssueLedger()
    _ = ledger.issue([right()], at: now)
    ledger.acknowledge(9)
    #expect(ledger.acknowledged == 0)
    ledger.acknowledge(1)
    ledger.acknowledge(0)
    #expect(ledger.acknowledged == 1)
  }
}
