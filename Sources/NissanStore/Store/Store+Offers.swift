import VehicleCatalog
import WorldTime

extension Store {
  /// Holds running subscriptions against the catalogue, once for each change of its offers: what
  /// costs more is announced, what is sold no more will not renew.
  mutating func applyOfferChanges(at now: Instant) throws {
    guard records.marks.offers?.digest != offering.digest else { return }
    for known in records.subscriptions.all where known.dueAt != nil {
      var subscription = known.subscription
      if let offer = try offer(behind: subscription) {
        subscription.compare(with: offer, policy, at: now)
      } else if subscription.autoRenews {
        try subscription.apply(.productWithdrawn, at: now)
      }
      if subscription != known.subscription { save(subscription) }
    }
    records.marks.offers = StoreRecords.OffersSeen(digest: offering.digest, at: now)
    note(now)
  }

  mutating func answerPriceChange(
    of id: SubscriptionID, agrees: Bool, _ isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) throws -> StoreOutcome {
    var subscription = try asked(id, of: account)
    if agrees {
      try check(account, owns: subscription.vehicle)
      try subscription.apply(.priceAccepted, at: now)
      try chooseCard(for: &subscription, at: now)
      try checkAuthentication(isAuthenticated, forRenewing: subscription)
    } else {
      try subscription.refusePrice(at: now)
    }
    save(subscription)
    return .answered(.subscription(subscription))
  }

  /// A subscription of whose higher price the customer was told.
  private func asked(_ id: SubscriptionID, of account: AccountID) throws -> Subscription {
    let subscription = try subscription(id, of: account)
    switch subscription.priceChange?.consent {
    case .awaited, .given, .refused: return subscription
    case nil, .notNeeded: throw StoreRefusal.noHigherPrice(id)
    }
  }

  /// What the store asks now for what a subscription pays; `nil` when it sells it no more.
  func offer(behind subscription: Subscription) throws -> Offer? {
    guard let billing = subscription.billing,
      let product = offering.catalog.product(subscription.product)
    else { return nil }
    let country = try country(of: subscription)
    return offering.catalog.offers(product, in: country).first {
      $0.term.renews && $0.term.period == billing.period
    }
  }

  func country(of subscription: Subscription) throws -> String {
    if let country = subscription.billing?.country { return country }
    return try billingCountry(of: order(subscription.order, of: subscription.account))
  }
}
