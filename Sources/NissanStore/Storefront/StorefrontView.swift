package import VehicleCatalog
package import WorldTime

/// What the store shows one customer for one vehicle.
package struct StorefrontView: Sendable {
  package let account: Account
  package let profile: VehicleProfile
  package let phone: PhoneFacts?
  package let holdings: Holdings

  package init(
    account: Account, profile: VehicleProfile, phone: PhoneFacts?, holdings: Holdings
  ) {
    self.account = account
    self.profile = profile
    self.phone = phone
    self.holdings = holdings
  }

  package func listing(
    of product: Product, _ catalog: Catalog, at now: Instant
  ) -> ProductListing {
    let services = services(of: product, catalog, at: now)
    let offers = catalog.offers(product, in: account.country)
    let ownership = holdings.ownership(of: product.id, giving: services)
    let changes = periodChanges(of: ownership, among: offers)
    let isTrialOpen = product.trial != nil && !holdings.hadTrial(of: product.id)
    let buyable = offers.filter { offer in
      ownership == .none || offer.months.map(changes.contains) ?? false
    }
    return ProductListing(
      product: product, offers: offers,
      compatibility: catalog.compatibility(of: product, with: profile, phone: phone, at: now),
      ownership: ownership, isTrialOpen: isTrialOpen, periodChanges: changes,
      credits: isTrialOpen ? [:] : credits(for: buyable, giving: services, at: now))
  }

  /// What a customer can change to from what they pay for.
  private func periodChanges(
    of ownership: ProductListing.Ownership, among offers: [Offer]
  ) -> [Int] {
    guard case .subscribed(let current) = ownership, current.account == account.id else {
      return []
    }
    return offers.compactMap(\.months).filter { current.canChange(toMonths: $0) }
  }

  /// What the vehicle gets: all that the product grants, less what is optional and cannot work
  /// in it.
  package func services(
    of product: Product, _ catalog: Catalog, at now: Instant
  ) -> [ServiceID] {
    product.grants.filter { service in
      !product.optional.contains(service)
        || catalog.compatibility(of: service, with: profile, phone: phone, at: now).isCompatible
    }
  }

  private func credits(
    for offers: [Offer], giving services: [ServiceID], at now: Instant
  ) -> [Int: [PriceLine]] {
    let paid = holdings.paidTime(replacedBy: services, of: account.id)
    var credits: [Int: [PriceLine]] = [:]
    for offer in offers {
      guard let months = offer.months else { continue }
      let lines = paid.credits(
        against: offer.price, from: now, until: now.adding(offer.term.period))
      if !lines.isEmpty { credits[months] = lines }
    }
    return credits
  }
}
