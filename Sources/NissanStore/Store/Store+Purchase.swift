import VehicleCatalog
import WorldTime

/// A purchase, step by step up to its review.
extension Store {
  mutating func begin(_ request: PurchaseRequest, at now: Instant) throws -> StoreOutcome {
    try keepingIncompatible(request, at: now) { store throws in
      let order = try store.opened(request, at: now)
      store.save(order)
      return .answered(.order(order))
    }
  }

  /// A new order, with a price if it has one.
  func opened(_ request: PurchaseRequest, at now: Instant) throws -> Order {
    let catalog = offering.catalog
    guard let product = catalog.product(request.product) else {
      throw StoreRefusal.productUnknown(request.product)
    }
    let id = OrderID(rawValue: names.name("order"))
    let storefront = try storefront(for: request.customer)
    try check(storefront.account.id, owns: request.customer.vehicle)
    let listing = storefront.listing(of: product, catalog, at: now)
    guard listing.compatibility.isCompatible else {
      throw StoreRefusal.incompatible(product.id, unmet: listing.compatibility.unmet)
    }
    if let refusal = listing.refusal(each: request.months) { throw refusal }
    let changed = listing.changed(each: request.months)
    let choice = Pricing.Choice(
      product: product, offers: listing.offers, country: storefront.account.country)
    let plan = try Pricing.plan(
      for: choice, request, services: storefront.services(of: product, catalog, at: now),
      isTrialOpen: listing.isTrialOpen && changed == nil)
    var order = try Order(.init(id: id, request, plan: plan, changing: changed, at: now))
    if plan.needsPayment {
      try checkReplaced(by: order, storefront.holdings)
      let paid = paidTime(replacedBy: order, storefront.holdings)
      try order.freeze(
        Pricing.quote(freshQuote(), for: plan, choice, crediting: paid, at: now), at: now)
    }
    return order
  }

  /// What did not fit is kept too: it says what customers ask for in vain.
  mutating func keepingIncompatible(
    _ request: PurchaseRequest, at now: Instant,
    _ purchase: (inout Store) throws -> StoreOutcome
  ) throws -> StoreOutcome {
    do { return try purchase(&self) } catch StoreRefusal.incompatible(let product, let unmet) {
      note(now)
      try keepRefused(request, at: now)
      return .refused(.incompatible(product, unmet: unmet))
    }
  }

  private mutating func keepRefused(_ request: PurchaseRequest, at now: Instant) throws {
    guard let product = offering.catalog.product(request.product) else { return }
    let id = OrderID(rawValue: names.name("order"))
    let plan = PurchasePlan(
      services: product.grants, trial: .zero, months: request.months, renews: request.autoRenew,
      needsPayment: product.kind != .free, allowance: nil)
    var order = try Order(.init(id: id, request, plan: plan, at: now))
    try order.refuse(at: now)
    save(order)
  }

  mutating func refreshQuote(
    of id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    var order = try order(id, of: account)
    if order.hasQuoteRunOut(at: now) { try order.expireQuote(at: now) }
    try order.freeze(requote(order, in: billingCountry(of: order), at: now), at: now)
    save(order)
    return .answered(.order(order))
  }

  mutating func saveAddress(
    _ typed: AddressForm, for id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    let address = try valid(typed)
    return try step(id, of: account, at: now) { store, order in
      try store.save(address, on: &order, at: now)
    }
  }

  func valid(_ typed: AddressForm) throws -> BillingAddress {
    switch AddressCheck.check(typed, countries: offering.countries) {
    case .valid(let address): return address
    case .refused(let faults): throw StoreRefusal.addressInvalid(faults)
    }
  }

  /// Another country has another price.
  func save(_ address: BillingAddress, on order: inout Order, at now: Instant) throws {
    let country = address.form.country
    let repriced: Quote? =
      if let known = order.quote, known.country != country {
        try requote(order, in: country, at: now)
      } else { nil }
    try order.save(address, repricedAs: repriced, at: now)
  }

  mutating func addCard(
    _ card: CardDetails, for id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    var probe = try order(id, of: account)
    try probe.choose(PaymentMethodID(rawValue: ""), at: now)
    return try attach(card, of: account, for: .order(id, at: now), at: now)
  }

  mutating func chooseCard(
    _ method: PaymentMethodID, for id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    try step(id, of: account, at: now) { store, order in
      try store.choose(method, for: &order, at: now)
    }
  }

  func choose(_ method: PaymentMethodID, for order: inout Order, at now: Instant) throws {
    try order.choose(unexpired(method, of: order.account, at: now).id, at: now)
  }

  mutating func acceptTerms(
    _ terms: TermsID, for id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    try step(id, of: account, at: now) { store, order in
      try store.accept(terms, for: &order, at: now)
    }
  }

  func accept(_ terms: TermsID, for order: inout Order, at now: Instant) throws {
    try requireInForce(terms, for: order)
    try order.accept(terms, at: now)
  }

  mutating func openTerms(
    _ terms: TermsID, for id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    try step(id, of: account, at: now) { store, order in
      try store.requireInForce(terms, for: order)
      order.openTerms(terms, at: now)
    }
  }

  private func requireInForce(_ terms: TermsID, for order: Order) throws {
    let country = try billingCountry(of: order)
    let inForce = Language.allCases.map { Terms.current(country: country, language: $0) }
    guard inForce.contains(terms) else {
      let language = try account(order.account).language
      throw StoreRefusal.termsOutdated(
        given: terms, inForce: Terms.current(country: country, language: language))
    }
  }

  mutating func review(
    _ id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    try step(id, of: account, at: now) { _, order in try order.review(at: now) }
  }

  mutating func abandon(
    _ id: OrderID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    var order = try order(id, of: account)
    try order.abandon(at: now)
    save(order)
    return .answered(.order(order))
  }
}

extension Store {
  /// One step of an open order, unless its price ran out.
  mutating func step(
    _ id: OrderID, of account: AccountID, at now: Instant,
    _ change: (Store, inout Order) throws -> Void
  ) throws -> StoreOutcome {
    var order = try order(id, of: account)
    if let refusal = try expireQuote(of: &order, at: now) { return .refused(refusal) }
    try change(self, &order)
    save(order)
    return .answered(.order(order))
  }

  /// Notes that the price of an open order ran out; `nil` when it did not.
  mutating func expireQuote(of order: inout Order, at now: Instant) throws -> StoreRefusal? {
    if order.hasQuoteRunOut(at: now) {
      try order.expireQuote(at: now)
      save(order)
    }
    guard order.state == .quoteExpired, let quote = order.quote else { return nil }
    return .quoteExpired(at: quote.expiresAt)
  }

  /// The price of an order as the catalogue has it now.
  func requote(_ order: Order, in country: String, at now: Instant) throws -> Quote {
    guard let product = offering.catalog.product(order.product) else {
      throw StoreRefusal.productUnknown(order.product)
    }
    let choice = Pricing.Choice(
      product: product, offers: offering.catalog.offers(product, in: country), country: country)
    let paid = paidTime(replacedBy: order, try holdings(of: order.vehicle))
    return try Pricing.quote(freshQuote(), for: order.plan, choice, crediting: paid, at: now)
  }

  func billingCountry(of order: Order) throws -> String {
    try order.quote?.country ?? order.address?.form.country ?? account(order.account).country
  }

  func freshQuote() -> QuoteID { QuoteID(rawValue: names.name("quote")) }

  func freshSubscription() -> SubscriptionID {
    SubscriptionID(rawValue: names.name("subscription"))
  }
}

extension Order.Beginning {
  fileprivate init(
    id: OrderID, _ request: PurchaseRequest, plan: PurchasePlan,
    changing changes: SubscriptionID? = nil, at now: Instant
  ) {
    self.init(
      id: id, account: request.customer.account, vehicle: request.customer.vehicle,
      product: request.product, plan: plan, changing: changes, at: now)
  }
}
