import VehicleCatalog
import WorldTime

extension Store {
  mutating func transfer(
    _ id: SubscriptionID, to target: Customer, at now: Instant
  ) throws -> StoreOutcome {
    let old = try subscription(id, of: target.account)
    if let done = try transferDone(of: old, to: target.vehicle) {
      return .answered(.purchase(done))
    }
    let order = try order(old.order, of: target.account)
    let services = try services(of: old, order, for: target, at: now)
    return .answered(
      .purchase(try move(old, order, to: target.vehicle, services, at: now)))
  }

  /// The answer that was given before.
  private func transferDone(of old: Subscription, to vehicle: VIN) throws -> Purchase? {
    let successor = subscriptions(in: .account(old.account)).last {
      $0.predecessor == old.id && $0.vehicle == vehicle
    }
    guard let successor else { return nil }
    return Purchase(
      order: try order(successor.order, of: old.account),
      receipt: try firstReceipt(of: successor.order), subscription: successor)
  }

  /// What the other vehicle gets.
  ///
  /// - Throws: ``StoreRefusal`` when it cannot have it.
  private func services(
    of old: Subscription, _ order: Order, for target: Customer, at now: Instant
  ) throws -> [ServiceID] {
    _ = try SubscriptionMachine.target(from: old.state, on: .transferred)
    // Of what was given up with a vehicle, only what is still paid for can move.
    if old.state.isOver, old.paidThrough <= now {
      throw SubscriptionRefusal(state: old.state, event: .transferred)
    }
    let storefront = try storefront(for: target)
    try check(storefront.account.id, owns: target.vehicle)
    guard order.plan.allowance == nil else { throw StoreRefusal.allowanceStays(old.id) }
    guard let product = offering.catalog.product(old.product) else {
      throw StoreRefusal.productUnknown(old.product)
    }
    let listing = storefront.listing(of: product, offering.catalog, at: now)
    guard listing.compatibility.isCompatible else {
      throw StoreRefusal.incompatible(product.id, unmet: listing.compatibility.unmet)
    }
    guard listing.ownership == .none else { throw StoreRefusal.alreadyOwned(product.id) }
    if (old.releasedFrom ?? old.state) == .trial, storefront.holdings.hadTrial(of: product.id) {
      throw StoreRefusal.trialUsed(product.id)
    }
    return storefront.services(of: product, offering.catalog, at: now)
  }

  private mutating func move(
    _ subscription: Subscription, _ order: Order, to vehicle: VIN, _ services: [ServiceID],
    at now: Instant
  ) throws -> Purchase {
    let next = try Order(
      OrderID(rawValue: names.name("order")), goingOnFrom: order, to: vehicle,
      services: services, at: now)
    let moved = subscription.moved(to: vehicle, as: freshSubscription(), for: next.id)
    var old = subscription
    try old.apply(.transferred, at: now)
    let receipt = next.transferReceipt(
      nextReceiptNumber, for: moved, goingOnFrom: try firstReceipt(of: order.id),
      free: try free(next, at: now), at: now)
    save(old)
    save(next)
    save(moved)
    save(receipt, paidBy: nil)
    return Purchase(order: next, receipt: receipt, subscription: moved)
  }
}
