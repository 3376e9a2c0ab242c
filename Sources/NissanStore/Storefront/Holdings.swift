package import VehicleCatalog
import WorldTime

/// What a vehicle has and had.
package struct Holdings: Sendable {
  /// Those that brought something, oldest first; those too that were taken back or released.
  package let orders: [Order]
  /// Oldest first; ended ones too.
  package let subscriptions: [Subscription]
  /// What was paid for what still runs, by order.
  private let paid: [OrderID: [PaidTime]]

  /// - Parameters:
  ///   - orders: Those that brought something, oldest first.
  ///   - subscriptions: All of them, oldest first.
  ///   - receipts: Of an order whose subscription runs, and of those of other vehicles that it goes
  ///     on from; asked once for each.
  /// - Throws: What `receipts` throws.
  package init(
    orders: [Order], subscriptions: [Subscription], receipts: (Order) throws -> [Receipt]
  ) rethrows {
    self.orders = orders
    self.subscriptions = subscriptions
    let running = Set(subscriptions.filter { !$0.state.isOver }.map(\.order))
    let paid = try orders.filter { running.contains($0.id) }.map { order in
      (order.id, try receipts(order).compactMap { PaidTime($0, of: order) })
    }
    self.paid = Dictionary(uniqueKeysWithValues: paid)
  }

  package func subscription(of order: OrderID) -> Subscription? {
    subscriptions.first { $0.order == order }
  }

  /// How the vehicle has a product that would give it these services.
  package func ownership(
    of product: ProductID, giving services: [ServiceID]
  ) -> ProductListing.Ownership {
    if let current = subscriptions.last(where: { $0.product == product && !$0.state.isOver }) {
      return .subscribed(current)
    }
    if let endless = orders.last(where: { $0.product == product && isEndless($0) }) {
      return .endless(endless.id)
    }
    let others = products(covering: services)
    return others.isEmpty ? .none : .covered(by: others)
  }

  /// Gives a right that is free, without end, and still there.
  package func isEndless(_ order: Order) -> Bool {
    order.state == .fulfilled && subscription(of: order.id) == nil
  }

  package func hadTrial(of product: ProductID) -> Bool {
    subscriptions.contains { $0.product == product && $0.trial.isPositive }
  }
}

// MARK: - What takes the place of what

extension Holdings {
  /// What gives all of these services together, without a limit by use.
  ///
  /// - Parameters:
  ///   - services: What is to be given.
  ///   - order: What is to be renewed: it does not count itself, nor what something else took the
  ///     place of, which ends by itself.
  /// - Returns: The products; none when some service is missing.
  package func products(
    covering services: [ServiceID], renewing order: OrderID? = nil
  ) -> [ProductID] {
    var missing = Set(services)
    var products: [ProductID] = []
    for other in orders where stands(other) && other.plan.allowance == nil {
      let given = missing.intersection(other.plan.services)
      let isIgnored = order != nil && (other.id == order || isReplaced(other))
      guard !given.isEmpty, !isIgnored else { continue }
      missing.subtract(given)
      products.append(other.product)
    }
    return missing.isEmpty ? products : []
  }

  private func isReplaced(_ order: Order) -> Bool {
    subscription(of: order.id)?.state == .cancelled(.upgraded)
  }

  private func stands(_ order: Order) -> Bool {
    subscription(of: order.id).map { !$0.state.isOver } ?? isEndless(order)
  }

  /// The subscriptions of an account that a product with these services makes superfluous, oldest
  /// first. What is limited by use stays beside it.
  package func replaced(by services: [ServiceID], of account: AccountID) -> [Subscription] {
    let all = Set(services)
    return orders.compactMap { order in
      guard order.account == account, order.plan.allowance == nil,
        all.isSuperset(of: order.plan.services), let subscription = subscription(of: order.id),
        !subscription.state.isOver
      else { return nil }
      return subscription
    }
  }

  /// The time that is paid for already of what these services make superfluous, oldest first;
  /// without that of the order that asks, which is one of them at its renewals.
  package func paidTime(
    replacedBy services: [ServiceID], of account: AccountID, but order: OrderID? = nil
  ) -> [PaidTime] {
    replaced(by: services, of: account)
      .filter { $0.order != order }
      .flatMap { paid[$0.order, default: []] }
      .sorted { ($0.from, $0.order) < ($1.from, $1.order) }
  }
}
