package import VehicleCatalog
package import WorldTime

/// From a product and what the customer chose to a plan, and from a plan to a frozen price.
package enum Pricing {
  /// What a customer can choose among, for one product in one country.
  package struct Choice: Sendable {
    package let product: Product
    /// In the country, shortest period first.
    package let offers: [Offer]
    /// ISO 3166 alpha-2.
    package let country: String

    package init(product: Product, offers: [Offer], country: String) {
      self.product = product
      self.offers = offers
      self.country = country
    }

    fileprivate var months: [Int] { offers.compactMap(\.months) }
  }

  /// - Parameters:
  ///   - choice: The product and its offers.
  ///   - request: What the customer asked for.
  ///   - services: What the vehicle gets.
  ///   - isTrialOpen: The vehicle has not yet had the product's free term.
  /// - Returns: What is to be bought, its period chosen.
  /// - Throws: `not_sold_here`, `offer_unknown`, `trial_used`.
  package static func plan(
    for choice: Choice, _ request: PurchaseRequest, services: [ServiceID], isTrialOpen: Bool
  ) throws(StoreRefusal) -> PurchasePlan {
    let product = choice.product
    let trial = isTrialOpen ? product.trial ?? .zero : .zero
    if product.kind == .free || trial.isPositive && request.months == nil {
      try refusePeriod(request, unless: product.kind != .free, choice)
      return PurchasePlan(
        services: services, trial: trial, months: nil, renews: false, needsPayment: false,
        allowance: nil)
    }
    if product.kind == .trial, request.months == nil, !isTrialOpen {
      throw .trialUsed(product.id)
    }
    guard let shortest = choice.offers.first else {
      throw .notSoldHere(product.id, country: choice.country)
    }
    try refusePeriod(
      request, unless: request.months.map(choice.months.contains) ?? true, choice)
    let months = request.months ?? shortest.months
    return PurchasePlan(
      services: services, trial: trial, months: months,
      renews: months != nil && request.autoRenew, needsPayment: true,
      allowance: product.oneOff?.allowance)
  }

  private static func refusePeriod(
    _ request: PurchaseRequest, unless isOffered: Bool, _ choice: Choice
  ) throws(StoreRefusal) {
    if request.months != nil, !isOffered {
      throw .offerUnknown(choice.product.id, months: request.months, offered: choice.months)
    }
  }

  /// Freezes the price of a plan that needs payment.
  ///
  /// - Parameters:
  ///   - id: A fresh name.
  ///   - plan: What is to be bought.
  ///   - choice: The product and its offers.
  ///   - paid: The time already paid for that the plan would pay for again; it is taken off the
  ///     first period.
  ///   - now: World time.
  /// - Returns: The quote.
  /// - Throws: `not_sold_here` when the country has no such offer (any more).
  package static func quote(
    _ id: QuoteID, for plan: PurchasePlan, _ choice: Choice, crediting paid: [PaidTime] = [],
    at now: Instant
  ) throws(StoreRefusal) -> Quote {
    guard let offer = choice.offers.first(where: { $0.months == plan.months }) else {
      throw .notSoldHere(choice.product.id, country: choice.country)
    }
    let dueNow =
      plan.trial.isPositive
      ? Money(minorUnits: 0, currency: offer.price.currency) : offer.price
    let credits = paid.credits(
      against: dueNow, from: now, until: now.adding(offer.term.period))
    let vat = offer.vat.basisPoints(at: now)
    return Quote(
      id: id, country: choice.country,
      lines: [PriceLine(product: offer.product, amount: dueNow, vatBasisPoints: vat)] + credits,
      price: offer.price, vatBasisPoints: vat, period: offer.term.period,
      trial: plan.trial, renews: plan.renews, illustrative: offer.isIllustrative, quotedAt: now,
      expiresAt: now.adding(Quote.validity))
  }
}
