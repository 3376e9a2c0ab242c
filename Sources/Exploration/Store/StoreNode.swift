import Entitlements
import NissanStore
import VehicleCatalog
import WorldTime

/// The store as far as one vehicle and one product go. The machines are the ones the store runs;
/// what its database does around them, is done here in memory.
struct StoreNode: Hashable, Sendable, Internable {
  private(set) var tick = 0
  private(set) var purchases: [Purchase] = []
  private(set) var book = IssueBook()
  /// The document last issued; its number in the exploration, 0 for none.
  private(set) var issued: DocumentNumber = 0
  private(set) var isCardDeclined = false

  struct Purchase: Hashable, Sendable {
    let order: Order
    var subscription: Subscription
  }

  var likeness: StoreNode { self }

  func now(_ world: ExploredWorld) -> Instant { world.instant(of: tick) }

  /// Every right the vehicle has or had.
  func rights(_ world: ExploredWorld) -> [Entitlement] {
    purchases.flatMap { $0.order.entitlements(of: $0.subscription, world.policy) }
  }

  /// The customer may use the service now, whatever the car knows of it.
  func isPaid(_ world: ExploredWorld) -> Bool {
    rights(world).contains { $0.isUsable(at: now(world)) }
  }
}

extension StoreNode {
  /// The store after an event; `nil` when it cannot happen.
  func after(_ event: ExplorationEvent, _ world: ExploredWorld) -> StoreNode? {
    var next = self
    let now = now(world)
    switch event {
    case .buy: return purchases.isEmpty ? bought(world) : nil
    case .buyAgain: return purchases.isEmpty ? nil : bought(world)
    case .cancel:
      return changed { subscription throws(SubscriptionRefusal) in
        try subscription.apply(.autoRenewOff, at: now)
      }
    case .refund:
      return changed { subscription throws(SubscriptionRefusal) in
        try subscription.takeBack(.refund, at: now)
      }
    case .pause:
      return changed { subscription throws(SubscriptionRefusal) in
        try subscription.askPause(ExploredWorld.pause, at: now)
      }
    case .decline, .accept:
      let isDeclined = event == .decline
      let matters = purchases.last?.subscription.needsPaymentMethod ?? false
      guard matters, isDeclined != isCardDeclined else { return nil }
      next.isCardDeclined = isDeclined
    case .tick:
      next.tick += 1
      next.settle(world)
    default: return nil
    }
    return next
  }

  /// The vehicle is known to have committed a version.
  func acknowledging(_ version: Int) -> StoreNode {
    var next = self
    next.book.acknowledge(version)
    return next
  }

  /// What a phone that asks for the newest document is given.
  ///
  /// - Returns: The store after it, and the document if it is a new one; its number is then to be
  ///   put into the store by ``keeping(_:)``.
  func issuing(_ world: ExploredWorld) -> (store: StoreNode, document: EntitlementDocument?) {
    var next = self
    guard let entries = next.book.issue(rights(world), at: now(world)) else { return (self, nil) }
    let document = EntitlementDocument(
      issuer: "nissan-store", vehicle: world.vin, version: next.book.version,
      issuedAt: next.book.issuedAt,
      leaseUntil: next.book.issuedAt.adding(EntitlementDocument.leaseDefault),
      id: "document-\(next.book.version)", entitlements: entries)
    return (next, document)
  }

  func keeping(_ number: DocumentNumber) -> StoreNode {
    var next = self
    next.issued = number
    return next
  }
}

extension StoreNode {
  private func bought(_ world: ExploredWorld) -> StoreNode? {
    let isFree = purchases.allSatisfy { $0.subscription.state.isOver }
    guard isFree, purchases.count < ExploredWorld.purchasesMax else { return nil }
    var next = self
    do {
      next.purchases.append(try Purchase(purchases.count + 1, of: world, at: now(world)))
    } catch {
      preconditionFailure("a period of what the world sells can be bought: \(error)")
    }
    next.isCardDeclined = false
    return next
  }

  /// Changes the purchase that is not over; `nil` when its table knows no such event.
  private func changed(
    _ change: (inout Subscription) throws(SubscriptionRefusal) -> Void
  ) -> StoreNode? {
    guard let last = purchases.indices.last else { return nil }
    var next = self
    do {
      try change(&next.purchases[last].subscription)
    } catch {
      return nil
    }
    return next
  }

  /// Everything that fell due, in due order and each at its own instant, as the store's database
  /// catches up.
  private mutating func settle(_ world: ExploredWorld) {
    let now = now(world)
    for index in purchases.indices {
      while let next = purchases[index].subscription.nextDue(world.policy), next.at <= now {
        do {
          switch next.due {
          case .over(let event): try purchases[index].subscription.apply(event, at: next.at)
          case .charge:
            try purchases[index].subscription.charged(approved: !isCardDeclined, at: next.at)
          }
        } catch {
          preconditionFailure("the table knows what falls due, but not \(error.event)")
        }
      }
    }
  }
}

extension StoreNode.Purchase {
  init(
    _ number: Int, of world: ExploredWorld, at now: Instant
  ) throws {
    let plan = PurchasePlan(
      services: [world.service.id], trial: .zero, months: world.months,
      renews: world.allowance == nil, needsPayment: true, allowance: world.allowance)
    order = try Order(
      Order.Beginning(
        id: OrderID(rawValue: "order-\(number)"), account: "driver", vehicle: world.vin,
        product: world.product, plan: plan, at: now))
    let billing = Subscription.Billing(
      price: world.price, vatBasisPoints: 0, illustrative: true, period: .months(world.months),
      paymentMethod: "card")
    subscription = try Subscription(
      id: SubscriptionID(rawValue: "subscription-\(number)"), order: order, billing: billing,
      startingAt: now.adding(world.delay))
  }
}

extension Entitlement {
  /// The right is in its usable time: its own half-open interval, and neither taken back nor over.
  func isUsable(at instant: Instant) -> Bool {
    switch status {
    case .active, .cancelled, .grace:
      notBefore <= instant && usableUntil.map { instant < $0 } ?? true
    case .paused: notBefore <= instant && paidThrough.map { instant < $0 } ?? true
    case .onHold, .revoked, .ended: false
    }
  }
}
