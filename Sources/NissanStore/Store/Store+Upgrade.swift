import WorldTime

/// A product that gives what others of the vehicle give takes their place.
extension Store {
  /// A product with a limit by use takes the place of nothing.
  private func replaced(by order: Order, _ holdings: Holdings) -> [Subscription] {
    guard order.plan.allowance == nil else { return [] }
    return holdings.replaced(by: order.plan.services, of: order.account)
  }

  func paidTime(replacedBy order: Order, _ holdings: Holdings) -> [PaidTime] {
    guard order.plan.allowance == nil else { return [] }
    return holdings.paidTime(replacedBy: order.plan.services, of: order.account, but: order.id)
  }

  /// - Throws: ``SubscriptionRefusal`` while the first payment of something that the order would
  ///   take the place of is under way.
  func checkReplaced(by order: Order, _ holdings: Holdings) throws {
    for subscription in replaced(by: order, holdings) where subscription.state == .pending {
      _ = try SubscriptionMachine.target(from: subscription.state, on: .upgraded)
    }
  }

  /// Switches the renewals off that the order, which is about to be kept, makes superfluous. Each
  /// right stays to the end of what was paid.
  mutating func replace(by order: Order) throws {
    let holdings = try holdings(of: order.vehicle)
    for var subscription in replaced(by: order, holdings)
    where subscription.order != order.id && subscription.canBeUpgraded {
      try subscription.apply(.upgraded, at: order.stateSince)
      save(subscription)
    }
  }

  /// - Throws: ``StoreRefusal/alreadyOwned(_:through:)`` when other products of the vehicle give
  ///   all that a subscription would be renewed for.
  func checkNotReplaced(_ subscription: Subscription) throws {
    let order = try order(subscription.order, of: subscription.account)
    let others = try holdings(of: subscription.vehicle)
      .products(covering: order.plan.services, renewing: order.id)
    guard others.isEmpty else {
      throw StoreRefusal.alreadyOwned(subscription.product, through: others)
    }
  }

  /// What is charged for the period that a subscription is due for: its price, less what was paid
  /// already for products that it took the place of.
  func renewalLines(
    of subscription: Subscription, _ billing: Subscription.Billing, at instant: Instant
  ) throws -> [PriceLine] {
    let order = try order(subscription.order, of: subscription.account)
    var next = subscription
    try next.charged(approved: true, at: instant)
    let paid = paidTime(replacedBy: order, try holdings(of: subscription.vehicle))
    return [subscription.renewalLine(billing)]
      + paid.credits(
        against: billing.price, from: subscription.startOfNextPeriod(at: instant),
        until: next.paidThrough)
  }
}
