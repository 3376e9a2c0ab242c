import VehicleCatalog
import WorldTime

/// The confirmation of a purchase, its charge, and what it brings.
extension Store {
  mutating func confirm(
    _ id: OrderID, quote confirmed: QuoteID?, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    var order = try order(id, of: account)
    switch order.state {
    case .fulfilled, .takenBack: return .answered(.purchase(try purchase(order)))
    // Another call asked for the charge and has no answer yet.
    case .authorising: return .asks(try charge(for: order))
    case .declined(let code): return .refused(.declined(code))
    case .pending: return .refused(pendingPayment(of: order))
    case .scaRequired where !order.hasQuoteRunOut(at: now): return .refused(.authenticationNeeded)
    default: break
    }
    if let refusal = try expireQuote(of: &order, at: now) { return .refused(refusal) }
    if let refusal = try refusalOfSecond(order) { throw refusal }
    // The vehicle may have been given up since the order was begun.
    if order.state == .review { try check(account, owns: order.vehicle) }
    if let refusal = try compare(&order, with: confirmed, at: now) { return .refused(refusal) }
    // The card may have been removed since the order was begun.
    if order.state == .review, order.plan.needsPayment { _ = try paymentMethod(of: order) }
    try order.confirm(at: now)
    guard order.plan.needsPayment else {
      return .answered(.purchase(try fulfil(order, paidWith: nil)))
    }
    return try askCharge(for: &order)
  }

  /// Asks for the charge of an order that was just confirmed. A card that has expired since it was
  /// chosen is declined without asking.
  private mutating func askCharge(for order: inout Order) throws -> StoreOutcome {
    let (method, confirmedAt) = (try paymentMethod(of: order), order.stateSince)
    guard method.hasExpired(at: confirmedAt) else {
      save(order)
      return .asks(try charge(for: order))
    }
    try order.charged(.declined(.expiredCard), at: confirmedAt)
    save(order)
    report(.declined(.expiredCard), of: order, at: confirmedAt)
    return .refused(.declined(.expiredCard))
  }

  /// Holds the quote that the customer saw against the one frozen, and that one against what the
  /// store asks now.
  private mutating func compare(
    _ order: inout Order, with confirmed: QuoteID?, at now: Instant
  ) throws -> StoreRefusal? {
    guard order.state == .review, let quote = order.quote else { return nil }
    guard confirmed == quote.id else { return .quoteMismatch }
    // What is credited was counted from the instant of the quote, and is compared as of then.
    let same = try requote(order, in: quote.country, at: quote.quotedAt)
    if same.hasSamePrice(as: quote) { return nil }
    let current = try requote(order, in: quote.country, at: now)
    try order.reprice(current, at: now)
    save(order)
    return .priceChanged(from: quote, to: current)
  }

  mutating func authenticate(
    _ id: OrderID, passed: Bool, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    var order = try order(id, of: account)
    if let refusal = try expireQuote(of: &order, at: now) { return .refused(refusal) }
    if passed {
      if let refusal = try refusalOfSecond(order) { throw refusal }
      try check(account, owns: order.vehicle)
      if order.state == .scaRequired { _ = try paymentMethod(of: order) }
    }
    try order.authenticate(passed: passed, at: now)
    if passed { return try askCharge(for: &order) }
    save(order)
    report(.declined(.authenticationRequired), of: order, at: now)
    return .refused(.declined(.authenticationRequired))
  }

  /// Two orders for the same thing can be open side by side; only one of them is ever charged.
  private func refusalOfSecond(_ order: Order) throws -> StoreRefusal? {
    guard order.state == .review || order.state == .scaRequired,
      let product = offering.catalog.product(order.product)
    else { return nil }
    let holdings = try holdings(of: order.vehicle)
    let ownership = holdings.ownership(of: product.id, giving: order.plan.services)
    if !order.changes(ownership), let refusal = ownership.refusal(of: product) { return refusal }
    let isOnItsWay = records.orders[.vehicle(order.vehicle)].contains {
      $0.state == .authorising && $0.product == order.product
    }
    if isOnItsWay, product.oneOff == nil { return .alreadyOwned(product.id) }
    let wantsTrial = order.plan.trial.isPositive
    return wantsTrial && holdings.hadTrial(of: order.product) ? .trialUsed(order.product) : nil
  }

  /// The charge of a confirmed order, as of its confirmation. Safe to repeat: the processor charges
  /// once for the key.
  func charge(for order: Order) throws -> StoreEffect {
    guard let quote = order.quote else {
      throw StoreFailure.inconsistent(detail: "order \(order.id) is confirmed without a price")
    }
    let request = ChargeRequest(
      key: order.chargeKey, card: try paymentMethod(of: order).token, amount: quote.total,
      isCustomerPresent: true, isAuthenticated: order.isAuthenticated, at: order.stateSince)
    return .charge(request, for: .order(order.id, of: order.account))
  }

  func paymentMethod(of order: Order) throws -> PaymentMethod {
    guard let id = order.paymentMethod else {
      throw StoreFailure.inconsistent(detail: "order \(order.id) is confirmed without a card")
    }
    return try method(id, of: order.account)
  }

  /// Applies the processor's answer to the charge of an order. One that was settled in the meantime
  /// is left as it is.
  mutating func settle(
    _ id: OrderID, of account: AccountID, _ request: ChargeRequest, _ outcome: ChargeOutcome
  ) throws -> StoreOutcome {
    var order = try order(id, of: account)
    guard order.state == .authorising, order.chargeKey == request.key else {
      return .answered(.purchase(try purchase(order)))
    }
    try order.charged(outcome, at: order.stateSince)
    report(outcome, of: order, at: order.stateSince)
    switch outcome {
    case .approved:
      return .answered(.purchase(try fulfil(order, paidWith: paymentMethod(of: order))))
    case .pending:
      try keepPending(order, request)
      return .refused(pendingPayment(of: order))
    case .declined(let code):
      save(order)
      return .refused(.declined(code))
    case .challenged:
      save(order)
      return .refused(.authenticationNeeded)
    }
  }

  /// Keeps a fulfilled order with what it brings.
  private mutating func fulfil(
    _ order: Order, paidWith method: PaymentMethod?
  ) throws -> Purchase {
    let subscription = try order.subscription(
      freshSubscription(), startingAt: order.stateSince)
    let receipt = order.receipt(
      nextReceiptNumber, for: subscription, paidWith: method,
      orFree: try free(order, at: order.stateSince), in: try calendar(of: order),
      at: order.stateSince)
    if order.plan.needsPayment { try replace(by: order) }
    save(order)
    if let subscription { save(subscription) }
    save(receipt, paidBy: method.map { _ in order.chargeKey })
    if let method { makeFirstDefault(method) }
    return Purchase(order: order, receipt: receipt, subscription: subscription)
  }

  /// The answer of a confirmation that was given before.
  private func purchase(_ order: Order) throws -> Purchase {
    if case .declined(let code) = order.state { throw StoreRefusal.declined(code) }
    if order.state == .scaRequired { throw StoreRefusal.authenticationNeeded }
    if order.state == .pending { throw pendingPayment(of: order) }
    return Purchase(
      order: order, receipt: try firstReceipt(of: order.id),
      subscription: subscription(of: order.id))
  }
}

extension Order {
  /// The vehicle still has what this order changes the period of.
  fileprivate func changes(_ ownership: ProductListing.Ownership) -> Bool {
    guard let changes, case .subscribed(let current) = ownership, let months = plan.months else {
      return false
    }
    return current.id == changes && current.canChange(toMonths: months)
  }
}
