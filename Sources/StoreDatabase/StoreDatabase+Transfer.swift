import GRDB
package import NissanStore
import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func transfer(
    _ id: SubscriptionID, to target: Customer, at now: Instant
  ) async throws(StoreError) -> Purchase {
    try await catchUp(to: now)
    let names = FreshTransfer(
      order: OrderID(rawValue: names.name("order")),
      subscription: SubscriptionID(rawValue: names.name("subscription")))
    return try await write { [self] database in
      let old = try SubscriptionTable.load(id, of: target.account, database)
      if let done = try Self.transferDone(of: old, to: target.vehicle, database) { return done }
      let order = try OrderTable.load(old.order, of: target.account, database)
      let services = try services(of: old, order, for: target, at: now, database)
      return try move(old, order, to: target.vehicle, services, as: names, at: now, database)
    }
  }

  private struct FreshTransfer {
    let order: OrderID
    let subscription: SubscriptionID
  }

  /// The answer that was given before.
  private static func transferDone(
    of old: Subscription, to vehicle: VIN, _ database: Database
  ) throws -> Purchase? {
    let successor = try SubscriptionTable.all(of: old.account, database).first {
      $0.predecessor == old.id && $0.vehicle == vehicle
    }
    guard let successor else { return nil }
    return Purchase(
      order: try OrderTable.load(successor.order, of: old.account, database),
      receipt: try ReceiptTable.first(of: successor.order, database), subscription: successor)
  }

  /// What the other vehicle gets.
  ///
  /// - Throws: ``StoreRefusal`` when it cannot have it.
  private func services(
    of old: Subscription, _ order: Order, for target: Customer, at now: Instant,
    _ database: Database
  ) throws -> [ServiceID] {
    _ = try SubscriptionMachine.target(from: old.state, on: .transferred)
    let account = try AccountTable.load(target.account, database)
    let holdings = try Holdings(of: target.vehicle, database)
    let shelf = try shelf(for: target, account, holdings)
    try OwnerTable.check(account.id, owns: target.vehicle, database)
    guard order.plan.allowance == nil else { throw StoreRefusal.allowanceStays(old.id) }
    guard let product = catalog.product(old.product) else {
      throw StoreRefusal.productUnknown(old.product)
    }
    let listing = shelf.listing(of: product, catalog, at: now)
    guard listing.compatibility.isCompatible else {
      throw StoreRefusal.incompatible(product.id, unmet: listing.compatibility.unmet)
    }
    guard listing.ownership == .none else { throw StoreRefusal.alreadyOwned(product.id) }
    if old.state == .trial, holdings.hadTrial(of: product.id) {
      throw StoreRefusal.trialUsed(product.id)
    }
    return shelf.services(of: product, catalog, at: now)
  }

  private func move(
    _ subscription: Subscription, _ order: Order, to vehicle: VIN, _ services: [ServiceID],
    as names: FreshTransfer, at now: Instant, _ database: Database
  ) throws -> Purchase {
    let next = try Order(
      names.order, goingOnFrom: order, to: vehicle, services: services, at: now)
    let moved = subscription.moved(to: vehicle, as: names.subscription, for: next.id)
    var old = subscription
    try old.apply(.transferred, at: now)
    let receipt = next.transferReceipt(
      try ReceiptTable.nextNumber(database), for: moved,
      goingOnFrom: try ReceiptTable.first(of: order.id, database), at: now)
    try SubscriptionTable.save(old, policy, database)
    try OrderTable.save(next, database)
    try SubscriptionTable.save(moved, policy, database)
    try ReceiptTable.insert(receipt, paidBy: nil, database)
    return Purchase(order: next, receipt: receipt, subscription: moved)
  }
}
