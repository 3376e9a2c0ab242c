import Entitlements
import GRDB
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// S19: a vehicle is sold, and its subscription goes to another one of the same account.
struct TransferTests {
  private static let renewed = Instant.opening.adding(.days(40))

  @Test func `S19: the right leaves one vehicle and goes on in the other, with the same periods`()
    async throws
  {
    let fixture = try await StoreFixture()
    let other = try await fixture.secondVehicle()
    let old = try #require(try await fixture.buy("smart-alerts").subscription)
    let before = try await fixture.subscription(at: Self.renewed)
    let purchase = try await fixture.store.transfer(old.id, to: other, at: Self.renewed)

    let moved = try #require(purchase.subscription)
    #expect(moved.state == .active)
    #expect(moved.vehicle == other.vehicle)
    #expect(moved.predecessor == old.id)
    #expect(moved.paidThrough == before.paidThrough)
    #expect(moved.anchor == before.anchor)
    #expect(moved.startedAt == before.startedAt)
    #expect(moved.billing == before.billing)
    #expect(purchase.order.predecessor == old.order)
    #expect(purchase.order.state == .fulfilled)
    #expect(purchase.order.quote == nil)
    #expect(purchase.receipt.total == Money(minorUnits: 0, currency: "EUR"))
    #expect(purchase.receipt.withdrawUntil == nil, "the fourteen days were over")
    #expect(try fixture.charges() == ["199 approved", "199 approved"])

    let (sold, bought) = try await fixture.documents(other.vehicle, at: Self.renewed)
    #expect(sold.map(\.status) == [.revoked])
    #expect(sold.map(\.reason) == [.transfer])
    #expect(bought.map(\.status) == [.active])
    #expect(bought.map(\.paidThrough) == [before.paidThrough])
    #expect(bought.map(\.graceUntil) == [before.paidThrough.adding(.days(16))])

    // The next period is charged once, for the other vehicle.
    let next = before.paidThrough
    let all = try await fixture.store.subscriptions(of: fixture.account, at: next)
    #expect(all.map(\.state) == [.active, .revoked(.transfer)])
    #expect(all.first?.paidThrough == (try .at("2026-04-30T10:00:00Z")))
    #expect(try fixture.charges().count == 3)
  }

  @Test func `S19: asking twice moves it once`() async throws {
    let fixture = try await StoreFixture()
    let other = try await fixture.secondVehicle()
    let bought = try await fixture.buy("smart-alerts")
    let old = try #require(bought.subscription)
    let later = Instant.opening.adding(.hours(1))
    let first = try await fixture.store.transfer(old.id, to: other, at: .opening)
    let again = try await fixture.reopened().transfer(
      old.id, to: other, at: later)
    #expect(first == again)
    #expect(first.receipt.withdrawUntil == bought.receipt.withdrawUntil)
    #expect(try await fixture.store.subscriptions(of: fixture.account, at: later).count == 2)
    let back = await refusal { () async throws(StoreError) in
      try await fixture.store.transfer(old.id, to: fixture.customer, at: later)
    }
    #expect(back == .notPossibleNow(step: "transferred", state: "revoked(transfer)"))
    // What goes on can go back.
    let moved = try #require(first.subscription)
    let returned = try await fixture.store.transfer(moved.id, to: fixture.customer, at: later)
    #expect(returned.subscription?.state == .active)
    #expect(returned.subscription?.vehicle == fixture.vehicle)
  }

  @Test func `what moved is offered for withdrawal once, where it is now`() async throws {
    let fixture = try await StoreFixture()
    let other = try await fixture.secondVehicle()
    let bought = try await fixture.buy("smart-alerts")
    let old = try #require(bought.subscription)
    let before = try await fixture.store.withdrawals(of: fixture.account, at: .opening)
    let moved = try await fixture.store.transfer(old.id, to: other, at: .opening)
    let after = try await fixture.store.withdrawals(of: fixture.account, at: .opening)
    #expect(before.map(\.order) == [bought.order.id])
    #expect(after.map(\.order) == [moved.order.id])
    #expect(after.map(\.until) == before.map(\.until))
    let end = try #require(after.first).until
    #expect(try await fixture.store.withdrawals(of: fixture.account, at: end).isEmpty)
  }

  @Test func `whatever is offered for withdrawal is accepted, and nothing else is`() async throws {
    let fixture = try await StoreFixture()
    let other = try await fixture.secondVehicle()
    let alerts = try #require(try await fixture.buy("smart-alerts").subscription)
    _ = try await fixture.store.transfer(alerts.id, to: other, at: .opening)
    let wifi = try #require(try await fixture.buy("in-car-wifi").subscription)
    _ = try await fixture.store.refund(wifi.id, by: fixture.account, at: .opening)
    _ = try await fixture.buy("my-car-finder", months: nil)
    _ = try await fixture.buy("remote-door-lock")
    _ = try await fixture.reviewed("stolen-vehicle-tracking", months: 12)
    let offered = try await fixture.store.withdrawals(of: fixture.account, at: .opening)
    #expect(offered.count == 3)
    for order in try await fixture.store.orders(of: fixture.account, at: .opening) {
      let refused = await refusal { () async throws(StoreError) in
        try await fixture.store.withdrawal(from: order.id, by: fixture.account, at: .opening)
      }
      #expect((refused == nil) == offered.contains { $0.order == order.id }, "\(order.product)")
    }
  }

  @Test(arguments: [
    ("grace", "2026-03-01T10:00:00Z", EntitlementStatus.grace),
    ("on_hold", "2026-03-20T10:00:00Z", .onHold),
  ])
  func `what is overdue stays overdue, with the same ends`(
    _ state: String, _ instant: String, _ status: EntitlementStatus
  ) async throws {
    let fixture = try await StoreFixture()
    let other = try await fixture.secondVehicle()
    let old = try #require(try await fixture.buy("smart-alerts", card: .failingLater).subscription)
    let now = try Instant.at(instant)
    let before = try await fixture.subscription(at: now)
    let moved = try #require(
      try await fixture.store.transfer(old.id, to: other, at: now).subscription)
    #expect(moved.state.description == state)
    #expect(moved.nextDue(SubscriptionPolicy())?.at == before.nextDue(SubscriptionPolicy())?.at)
    #expect(try await fixture.documents(other.vehicle, at: now).bought.map(\.status) == [status])
    let over = try Instant.at("2026-04-29T10:00:00Z")
    let end = try await fixture.store.subscriptions(of: fixture.account, at: over)
    #expect(end.map(\.state) == [.expired(.billing), .revoked(.transfer)])
  }

  @Test func `the services are those of the other vehicle`() async throws {
    let fixture = try await StoreFixture()
    // It understands both assistants for the home, and the first vehicle none.
    let other = try await fixture.secondVehicle("qashqai-j12a/2022/tekna")
    let bought = try await fixture.buy("pack-entertainment")
    let old = try #require(bought.subscription)
    let moved = try await fixture.store.transfer(old.id, to: other, at: .opening)
    #expect(bought.order.plan.services == ["in-car-wifi"])
    #expect(
      moved.order.plan.services == ["in-car-wifi", "google-assistant-home", "alexa-home"])
  }

  @Test func `what the other vehicle cannot have stays where it is`() async throws {
    let fixture = try await StoreFixture()
    let leaf = try await fixture.secondVehicle("leaf-ze1/2019/tekna")
    let other = try await fixture.secondVehicle(vin: "SJNTAAJ12U0000003")
    let guest = try await fixture.other("dominique@example.com")
    let data = try #require(
      try await fixture.buy("in-car-wifi-1gb", months: nil).subscription)
    let wifi = try #require(try await fixture.buy("in-car-wifi").subscription)
    func answer(_ id: SubscriptionID, _ target: Customer) async -> String? {
      await refusal { () async throws(StoreError) in
        try await fixture.store.transfer(id, to: target, at: .opening)
      }?.name
    }
    #expect(await answer(wifi.id, leaf) == "incompatible")
    #expect(await answer(wifi.id, fixture.customer) == "already_owned")
    #expect(await answer(wifi.id, guest) == "subscription_unknown")
    #expect(await answer(data.id, other) == "allowance_stays")
  }

  @Test(arguments: ["subscription", "purchase", "receipt"])
  func `S19: a cut in the middle of a transfer leaves all as it was`(
    _ table: String
  ) async throws {
    let fixture = try await StoreFixture()
    let other = try await fixture.secondVehicle()
    let old = try #require(try await fixture.buy("smart-alerts").subscription)
    let file = try DatabaseQueue(path: fixture.path)
    try await file.write { database in
      try database.execute(
        sql: """
          CREATE TRIGGER cut BEFORE INSERT ON \(table)
          WHEN NEW.body LIKE '%\(other.vehicle)%' BEGIN SELECT RAISE(ABORT, 'cut'); END
          """)
    }
    await #expect(throws: StoreError.self) {
      try await fixture.store.transfer(old.id, to: other, at: .opening)
    }
    let kept = try await fixture.store.subscriptions(of: fixture.account, at: .opening)
    #expect(kept == [old])
    let (sold, bought) = try await fixture.documents(other.vehicle, at: .opening)
    #expect(sold.map(\.status) == [.active])
    #expect(bought == [])
    try await file.write { try $0.execute(sql: "DROP TRIGGER cut") }
    let moved = try await fixture.store.transfer(old.id, to: other, at: .opening)
    #expect(moved.subscription?.state == .active)
  }
}

extension StoreFixture {
  /// Another vehicle of the same account, of the same kind unless told otherwise.
  func secondVehicle(
    _ profile: String = "qashqai-j12b/2025/tekna", vin: String = "SJNTAAJ12U0000002"
  ) async throws -> Customer {
    let vehicle = LinkedVehicle(
      vin: try VIN(vin), profile: try ProfileName(profile), market: "FR", built: nil)
    _ = try await store.link(vehicle, to: account, at: .opening)
    return Customer(account: account, vehicle: vehicle.vin, phone: customer.phone)
  }

  /// The rights of the first vehicle and of another one to the alerts, in their newest documents.
  fileprivate func documents(
    _ other: VIN, at now: Instant
  ) async throws -> (sold: [Entitlement], bought: [Entitlement]) {
    (
      try await alerts(in: vehicle, at: now), try await alerts(in: other, at: now)
    )
  }

  private func alerts(in vehicle: VIN, at now: Instant) async throws -> [Entitlement] {
    let document = try await store.latestDocument(for: vehicle, at: now)?.document
    return document?.entitlements.filter { $0.service == "smart-alerts" } ?? []
  }
}
