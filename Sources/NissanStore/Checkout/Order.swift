package import VehicleCatalog
package import WorldTime

/// Names an order.
package struct OrderID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// One purchase on its way, and what it became.
///
/// A pure value; its state changes only along ``OrderMachine``, and each step keeps what the
/// customer gave in it.
package struct Order: Hashable, Sendable, Codable {
  package let id: OrderID
  package let account: AccountID
  package let vehicle: VIN
  package let product: ProductID
  package let plan: PurchasePlan
  package let createdAt: Instant
  package private(set) var state: OrderMachine.State
  /// When ``state`` was entered.
  package private(set) var stateSince: Instant
  /// `nil` when nothing is to be charged.
  package private(set) var quote: Quote?
  package private(set) var address: BillingAddress?
  package private(set) var paymentMethod: PaymentMethodID?
  /// When the customer last followed the link to the terms; `nil` when they never did.
  package private(set) var termsOpened: TermsOpening?
  package private(set) var terms: TermsAcceptance?
  /// Confirmations so far; each has its own idempotency key.
  package private(set) var attempts: Int
  /// The attempt for which the customer passed 3-D Secure; `nil` without any.
  package private(set) var authenticatedAttempt: Int?
  /// Since when what it brought is there; `nil` before, and in orders of an older store.
  package private(set) var fulfilledAt: Instant?
  /// The subscription whose period it changes, and whose place it takes.
  package let changes: SubscriptionID?
  /// The order of another vehicle that this one goes on from.
  package private(set) var predecessor: OrderID?
}

extension Order {
  /// What is known when the customer opens a product to buy it.
  package struct Beginning: Hashable, Sendable {
    package let id: OrderID
    package let account: AccountID
    package let vehicle: VIN
    package let product: ProductID
    package let plan: PurchasePlan
    /// The subscription whose period it changes.
    package let changes: SubscriptionID?
    /// World time.
    package let at: Instant

    package init(
      id: OrderID, account: AccountID, vehicle: VIN, product: ProductID, plan: PurchasePlan,
      changing changes: SubscriptionID? = nil, at instant: Instant
    ) {
      self.changes = changes
      self.id = id
      self.account = account
      self.vehicle = vehicle
      self.product = product
      self.plan = plan
      at = instant
    }
  }

  /// An order whose product was found to fit, in ``OrderMachine/State/details``.
  package init(_ beginning: Beginning) throws(OrderRefusal) {
    id = beginning.id
    account = beginning.account
    vehicle = beginning.vehicle
    product = beginning.product
    plan = beginning.plan
    changes = beginning.changes
    createdAt = beginning.at
    state = try OrderMachine.target(from: nil, on: .productChosen)
    stateSince = beginning.at
    attempts = 0
  }

  /// An order that what `order` brought goes on with, for another vehicle. Nothing is charged, so
  /// it has no quote; the address, the card and the terms are the same.
  ///
  /// - Parameters:
  ///   - id: A fresh name.
  ///   - order: Fulfilled, for the vehicle that has it no more.
  ///   - vehicle: The other vehicle.
  ///   - services: What the other vehicle gets.
  ///   - instant: World time.
  /// - Throws: ``OrderRefusal`` if the table knew no such beginning.
  package init(
    _ id: OrderID, goingOnFrom order: Order, to vehicle: VIN, services: [ServiceID],
    at instant: Instant
  ) throws(OrderRefusal) {
    self.id = id
    account = order.account
    self.vehicle = vehicle
    product = order.product
    plan = order.plan.granting(services)
    changes = nil
    createdAt = instant
    state = try OrderMachine.target(from: nil, on: .transferred)
    stateSince = instant
    address = order.address
    paymentMethod = order.paymentMethod
    terms = order.terms
    attempts = 0
    fulfilledAt = instant
    predecessor = order.id
  }

  /// The key of the attempt that was confirmed last.
  package var chargeKey: IdempotencyKey {
    IdempotencyKey(rawValue: "\(id)/attempt-\(attempts)")
  }

  /// The frozen price ran out before the order was confirmed.
  package func hasQuoteRunOut(at now: Instant) -> Bool {
    switch state {
    case .quoted, .address, .card, .terms, .review, .scaRequired, .declined:
      quote.map { $0.expiresAt <= now } ?? false
    case .details, .refused, .authorising, .pending, .lapsed, .paid, .fulfilled, .takenBack,
      .released, .quoteExpired, .abandoned:
      false
    }
  }

  private mutating func move(
    _ event: OrderMachine.Event, at instant: Instant
  ) throws(OrderRefusal) {
    let target = try OrderMachine.target(from: state, on: event)
    if target != state { stateSince = instant }
    state = target
  }

  /// Freezes a price: the first one, or a new one after the last ran out.
  package mutating func freeze(_ newQuote: Quote, at instant: Instant) throws(OrderRefusal) {
    try move(.priceFrozen, at: instant)
    quote = newQuote
  }

  /// Puts a new price in place of the frozen one, which the customer must see again.
  package mutating func reprice(_ newQuote: Quote, at instant: Instant) throws(OrderRefusal) {
    try move(.priceChanged, at: instant)
    quote = newQuote
  }

  /// Keeps the billing address, and the price of its country when that is another one.
  package mutating func save(
    _ newAddress: BillingAddress, repricedAs newQuote: Quote?, at instant: Instant
  ) throws(OrderRefusal) {
    try requirePayment(for: .addressSaved)
    try move(.addressSaved, at: instant)
    address = newAddress
    terms = nil
    if let newQuote { quote = newQuote }
  }

  package mutating func choose(
    _ method: PaymentMethodID, at instant: Instant
  ) throws(OrderRefusal) {
    try requirePayment(for: .cardChosen)
    try move(.cardChosen, at: instant)
    paymentMethod = method
    terms = nil
  }

  /// A free product never comes to the steps of a paid one.
  private func requirePayment(for event: OrderMachine.Event) throws(OrderRefusal) {
    guard plan.needsPayment else { throw OrderRefusal(state: state, event: event) }
  }

  /// Notes that the customer opened the terms; this is no step, and can be repeated.
  package mutating func openTerms(_ id: TermsID, at instant: Instant) {
    termsOpened = TermsOpening(terms: id, at: instant)
  }

  package mutating func accept(_ id: TermsID, at instant: Instant) throws(OrderRefusal) {
    // A purchase that needs payment passes through its address and card first.
    if state == .details, plan.needsPayment {
      throw OrderRefusal(state: state, event: .termsAccepted)
    }
    try move(.termsAccepted, at: instant)
    terms = TermsAcceptance(terms: id, at: instant)
  }

  package mutating func review(at instant: Instant) throws(OrderRefusal) {
    try move(.reviewed, at: instant)
  }

  /// The customer's confirmation; with something to charge, a new attempt begins.
  package mutating func confirm(at instant: Instant) throws(OrderRefusal) {
    try move(plan.needsPayment ? .confirmed : .confirmedFree, at: instant)
    if plan.needsPayment { attempts += 1 } else { fulfilledAt = instant }
  }

  /// Applies the processor's answer; an approved order is fulfilled in the same step.
  package mutating func charged(
    _ outcome: ChargeOutcome, at instant: Instant
  ) throws(OrderRefusal) {
    switch outcome {
    case .approved:
      try move(.approved, at: instant)
      try move(.fulfilled, at: instant)
      fulfilledAt = instant
    case .pending:
      try move(.paymentPending, at: instant)
    case .declined(let code):
      try move(.declined(code), at: instant)
    case .challenged:
      try move(.challenged, at: instant)
    }
  }

  /// The customer passed 3-D Secure, which begins a new attempt, or refused it.
  package mutating func authenticate(passed: Bool, at instant: Instant) throws(OrderRefusal) {
    try move(passed ? .authenticated : .declined(.authenticationRequired), at: instant)
    guard passed else { return }
    attempts += 1
    authenticatedAttempt = attempts
  }

  /// The customer passed 3-D Secure for the attempt that was confirmed last.
  package var isAuthenticated: Bool { authenticatedAttempt == attempts }

  /// A payment that was under way did not come in time.
  package mutating func lapse(at instant: Instant) throws(OrderRefusal) {
    try move(.paymentLapsed, at: instant)
  }

  /// What the order brought is taken back.
  package mutating func revoke(
    _ reason: SubscriptionMachine.RevocationReason, at instant: Instant
  ) throws(OrderRefusal) {
    try move(.takenBack(reason), at: instant)
  }

  /// The product does not fit.
  package mutating func refuse(at instant: Instant) throws(OrderRefusal) {
    try move(.foundIncompatible, at: instant)
  }

  package mutating func expireQuote(at instant: Instant) throws(OrderRefusal) {
    try move(.quoteRanOut, at: instant)
  }

  /// Ends a right that is free and without end: the vehicle has another owner now, or none.
  package mutating func release(at instant: Instant) throws(OrderRefusal) {
    let begun = fulfilledAt ?? stateSince
    try move(.released, at: instant)
    fulfilledAt = begun
  }

  package mutating func abandon(at instant: Instant) throws(OrderRefusal) {
    try move(.abandoned, at: instant)
  }
}
