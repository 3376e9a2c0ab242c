import Entitlements
import GRDB
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Who may buy for a vehicle.
struct OwnerTests {
  @Test func `R18: the first account that connects a vehicle owns it, the next is a guest`()
    async throws
  {
    let fixture = try await StoreFixture()
    let guest = try await fixture.other("dominique@example.com")
    #expect(try await fixture.store.role(of: fixture.account, for: fixture.vehicle) == .owner)
    #expect(try await fixture.store.role(of: guest.account, for: fixture.vehicle) == .guest)
    let again = try await fixture.other("alex@example.com", linking: false)
    #expect(try await fixture.store.role(of: again.account, for: fixture.vehicle) == nil)
  }

  @Test(arguments: ["my-car-finder", "remote-door-lock", "smart-alerts"] as [ProductID])
  func `R18: a guest sees a product and cannot buy it, whatever it costs`(
    _ product: ProductID
  ) async throws {
    let fixture = try await StoreFixture()
    let guest = try await fixture.other("dominique@example.com")
    let listing = try await fixture.store.product(product, for: guest, at: .opening)
    #expect(listing.compatibility.isCompatible)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(
        PurchaseRequest(customer: guest, product: product, months: nil), at: .opening)
    }
    #expect(answer == .notOwner(fixture.vehicle, isOwned: true))
    #expect(try await fixture.store.orders(of: guest.account, at: .opening).isEmpty)
  }

  @Test func `a vehicle that is given up frees what was free, and the next to pair owns it`()
    async throws
  {
    let fixture = try await StoreFixture()
    let guest = try await fixture.other("dominique@example.com")
    _ = try await fixture.buy("my-car-finder", months: nil)
    _ = try await fixture.buy("remote-door-lock", months: nil)
    let sold = Instant.opening.adding(.days(3))
    let account = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: sold)
    #expect(account.vehicles.isEmpty)

    let document = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: sold)
    ).document
    let finder = try #require(document.entitlements.first { $0.service == "my-car-finder" })
    #expect(finder.status == .ended)
    #expect(finder.reason == .cancelled)
    #expect(finder.notBefore == .opening)
    #expect(finder.paidThrough == sold)
    let lock = try #require(document.entitlements.first { $0.service == "remote-door-lock" })
    #expect(lock.status == .ended)
    #expect(lock.reason == .cancelled)
    #expect(lock.paidThrough == sold)

    let stillGuest = await refusal { () async throws(StoreError) in
      try await fixture.store.beginPurchase(
        PurchaseRequest(customer: guest, product: "my-car-finder", months: nil), at: sold)
    }
    #expect(stillGuest == .notOwner(fixture.vehicle, isOwned: false))
    // What a phone remembers of a car is no claim to it; pairing with it anew is.
    _ = try await fixture.store.relink(fixture.linked, to: fixture.account, at: sold)
    #expect(try await fixture.store.role(of: fixture.account, for: fixture.vehicle) == .guest)
    _ = try await fixture.store.link(fixture.linked, to: guest.account, at: sold)
    #expect(try await fixture.store.role(of: guest.account, for: fixture.vehicle) == .owner)
    let order = try await fixture.store.beginPurchase(
      PurchaseRequest(customer: guest, product: "my-car-finder", months: nil), at: sold)
    #expect(order.state == .details)
  }

  @Test func `a vehicle given up by a phone whose clock is behind still gets documents`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("my-car-finder", months: nil)
    let behind = Instant.opening.subtracting(.minutes(3))
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: behind)
    let document = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening)
    ).document
    let finder = try #require(document.entitlements.first { $0.service == "my-car-finder" })
    #expect(finder.status == .ended)
    #expect(finder.paidThrough == .opening)
  }

  @Test func `a vehicle is not given up while a subscription goes on by itself`() async throws {
    let fixture = try await StoreFixture()
    let running = try #require(try await fixture.buy("smart-alerts").subscription)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
    }
    #expect(answer == .subscriptionsRunning(fixture.vehicle, [running.id]))
    #expect(try await fixture.store.role(of: fixture.account, for: fixture.vehicle) == .owner)

    _ = try await fixture.store.setAutoRenew(
      false, of: running.id, by: fixture.account, at: .opening)
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
    let resumed = await refusal { () async throws(StoreError) in
      try await fixture.store.setAutoRenew(true, of: running.id, by: fixture.account, at: .opening)
    }
    #expect(resumed == .notPossibleNow(step: "auto_renew_on", state: "expired(released)"))
  }

  @Test func `the buyer of a car has nothing of the seller's, and can buy it at once`()
    async throws
  {
    let fixture = try await StoreFixture()
    _ = try await fixture.buy("smart-alerts", months: 12, autoRenew: false)
    _ = try await fixture.buy("in-car-wifi-1gb", months: nil)
    let buyer = try await fixture.other("dominique@example.com", linking: false)
    let sold = Instant.opening.adding(.days(3))
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: sold)
    _ = try await fixture.store.link(fixture.linked, to: buyer.account, at: sold)
    let listing = try await fixture.store.product("smart-alerts", for: buyer, at: sold)
    #expect(listing.ownership == .none)
    #expect(listing.credits.isEmpty, "what a former owner paid is no credit")
    let document = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: sold)
    ).document
    #expect(document.entitlements.allSatisfy { $0.status == .ended && $0.paidThrough == sold })
    let order = try await fixture.store.beginPurchase(
      PurchaseRequest(customer: buyer, product: "smart-alerts", months: 12), at: sold)
    #expect(order.state == .quoted)
    #expect(order.quote?.total.minorUnits == 1_999)
  }

  @Test func `a seller can still withdraw from what they gave up with the car`() async throws {
    let fixture = try await StoreFixture()
    let bought = try await fixture.buy("smart-alerts", months: 12, autoRenew: false)
    _ = try await fixture.store.release(
      fixture.vehicle, by: fixture.account, at: .opening.adding(.days(3)))
    let later = Instant.opening.adding(.days(5))
    let open = try await fixture.store.withdrawals(of: fixture.account, at: later)
    #expect(open.map(\.order) == [bought.order.id])
    try await fixture.withdraw(from: bought.order.id, at: later)
    #expect(try await fixture.store.withdrawals(of: fixture.account, at: later).isEmpty)
    let back = try await fixture.store.receipts(of: fixture.account, at: later).first
    #expect(back?.total?.minorUnits == -1_999)
  }

  @Test func `what was given up with a car can go to the seller's next one, while it is paid`()
    async throws
  {
    let fixture = try await StoreFixture()
    let next = try await fixture.secondVehicle()
    let year = try #require(
      try await fixture.buy("smart-alerts", months: 12, autoRenew: false).subscription)
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
    let later = Instant.opening.adding(.months(2))
    let moved = try #require(
      try await fixture.store.transfer(year.id, to: next, at: later).subscription)
    #expect(moved.state == .active)
    #expect(moved.vehicle == next.vehicle)
    #expect(moved.paidThrough == year.paidThrough)
    #expect(!moved.autoRenews)

    let other = try await StoreFixture()
    let target = try await other.secondVehicle()
    let month = try #require(try await other.buy("smart-alerts", autoRenew: false).subscription)
    _ = try await other.store.release(other.vehicle, by: other.account, at: .opening)
    let refused = await refusal { () async throws(StoreError) in
      try await other.store.transfer(month.id, to: target, at: month.paidThrough)
    }
    #expect(refused == .notPossibleNow(step: "transferred", state: "expired(released)"))
  }

  @Test func `the next owner's car forgets what was its former owner's, once it knows the end`()
    async throws
  {
    let fixture = try await StoreFixture()
    let buyer = try await fixture.other("dominique@example.com", linking: false)
    _ = try await fixture.buy("smart-alerts", months: 12, autoRenew: false)
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
    _ = try await fixture.store.link(fixture.linked, to: buyer.account, at: .opening)
    let first = try #require(
      try await fixture.store.latestDocument(for: fixture.vehicle, at: .opening)
    ).document
    #expect(first.entitlements.allSatisfy { $0.status == .ended }, "it has yet to hear of the end")
    #expect(!first.entitlements.isEmpty)
    try await fixture.store.acknowledge(version: first.version, by: fixture.vehicle, at: .opening)
    let second = try #require(
      try await fixture.store.latestDocument(
        for: fixture.vehicle, at: .opening.adding(IssueLedger.renewedAfter))
    ).document
    #expect(second.entitlements.isEmpty)
  }

  @Test func `an order that was open when the vehicle was given up cannot be confirmed`()
    async throws
  {
    let fixture = try await StoreFixture()
    let order = try await fixture.reviewed("smart-alerts")
    _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await fixture.store.confirm(
        order.id, quote: order.quote?.id, by: fixture.account, at: .opening)
    }
    #expect(answer == .notOwner(fixture.vehicle, isOwned: false))
    #expect(try fixture.charges() == [])
  }

  @Test func `a guest who leaves changes nothing for the owner`() async throws {
    let fixture = try await StoreFixture()
    let guest = try await fixture.other("dominique@example.com")
    _ = try await fixture.buy("my-car-finder", months: nil)
    _ = try await fixture.store.release(fixture.vehicle, by: guest.account, at: .opening)
    #expect(try await fixture.store.role(of: guest.account, for: fixture.vehicle) == nil)
    #expect(try await fixture.store.role(of: fixture.account, for: fixture.vehicle) == .owner)
    let twice = await refusal { () async throws(StoreError) in
      try await fixture.store.release(fixture.vehicle, by: guest.account, at: .opening)
    }
    #expect(twice == .vehicleNotLinked(fixture.vehicle))
  }

  @Test func `an e-mail joins its account, however it is typed`() async throws {
    let fixture = try await StoreFixture()
    let account = try await fixture.reopened().signIn(" Camille@Example.com ")
    #expect(account.id == fixture.account)
    let unknown = await refusal { () async throws(StoreError) in
      try await fixture.store.signIn("nobody@example.com")
    }
    #expect(unknown == .emailUnknown("nobody@example.com"))
  }

  @Test(arguments: [true, false])
  func `a store of before knows the owner: who bought first, else the older account`(
    _ guestBought: Bool
  ) async throws {
    let fixture = try await StoreFixture()
    let guest = try await fixture.other("dominique@example.com")
    if guestBought {
      _ = try await fixture.store.release(fixture.vehicle, by: fixture.account, at: .opening)
      _ = try await fixture.store.link(fixture.linked, to: guest.account, at: .opening)
      _ = try await fixture.store.link(fixture.linked, to: fixture.account, at: .opening)
      let order = try await fixture.store.beginPurchase(
        PurchaseRequest(customer: guest, product: "my-car-finder", months: nil), at: .opening)
      _ = try await fixture.store.acceptTerms(
        Terms.current(country: "FR", language: .fr), for: order.id, by: guest.account,
        at: .opening)
      _ = try await fixture.store.review(order.id, by: guest.account, at: .opening)
      _ = try await fixture.store.confirm(
        order.id, quote: nil, by: guest.account, at: .opening)
    }
    // As the file was before owners were kept.
    let file = try DatabaseQueue(path: fixture.path)
    try await file.write { database in
      try database.execute(
        sql: """
          DROP TABLE vehicle_owner;
          DELETE FROM grdb_migrations WHERE identifier = 'Keep who owns each vehicle';
          """)
    }
    let store = try fixture.reopened()
    let owner = guestBought ? guest.account : fixture.account
    let other = guestBought ? fixture.account : guest.account
    #expect(try await store.role(of: owner, for: fixture.vehicle) == .owner)
    #expect(try await store.role(of: other, for: fixture.vehicle) == .guest)
  }
}
