package import NissanStore
import VehicleCatalog
package import WorldTime

/// Runs what a visit asks of the store.
package struct ScreenDriver: Sendable {
  let store: any StoreBackOffice
  let customer: Customer

  package init(store: any StoreBackOffice, customer: Customer) {
    self.store = store
    self.customer = customer
  }

  /// - Parameters:
  ///   - effect: What is asked for.
  ///   - now: World time.
  /// - Returns: What came of it; `nil` for what is not the store's: the phone's own state, the car.
  package func answer(_ effect: VisitEffect, at now: Instant) async -> VisitAnswer? {
    do throws(StoreError) {
      return try await ask(effect, at: now)
    } catch {
      switch error {
      case .refused(let refusal):
        return .refused(refusal, order: await current(effect.order, at: now))
      case .failed(let failure): return .failed(failure)
      }
    }
  }

  var account: AccountID { customer.account }

  /// The order as the refusal left it.
  private func current(_ id: OrderID?, at now: Instant) async -> Order? {
    guard let id else { return nil }
    // When it cannot be read either, the next step will say so.
    let orders = try? await store.orders(of: account, at: now)
    return orders?.first { $0.id == id }
  }

  private func ask(
    _ effect: VisitEffect, at now: Instant
  ) async throws(StoreError) -> VisitAnswer? {
    switch effect {
    case .load: return .storefront(try await storefront(at: now))
    case .loadHistory: return .history(try await history(at: now))
    case .openWithdrawal(let order):
      return .statement(try await store.openWithdrawal(from: order, by: account, at: now))
    case .change(let change, let shown, let passesBank):
      // What was agreed to is what was shown.
      let history = try await history(at: now)
      if let shown, history.subscription(shown.id)?.isAs(shown) != true {
        return .outdated(history)
      }
      return .changed(
        try await outcome(of: change, passesBank: passesBank, at: now), carsKnow: false)
    case .arrive, .register, .signIn, .describePhone, .pair, .compare, .visitCar: return nil

    // The purchase, step by step.
    case .begin(let request): return .order(try await store.beginPurchase(request, at: now))
    case .refreshQuote(let id):
      return .order(try await store.refreshQuote(of: id, by: account, at: now))
    case .saveAddress(let form, let id):
      return .order(try await store.saveAddress(form, for: id, by: account, at: now))
    case .addCard(let card, let id):
      return .order(try await store.addCard(card, for: id, by: account, at: now))
    case .chooseCard(let method, let id):
      return .order(try await store.chooseCard(method, for: id, by: account, at: now))
    case .openTerms(let terms, let id):
      return .order(try await store.openTerms(terms, for: id, by: account, at: now))
    case .acceptTerms(let terms, let id):
      _ = try await store.acceptTerms(terms, for: id, by: account, at: now)
      return .order(try await store.review(id, by: account, at: now))
    case .confirm(let id, let quote):
      return .purchase(try await store.confirm(id, quote: quote, by: account, at: now))
    case .authenticate(let id, let passed):
      return .purchase(try await store.authenticate(id, passed: passed, by: account, at: now))
    case .abandon(let id): return .order(try await store.abandon(id, by: account, at: now))

    // The cards.
    case .loadWallet: break
    case .keepCard(let card):
      _ = try await store.addPaymentMethod(card, isDefault: false, to: account, at: now)
    case .replaceCard(let id, let card, let passesBank):
      _ = try await store.replaceCard(
        of: id, with: card, isAuthenticated: passesBank, by: account, at: now)
    case .removeCard(let id, let other, let passesBank):
      try await store.removePaymentMethod(
        id, replacedBy: other, isAuthenticated: passesBank, of: account, at: now)
    case .makeDefault(let id):
      _ = try await store.setDefaultPaymentMethod(id, of: account, at: now)
    }
    return .wallet(try await store.wallet(of: account))
  }
}

extension Subscription {
  /// It stands as it did, whatever charge was tried meanwhile.
  fileprivate func isAs(_ other: Subscription) -> Bool {
    state == other.state && paidThrough == other.paidThrough && billing == other.billing
      && autoRenews == other.autoRenews && pause == other.pause
      && priceChange == other.priceChange && vehicle == other.vehicle
  }
}
