import Crypto
import GRDB
package import NissanStore
import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  /// Holds running subscriptions against the catalogue, once for each change of its offers: what
  /// costs more is announced, what is sold no more will not renew.
  func heedOffers(at now: Instant) async throws(StoreError) {
    let digest = offersDigest
    guard try await read({ try OffersSeenTable.digest($0) }) != digest else { return }
    try await write { [self] database in
      for known in try SubscriptionTable.running(database) {
        var subscription = known
        if let offer = try offer(behind: known, database) {
          subscription.compare(with: offer, policy, at: now)
        } else if known.autoRenews {
          try subscription.apply(.productWithdrawn, at: now)
        }
        if subscription != known { try SubscriptionTable.save(subscription, policy, database) }
      }
      try OffersSeenTable.save(digest, at: now, database)
    }
  }

  /// Switches a renewal on again, at what it costs now.
  func goOn(
    _ subscription: inout Subscription, at now: Instant, _ database: Database
  ) throws {
    if let change = subscription.priceChange, change.consent == .refused, !subscription.autoRenews {
      throw StoreRefusal.priceConsentNeeded(subscription.id, price: change.price)
    }
    try subscription.apply(.autoRenewOn, at: now)
    // Who pays may always stop; only an owner goes on.
    try OwnerTable.check(subscription.account, owns: subscription.vehicle, database)
    try Self.checkNotReplaced(subscription, database)
    guard let offer = try offer(behind: subscription, database) else {
      guard catalog.product(subscription.product) != nil else {
        throw StoreRefusal.productUnknown(subscription.product)
      }
      throw StoreRefusal.notSoldHere(
        subscription.product, country: try country(of: subscription, database))
    }
    subscription.compare(with: offer, policy, at: now)
    try Self.chooseCard(for: &subscription, database)
  }

  package func answerPriceChange(
    of id: SubscriptionID, agrees: Bool, isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await catchUp(to: now)
    if agrees, !isAuthenticated {
      let card = try await read { database in
        let subscription = try Self.agreed(id, of: account, at: now, database)
        return try subscription.billing.map {
          try PaymentMethodTable.load($0.paymentMethod, of: account, database).token
        }
      }
      if let card { try await refuseIfChallenged(card) }
    }
    return try await write { [policy] database in
      var subscription: Subscription
      if agrees {
        subscription = try Self.agreed(id, of: account, at: now, database)
      } else {
        subscription = try Self.asked(id, of: account, database)
        try subscription.refusePrice(at: now)
      }
      try SubscriptionTable.save(subscription, policy, database)
      return subscription
    }
  }

  /// A subscription of whose higher price the customer was told.
  private static func asked(
    _ id: SubscriptionID, of account: AccountID, _ database: Database
  ) throws -> Subscription {
    let subscription = try SubscriptionTable.load(id, of: account, database)
    switch subscription.priceChange?.consent {
    case .awaited, .given, .refused: return subscription
    case nil, .notNeeded: throw StoreRefusal.noHigherPrice(id)
    }
  }

  /// The same after the customer's consent, with a card that can pay.
  private static func agreed(
    _ id: SubscriptionID, of account: AccountID, at now: Instant, _ database: Database
  ) throws -> Subscription {
    var subscription = try asked(id, of: account, database)
    try OwnerTable.check(account, owns: subscription.vehicle, database)
    try subscription.apply(.priceAccepted, at: now)
    try chooseCard(for: &subscription, database)
    return subscription
  }

  /// What the store asks now for what a subscription pays; `nil` when it sells it no more.
  private func offer(behind subscription: Subscription, _ database: Database) throws -> Offer? {
    guard let billing = subscription.billing, let product = catalog.product(subscription.product)
    else { return nil }
    let country = try country(of: subscription, database)
    return catalog.offers(product, in: country).first {
      $0.term.renews && $0.term.period == billing.period
    }
  }

  private func country(of subscription: Subscription, _ database: Database) throws -> String {
    if let country = subscription.billing?.country { return country }
    let order = try OrderTable.load(subscription.order, of: subscription.account, database)
    return try billingCountry(of: order, database)
  }

  /// Changes with what any renewing product costs anywhere, and with nothing else.
  static func digest(of catalog: Catalog) -> String {
    let lines = catalog.products.flatMap { product in
      catalog.countries.flatMap { country in
        catalog.offers(product, in: country.code).filter(\.term.renews).map { offer in
          "\(offer.product) \(offer.country) \(offer.term.period) \(offer.price) "
            + "\(offer.vatBasisPoints) \(offer.isIllustrative)"
        }
      }
    }
    var hash = SHA256()
    for line in lines.sorted() { hash.update(data: Array("\(line)\n".utf8)) }
    return hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
