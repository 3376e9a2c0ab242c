import GRDB
package import NissanStore
package import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func beginPurchase(
    _ request: PurchaseRequest, at now: Instant
  ) async throws(StoreError) -> Order {
    try await catchUp(to: now)
    guard let product = catalog.product(request.product) else {
      throw .refused(.productUnknown(request.product))
    }
    let (id, quote) = (OrderID(rawValue: names.name("order")), freshQuote())
    return try await commit { [self] database in
      let customer = request.customer
      let account = try AccountTable.load(customer.account, database)
      let shelf = try shelf(for: customer, account, Holdings(of: customer.vehicle, database))
      try OwnerTable.check(account.id, owns: customer.vehicle, database)
      let listing = shelf.listing(of: product, catalog, at: now)
      guard listing.compatibility.isCompatible else {
        try keepRefused(request, product, as: id, at: now, database)
        return .refused(.incompatible(product.id, unmet: listing.compatibility.unmet))
      }
      if let refusal = listing.ownership.refusal(of: product) { return .refused(refusal) }
      let choice = Pricing.Choice(
        product: product, offers: listing.offers, country: account.country)
      let plan = try Pricing.plan(
        for: choice, request, services: shelf.services(of: product, catalog, at: now),
        isTrialOpen: listing.isTrialOpen)
      var order = try Order(.init(id: id, request, plan: plan, at: now))
      if plan.needsPayment {
        try Self.checkReplaced(by: order, shelf.holdings)
        let paid = Self.paidTime(replacedBy: order, shelf.holdings)
        try order.freeze(
          Pricing.quote(quote, for: plan, choice, crediting: paid, at: now), at: now)
      }
      try OrderTable.save(order, database)
      return .done(order)
    }
  }

  /// What did not fit is kept too: it says what customers ask for in vain.
  private func keepRefused(
    _ request: PurchaseRequest, _ product: Product, as id: OrderID, at now: Instant,
    _ database: Database
  ) throws {
    let plan = PurchasePlan(
      services: product.grants, trial: .zero, months: request.months, renews: request.autoRenew,
      needsPayment: product.kind != .free, allowance: nil)
    var order = try Order(.init(id: id, request, plan: plan, at: now))
    try order.refuse(at: now)
    try OrderTable.save(order, database)
  }

  package func refreshQuote(
    of id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await catchUp(to: now)
    let quote = freshQuote()
    return try await commit { [self] database in
      var order = try OrderTable.load(id, of: account, database)
      if order.hasQuoteRunOut(at: now) { try order.expireQuote(at: now) }
      let country = try billingCountry(of: order, database)
      try order.freeze(requote(order, as: quote, in: country, at: now, database), at: now)
      try OrderTable.save(order, database)
      return .done(order)
    }
  }

  package func saveAddress(
    _ typed: AddressForm, for id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    let address: BillingAddress
    switch AddressCheck.check(typed, countries: countries) {
    case .valid(let valid): address = valid
    case .refused(let faults): throw .refused(.addressInvalid(faults))
    }
    let quote = freshQuote()
    return try await step(id, of: account, at: now) { [self] order, database in
      let country = address.form.country
      let repriced: Quote? =
        if let known = order.quote, known.country != country {
          try requote(order, as: quote, in: country, at: now, database)
        } else { nil }
      try order.save(address, repricedAs: repriced, at: now)
    }
  }

  package func addCard(
    _ card: CardDetails, for id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    defer { card.wipe() }
    let order = try await read { try OrderTable.load(id, of: account, $0) }
    try turn { () throws(OrderRefusal) in
      var probe = order
      try probe.choose(PaymentMethodID(rawValue: ""), at: now)
    }
    let method = try await newMethod(card, of: account, at: now)
    return try await step(id, of: account, at: now) { order, database in
      try PaymentMethodTable.save(method, database)
      try order.choose(method.id, at: now)
    }
  }

  package func chooseCard(
    _ method: PaymentMethodID, for id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await step(id, of: account, at: now) { order, database in
      try order.choose(Self.unexpired(method, of: account, at: now, database).id, at: now)
    }
  }

  package func acceptTerms(
    _ terms: TermsID, for id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await step(id, of: account, at: now) { [self] order, database in
      try requireInForce(terms, for: order, database)
      try order.accept(terms, at: now)
    }
  }

  package func openTerms(
    _ terms: TermsID, for id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await step(id, of: account, at: now) { [self] order, database in
      try requireInForce(terms, for: order, database)
      order.openTerms(terms, at: now)
    }
  }

  private func requireInForce(
    _ terms: TermsID, for order: Order, _ database: Database
  ) throws {
    let country = try billingCountry(of: order, database)
    let inForce = Language.allCases.map { Terms.current(country: country, language: $0) }
    guard inForce.contains(terms) else {
      let language = try AccountTable.load(order.account, database).language
      throw StoreRefusal.termsOutdated(
        given: terms, inForce: Terms.current(country: country, language: language))
    }
  }

  package func openOrder(
    of account: AccountID, for vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> Order? {
    let found = try await read { try OrderTable.newest(of: account, for: vehicle, $0) }
    try await catchUp(to: now)
    guard let found, found.state.isOnItsWay else { return nil }
    return try await read { try OrderTable.load(found.id, of: account, $0) }
  }

  package func review(
    _ id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await step(id, of: account, at: now) { order, _ in try order.review(at: now) }
  }

  package func abandon(
    _ id: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await catchUp(to: now)
    return try await write { database in
      var order = try OrderTable.load(id, of: account, database)
      try order.abandon(at: now)
      try OrderTable.save(order, database)
      return order
    }
  }
}

extension StoreDatabase {
  /// One step of an open order, unless its price ran out.
  private func step(
    _ id: OrderID, of account: AccountID, at now: Instant,
    _ change: @escaping @Sendable (inout Order, Database) throws -> Void
  ) async throws(StoreError) -> Order {
    try await catchUp(to: now)
    return try await commit { database in
      var order = try OrderTable.load(id, of: account, database)
      if let refusal = try Self.expireQuote(of: &order, at: now, database) {
        return .refused(refusal)
      }
      try change(&order, database)
      try OrderTable.save(order, database)
      return .done(order)
    }
  }

  /// Notes that the price of an open order ran out; `nil` when it did not.
  static func expireQuote(
    of order: inout Order, at now: Instant, _ database: Database
  ) throws -> StoreRefusal? {
    if order.hasQuoteRunOut(at: now) {
      try order.expireQuote(at: now)
      try OrderTable.save(order, database)
    }
    guard order.state == .quoteExpired, let quote = order.quote else { return nil }
    return .quoteExpired(at: quote.expiresAt)
  }

  /// The price of an order as the catalogue has it now.
  func requote(
    _ order: Order, as id: QuoteID, in country: String, at now: Instant, _ database: Database
  ) throws -> Quote {
    guard let product = catalog.product(order.product) else {
      throw StoreRefusal.productUnknown(order.product)
    }
    let choice = Pricing.Choice(
      product: product, offers: catalog.offers(product, in: country), country: country)
    let paid = Self.paidTime(replacedBy: order, try Holdings(of: order.vehicle, database))
    return try Pricing.quote(id, for: order.plan, choice, crediting: paid, at: now)
  }

  func freshQuote() -> QuoteID { QuoteID(rawValue: names.name("quote")) }

  func billingCountry(of order: Order, _ database: Database) throws -> String {
    try order.quote?.country ?? order.address?.form.country
      ?? AccountTable.load(order.account, database).country
  }

  private func turn(_ check: () throws(OrderRefusal) -> Void) throws(StoreError) {
    do throws(OrderRefusal) { try check() } catch { throw .refused(StoreRefusal(error)) }
  }
}

extension Order.Beginning {
  fileprivate init(id: OrderID, _ request: PurchaseRequest, plan: PurchasePlan, at now: Instant) {
    self.init(
      id: id, account: request.customer.account, vehicle: request.customer.vehicle,
      product: request.product, plan: plan, at: now)
  }
}
