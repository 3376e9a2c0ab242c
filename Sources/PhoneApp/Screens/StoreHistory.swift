package import NissanStore
import VehicleCatalog
package import WorldTime

/// What was bought so far, newest first.
package struct StoreHistory: Hashable, Sendable {
  package let orders: [Order]
  package let receipts: [Receipt]
  package let subscriptions: [Subscription]
  /// What is ahead of them.
  package let outlooks: [SubscriptionOutlook]
  /// What can be withdrawn from.
  package let withdrawals: [OpenWithdrawal]
  package let worldTime: Instant
}

extension StoreHistory {
  func order(_ id: OrderID?) -> Order? { orders.first { $0.id == id } }

  func subscription(_ id: SubscriptionID?) -> Subscription? {
    subscriptions.first { $0.id == id }
  }

  /// Newest first; of what came from another vehicle, those of both.
  func receipts(of subscription: Subscription) -> [Receipt] {
    var orders = [subscription.order]
    var predecessor = subscription.predecessor
    while let former = self.subscription(predecessor) {
      orders.append(former.order)
      predecessor = former.predecessor
    }
    return receipts.filter { orders.contains($0.order) }
  }

  /// The payment that a refund would give back; `nil` when none is left.
  func refundable(_ subscription: Subscription) -> Receipt? {
    guard SubscriptionMachine.knows(.refunded, in: subscription.state) else { return nil }
    let given = receipts.flatMap { $0.credit?.receipts ?? [] }
    return receipts(of: subscription).first { receipt in
      receipt.credit == nil && (receipt.total?.minorUnits ?? 0) > 0
        && !given.contains(receipt.number)
    }
  }

  /// Until when an order can be withdrawn from; `nil` when it cannot.
  func withdrawal(from order: OrderID) -> OpenWithdrawal? {
    withdrawals.first { $0.order == order }
  }

  /// Other products give the vehicle all that a subscription would be renewed for.
  private func isReplaced(_ subscription: Subscription) -> Bool {
    guard let order = order(subscription.order) else { return false }
    let holdings = Holdings(
      orders: orders.filter { $0.vehicle == order.vehicle && $0.state == .fulfilled },
      subscriptions: subscriptions.filter { $0.vehicle == order.vehicle }, receipts: { _ in [] })
    return !holdings.products(covering: order.plan.services, renewing: order.id).isEmpty
  }

  /// What a customer can do with a subscription now, but for what asks for more first: a length,
  /// another car.
  func changes(of subscription: Subscription) -> [SubscriptionChange] {
    let id = subscription.id
    var changes: [SubscriptionChange] = []
    if subscription.canGoOn(at: worldTime), subscription.pause != nil || !isReplaced(subscription) {
      changes.append(.resume(id))
    }
    if subscription.canEndRenewal { changes.append(.endRenewal(id)) }
    if subscription.canAgree { changes.append(.answerPrice(id, agrees: true)) }
    if subscription.canDisagree { changes.append(.answerPrice(id, agrees: false)) }
    if let open = withdrawal(from: subscription.order) {
      changes.append(.withdraw(open.order, nil))
    }
    if refundable(subscription) != nil { changes.append(.refund(id)) }
    return changes
  }
}

extension Subscription {
  fileprivate var canEndRenewal: Bool {
    autoRenews && SubscriptionMachine.knows(.autoRenewOff, in: state)
  }

  /// A price that was refused, or that rose during a pause, is agreed to first.
  fileprivate func canGoOn(at now: Instant) -> Bool {
    guard billing != nil, !state.isOver else { return false }
    if state == .paused {
      return priceChange.map { $0.isAgreed || $0.effectiveFrom > now } ?? true
    }
    if pause != nil { return true }
    return !autoRenews && priceChange?.consent != .refused
      && SubscriptionMachine.knows(.autoRenewOn, in: state)
  }

  fileprivate var canAgree: Bool {
    priceChange.map { !$0.isAgreed } == true && SubscriptionMachine.knows(.priceAccepted, in: state)
  }

  fileprivate var canDisagree: Bool {
    guard autoRenews, SubscriptionMachine.knows(.priceRefused, in: state) else { return false }
    return priceChange?.consent == .awaited || priceChange?.consent == .given
  }

  /// A pause begins at the end of what is paid.
  var canPause: Bool { state == .active && autoRenews && billing != nil }

  /// What is metered by use stays with its car.
  func canMove(_ order: Order?, at now: Instant) -> Bool {
    SubscriptionMachine.knows(.transferred, in: state) && order?.plan.allowance == nil
      && (!state.isOver || paidThrough > now)
  }
}
