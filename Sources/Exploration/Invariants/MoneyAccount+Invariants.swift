import Entitlements
import NissanStore
import VehicleCatalog
import WorldTime

extension MoneyAccount {
  /// The first invariant that the store breaks, whatever brought it here; `document` is the newest
  /// one for the explored car.
  func broken(
    in store: StoreNode, saying document: EntitlementDocument?, _ world: ExploredWorld
  ) -> Invariant? {
    guard isChargedOnce else { return .chargedOnce }
    guard isChargedAsAgreed(hasAgreed: store.hasAgreed, world) else { return .chargedAsAgreed }
    if let broken = broken(saying: document, for: world.vin, world) { return broken }
    guard records.orders.all.contains(where: { $0.vehicle == world.otherVIN }) else { return nil }
    let other = store.issuing(for: world.otherVIN, world).document
    return broken(saying: other, for: world.otherVIN, world)
  }

  /// I5: each charge is of one receipt, is still awaited, or was given back; and no receipt shares
  /// its charge.
  private var isChargedOnce: Bool {
    let receipts = Dictionary(grouping: payments, by: \.charge)
    guard receipts.values.allSatisfy({ $0.count == 1 }) else { return false }
    return processor.charges.all.allSatisfy { charge in
      charge.outcome != .approved || receipts[charge.key] != nil || isAwaited(charge.key)
        || isReturned(charge.key)
    }
  }

  /// I6: what a receipt says was charged, and that is what the customer agreed to.
  private func isChargedAsAgreed(hasAgreed: Bool, _ world: ExploredWorld) -> Bool {
    payments.allSatisfy { payment in
      guard let charge = processor.charges[payment.charge], charge.outcome == .approved,
        let order = records.orders[payment.receipt.order],
        let quote = (order.quote ?? contract(of: order)?.quote)
      else { return false }
      let isPurchase = payment.charge.rawValue.hasPrefix("\(order.id)/")
      let agreed =
        isPurchase
        ? [quote.total]
        : [quote.price] + (hasAgreed ? [world.raisedPrice] : [])
      let credits = isPurchase ? 0 : payment.receipt.credits
      return payment.receipt.total == charge.amount
        && agreed.contains { $0.minorUnits + credits == charge.amount.minorUnits }
    }
  }

  /// The order that the customer confirmed, from which another goes on.
  private func contract(of order: Order) -> Order? {
    var first = order
    while let before = first.predecessor.flatMap({ records.orders[$0] }) { first = before }
    return first
  }

  /// I4 and I2 of what the store says for a vehicle: no use of what was taken back, moved or
  /// given up, and every use that is paid for.
  private func broken(
    saying document: EntitlementDocument?, for vehicle: VIN, _ world: ExploredWorld
  ) -> Invariant? {
    let usable = document?.entitlements.filter { $0.isUsable(at: now) } ?? []
    if records.owners[vehicle]?.account == nil { return usable.isEmpty ? nil : .revokedStaysOut }
    for right in usable {
      let ofOrder = payments.filter {
        $0.receipt.order.rawValue == right.order || $0.order.id.rawValue == right.order
      }
      let isOver = ofOrder.contains { $0.isReturned || $0.order.vehicle != vehicle }
      if isOver { return .revokedStaysOut }
    }
    for payment in payments where payment.order.vehicle == vehicle && isOwed(payment, world) {
      for service in payment.order.plan.services
      where !usable.contains(where: { $0.service == service }) { return .paidIsActive }
    }
    return nil
  }

  /// Nothing of the contract was given back, and the time that the receipt is for is now.
  private func isOwed(_ payment: Payment, _ world: ExploredWorld) -> Bool {
    let isWhole = payments.allSatisfy { $0.order.id != payment.order.id || !$0.isReturned }
    let from = payment.receipt.validFrom.adding(world.delay)
    let until = payment.receipt.validUntil ?? .distantFuture
    return isWhole && from <= now && now < until
  }
}

extension Receipt {
  /// What was taken off, below zero.
  fileprivate var credits: Int64 {
    lines.reduce(0) { $0 + ($1.creditFor == nil ? 0 : $1.amount.minorUnits) }
  }
}

extension EntitlementDocument {
  /// I11: what was to be kept until an instant is kept until then, when only time has passed.
  ///
  /// - Parameters:
  ///   - later: The newest document of a later instant.
  ///   - now: The later instant.
  /// - Returns: Whether it is.
  func isKept(in later: EntitlementDocument?, at now: Instant) -> Bool {
    entitlements.allSatisfy { right in
      guard let until = right.holdUntil, now < until,
        let next = later?.entitlements.first(where: { $0.grant == right.grant })
      else { return true }
      switch next.status {
      case .onHold, .paused: return next.holdUntil.map { $0 >= until } ?? false
      // The customer may have ended it: a payment that was under way took its place.
      case .ended: return next.reason != .billing
      case .active, .cancelled, .grace, .revoked: return true
      }
    }
  }
}
