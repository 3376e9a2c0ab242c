import VehicleCatalog
import WorldTime

/// A purchase in one command: the steps of ``StoreCommand/begin(_:)`` to
/// ``StoreCommand/confirm(_:quote:by:)`` one after the other, by the same rules. The first of them
/// that is refused leaves nothing behind, unless that rule keeps something itself.
extension Store {
  mutating func buy(_ form: PurchaseForm, at now: Instant) throws -> StoreOutcome {
    try keepingIncompatible(form.request, at: now) { store throws in
      var order = try store.draft(form, at: now)
      if case .newCard(let card) = form.payment {
        return try store.attach(
          card, of: order.account, for: .purchase(form, at: now), at: now)
      }
      try order.review(at: now)
      store.note(now)
      store.save(order)
      // Whoever agreed to the price has seen it.
      let seen = form.agreed == nil ? nil : order.quote?.id
      let outcome = try store.confirm(order.id, quote: seen, by: order.account, at: now)
      switch outcome {
      case .refused(let refusal): throw refusal
      case .asks(.charge(let request, _)):
        return .asks(.charge(request, for: .purchase(order.id, of: order.account)))
      case .answered, .asks, .waits: return try store.issuing(outcome, at: now)
      }
    }
  }

  /// The order that a form comes to, as far as it is filled in.
  ///
  /// - Throws: As the steps; ``StoreRefusal/priceChanged(from:to:)``.
  func draft(_ form: PurchaseForm, at now: Instant) throws -> Order {
    var order = try opened(form.request, at: now)
    if let address = form.address { try save(valid(address), on: &order, at: now) }
    switch form.payment {
    case .newCard(let card):
      try order.choose(PaymentMethodID(rawValue: ""), at: now)
      _ = try summary(of: card, at: now)
    case .kept(let id): try choose(id, for: &order, at: now)
    case nil: break
    }
    if let terms = form.terms { try accept(terms, for: &order, at: now) }
    if let agreed = form.agreed, let quote = order.quote, !quote.hasSamePrice(as: agreed) {
      throw StoreRefusal.priceChanged(from: agreed, to: quote)
    }
    return order
  }

  /// Applies the processor's answer to the charge of such a purchase.
  mutating func settlePurchase(
    _ id: OrderID, of account: AccountID, _ request: ChargeRequest, _ outcome: ChargeOutcome
  ) throws -> StoreOutcome {
    let settled = try settle(id, of: account, request, outcome)
    return try issuing(settled, at: request.at)
  }

  /// The document that tells of a purchase is issued with it.
  private func issuing(_ outcome: StoreOutcome, at now: Instant) throws -> StoreOutcome {
    guard case .answered(.purchase(let purchase), _) = outcome else { return outcome }
    return try issue(for: purchase.order.vehicle, answering: .purchase(purchase), at: now)
  }
}
