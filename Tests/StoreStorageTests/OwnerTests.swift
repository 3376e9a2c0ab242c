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
    let bench = try await StoreBench()
    let guest = try await bench.other("dominique@example.com")
    #expect(try await bench.store.role(of: bench.account, for: bench.vehicle) == .owner)
    #expect(try await bench.store.role(of: guest.account, for: bench.vehicle) == .guest)
    let again = try await bench.other("alex@example.com", linking: false)
    #expect(try await bench.store.role(of: again.account, for: bench.vehicle) == nil)
  }

  @Test(arguments: ["my-car-finder", "remote-door-lock", "smart-alerts"] as [ProductID])
  func `R18: a guest sees a product and cannot buy it, whatever it costs`(
    _ product: ProductID
  ) async throws {
    let bench = try await StoreBench()
    let guest = try await bench.other("dominique@example.com")
    let listing = try await bench.store.product(product, for: guest, at: .opening)
    #expect(listing.compatibility.isCompatible)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.beginPurchase(
        PurchaseRequest(customer: guest, product: product, months: nil), at: .opening)
    }
    #expect(answer == .notOwner(bench.vehicle, isOwned: true))
    #expect(try await bench.store.orders(of: guest.account, at: .opening).isEmpty)
  }

  @Test func `a vehicle that is given up frees what was free, and the next to pair owns it`()
    async throws
  {
    let bench = try await StoreBench()
    let guest = try await bench.other("dominique@example.com")
    _ = try await bench.buy("my-car-finder", months: nil)
    _ = try await bench.buy("remote-door-lock", months: nil)
    let sold = Instant.opening.adding(.days(3))
    let account = try await bench.store.release(bench.vehicle, by: bench.account, at: sold)
    #expect(account.vehicles.isEmpty)

    let document = try #require(
      try await bench.store.latestDocument(for: bench.vehicle, at: sold)
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
      try await bench.store.beginPurchase(
        PurchaseRequest(customer: guest, product: "my-car-finder", months: nil), at: sold)
    }
    #expect(stillGuest == .notOwner(bench.vehicle, isOwned: false))
    // What a phone remembers of a car is no claim to it; pairing with it anew is.
    _ = try await bench.store.relink(bench.linked, to: bench.account, at: sold)
    #expect(try await bench.store.role(of: bench.account, for: bench.vehicle) == .guest)
    _ = try await bench.store.link(bench.linked, to: guest.account, at: sold)
    #expect(try await bench.store.role(of: guest.account, for: bench.vehicle) == .owner)
    let order = try await bench.store.beginPurchase(
      PurchaseRequest(customer: guest, product: "my-car-finder", months: nil), at: sold)
    #expect(order.state == .details)
  }

  @Test func `a vehicle given up by a phone whose clock is behind still gets documents`()
    async throws
  {
    let bench = try await StoreBench()
    _ = try await bench.buy("my-car-finder", months: nil)
    let behind = Instant.opening.subtracting(.minutes(3))
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: behind)
    let document = try #require(
      try await bench.store.latestDocument(for: bench.vehicle, at: .opening)
    ).document
    let finder = try #require(document.entitlements.first { $0.service == "my-car-finder" })
    #expect(finder.status == .ended)
    #expect(finder.paidThrough == .opening)
  }

  @Test func `a vehicle is not given up while a subscription goes on by itself`() async throws {
    let bench = try await StoreBench()
    let running = try #require(try await bench.buy("smart-alerts").subscription)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
    }
    #expect(answer == .subscriptionsRunning(bench.vehicle, [running.id]))
    #expect(try await bench.store.role(of: bench.account, for: bench.vehicle) == .owner)

    _ = try await bench.store.setAutoRenew(
      false, of: running.id, by: bench.account, at: .opening)
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
    let resumed = await refusal { () async throws(StoreError) in
      try await bench.store.setAutoRenew(true, of: running.id, by: bench.account, at: .opening)
    }
    #expect(resumed == .notPossibleNow(step: "auto_renew_on", state: "expired(released)"))
  }

  @Test func `the buyer of a car has nothing of the seller's, and can buy it at once`()
    async throws
  {
    let bench = try await StoreBench()
    _ = try await bench.buy("smart-alerts", months: 12, autoRenew: false)
    _ = try await bench.buy("in-car-wifi-1gb", months: nil)
    let buyer = try await bench.other("dominique@example.com", linking: false)
    let sold = Instant.opening.adding(.days(3))
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: sold)
    _ = try await bench.store.link(bench.linked, to: buyer.account, at: sold)
    let listing = try await bench.store.product("smart-alerts", for: buyer, at: sold)
    #expect(listing.ownership == .none)
    #expect(listing.credits.isEmpty, "what a stranger paid is no credit")
    let document = try #require(
      try await bench.store.latestDocument(for: bench.vehicle, at: sold)
    ).document
    #expect(document.entitlements.allSatisfy { $0.status == .ended && $0.paidThrough == sold })
    let order = try await bench.store.beginPurchase(
      PurchaseRequest(customer: buyer, product: "smart-alerts", months: 12), at: sold)
    #expect(order.state == .quoted)
    #expect(order.quote?.total.minorUnits == 1_999)
  }

  @Test func `a seller can still withdraw from what they gave up with the car`() async throws {
    let bench = try await StoreBench()
    let bought = try await bench.buy("smart-alerts", months: 12, autoRenew: false)
    _ = try await bench.store.release(
      bench.vehicle, by: bench.account, at: .opening.adding(.days(3)))
    let later = Instant.opening.adding(.days(5))
    let open = try await bench.store.withdrawals(of: bench.account, at: later)
    #expect(open.map(\.order) == [bought.order.id])
    try await bench.withdraw(from: bought.order.id, at: later)
    #expect(try await bench.store.withdrawals(of: bench.account, at: later).isEmpty)
    let back = try await bench.store.receipts(of: bench.account, at: later).first
    #expect(back?.total?.minorUnits == -1_999)
  }

  @Test func `what was given up with a car can go to the seller's next one, while it is paid`()
    async throws
  {
    let bench = try await StoreBench()
    let next = try await bench.secondVehicle()
    let year = try #require(
      try await bench.buy("smart-alerts", months: 12, autoRenew: false).subscription)
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
    let later = Instant.opening.adding(.months(2))
    let moved = try #require(
      try await bench.store.transfer(year.id, to: next, at: later).subscription)
    #expect(moved.state == .active)
    #expect(moved.vehicle == next.vehicle)
    #expect(moved.paidThrough == year.paidThrough)
    #expect(!moved.autoRenews)

    let other = try await StoreBench()
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
    let bench = try await StoreBench()
    let buyer = try await bench.other("dominique@example.com", linking: false)
    _ = try await bench.buy("smart-alerts", months: 12, autoRenew: false)
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
    _ = try await bench.store.link(bench.linked, to: buyer.account, at: .opening)
    let first = try #require(
      try await bench.store.latestDocument(for: bench.vehicle, at: .opening)
    ).document
    #expect(first.entitlements.allSatisfy { $0.status == .ended }, "it has yet to hear of the end")
    #expect(!first.entitlements.isEmpty)
    try await bench.store.acknowledge(version: first.version, by: bench.vehicle, at: .opening)
    let second = try #require(
      try await bench.store.latestDocument(
        for: bench.vehicle, at: .opening.adding(IssueBook.renewedAfter))
    ).document
    #expect(second.entitlements.isEmpty)
  }

  @Test func `an order that was open when the vehicle was given up cannot be confirmed`()
    async throws
  {
    let bench = try await StoreBench()
    let order = try await bench.reviewed("smart-alerts")
    _ = try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
    let answer = await refusal { () async throws(StoreError) in
      try await bench.store.confirm(
        order.id, quote: order.quote?.id, by: bench.account, at: .opening)
    }
    #expect(answer == .notOwner(bench.vehicle, isOwned: false))
    #expect(try bench.charges() == [])
  }

  @Test func `a guest who leaves changes nothing for the owner`() async throws {
    let bench = try await StoreBench()
    let guest = try await bench.other("dominique@example.com")
    _ = try await bench.buy("my-car-finder", months: nil)
    _ = try await bench.store.release(bench.vehicle, by: guest.account, at: .opening)
    #expect(try await bench.store.role(of: guest.account, for: bench.vehicle) == nil)
    #expect(try await bench.store.role(of: bench.account, for: bench.vehicle) == .owner)
    let twice = await refusal { () async throws(StoreError) in
      try await bench.store.release(bench.vehicle, by: guest.account, at: .opening)
    }
    #expect(twice == .vehicleNotLinked(bench.vehicle))
  }

  @Test func `an e-mail joins its account, however it is typed`() async throws {
    let bench = try await StoreBench()
    let account = try await bench.reopened().signIn(" Camille@Example.com ")
    #expect(account.id == bench.account)
    let unknown = await refusal { () async throws(StoreError) in
      try await bench.store.signIn("nobody@example.com")
    }
    #expect(unknown == .emailUnknown("nobody@example.com"))
  }

  @Test(arguments: [true, false])
  func `a store of before knows the owner: who bought first, else the older account`(
    _ guestBought: Bool
  ) async throws {
    let bench = try await StoreBench()
    let guest = try await bench.other("dominique@example.com")
    if guestBought {
      _ = try await bench.store.release(bench.vehicle, by: bench.account, at: .opening)
      _ = try await bench.store.link(bench.linked, to: guest.account, at: .opening)
      _ = try await bench.store.link(bench.linked, to: bench.account, at: .opening)
      let order = try await bench.store.beginPurchase(
        PurchaseRequest(customer: guest, product: "my-car-finder", months: nil), at: .opening)
      _ = try await bench.store.acceptTerms(
        Terms.current(country: "FR", language: .fr), for: order.id, by: guest.account,
        at: .opening)
      _ = try await bench.store.review(order.id, by: guest.account, at: .opening)
      _ = try await bench.store.confirm(
        order.id, quote: nil, by: guest.account, at: .opening)
    }
    // As the file was before owners were kept.
    let file = try DatabaseQueue(path: bench.path)
    try await file.write { database in
      try database.execute(
        sql: """
          DROP TABLE vehicle_owner;
          DELETE FROM grdb_migrations WHERE identifier = 'Keep who owns each vehicle';
          """)
    }
    let store = try bench.reopened()
    let owner = guestBought ? guest.account : bench.account
    let other = guestBought ? bench.account : guest.account
    #expect(try await store.role(of: owner, for: bench.vehicle) == .owner)
    #expect(try await store.role(of: other, for: bench.vehicle) == .guest)
  }
}
