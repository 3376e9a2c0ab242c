import GRDB
package import NissanStore
import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func confirm(
    _ id: OrderID, quote: QuoteID?, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Purchase {
    try await catchUp(to: now)
    let newQuote = freshQuote()
    let confirmation: Confirmation = try await commit { [self] database in
      try begin(id, quote, account, at: now, repricedAs: newQuote, database)
    }
    switch confirmation {
    case .settled(let purchase): return purchase
    case .charge(let order): return try await settle(order)
    }
  }

  package func authenticate(
    _ id: OrderID, passed: Bool, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Purchase {
    try await catchUp(to: now)
    let order: Order = try await commit { [self] database in
      var order = try OrderTable.load(id, of: account, database)
      if let refusal = try Self.expireQuote(of: &order, at: now, database) {
        return .refused(refusal)
      }
      if passed {
        if let refusal = try refusalOfSecond(order, database) { return .refused(refusal) }
        try OwnerTable.check(account, owns: order.vehicle, database)
        _ = try Self.paymentMethod(of: order, database)
      }
      try order.authenticate(passed: passed, at: now)
      try OrderTable.save(order, database)
      return passed ? .done(order) : .refused(.declined(.authenticationRequired))
    }
    return try await settle(order)
  }

  private enum Confirmation: Sendable {
    case settled(Purchase)
    /// Written down as asked for; to be charged.
    case charge(Order)
  }

  private func begin(
    _ id: OrderID, _ confirmed: QuoteID?, _ account: AccountID, at now: Instant,
    repricedAs newQuote: QuoteID, _ database: Database
  ) throws -> Outcome<Confirmation> {
    var order = try OrderTable.load(id, of: account, database)
    switch order.state {
    case .fulfilled: return .done(.settled(try purchase(order, database)))
    // Another call asked for the charge and has no answer yet.
    case .authorising: return .done(.charge(order))
    case .declined(let code): return .refused(.declined(code))
    case .pending: return .refused(pendingPayment(of: order))
    case .takenBack: return .done(.settled(try purchase(order, database)))
    case .scaRequired where !order.hasQuoteRunOut(at: now): return .refused(.authenticationNeeded)
    default: break
    }
    if let refusal = try Self.expireQuote(of: &order, at: now, database) {
      return .refused(refusal)
    }
    if let refusal = try refusalOfSecond(order, database) { return .refused(refusal) }
    // The vehicle may have been given up since the order was begun.
    if order.state == .review { try OwnerTable.check(account, owns: order.vehicle, database) }
    if order.state == .review, let quote = order.quote {
      guard confirmed == quote.id else { return .refused(.quoteMismatch) }
      // What is credited was counted from the instant of the quote, and is compared as of then.
      let same = try requote(
        order, as: newQuote, in: quote.country, at: quote.quotedAt, database)
      guard same.hasSamePrice(as: quote) else {
        let current = try requote(order, as: newQuote, in: quote.country, at: now, database)
        try order.reprice(current, at: now)
        try OrderTable.save(order, database)
        return .refused(.priceChanged(from: quote.total, to: current.total))
      }
    }
    // The card may have been removed since the order was begun.
    if order.plan.needsPayment { _ = try Self.paymentMethod(of: order, database) }
    try order.confirm(at: now)
    if order.plan.needsPayment {
      try OrderTable.save(order, database)
      return .done(.charge(order))
    }
    return .done(.settled(try fulfil(order, paidWith: nil, database)))
  }

  /// Two orders for the same thing can be open side by side; only one of them is ever charged.
  private func refusalOfSecond(_ order: Order, _ database: Database) throws -> StoreRefusal? {
    guard order.state == .review || order.state == .scaRequired,
      let product = catalog.product(order.product)
    else { return nil }
    let holdings = try Holdings(of: order.vehicle, database)
    let ownership = holdings.ownership(of: product.id, giving: order.plan.services)
    if let refusal = ownership.refusal(of: product) { return refusal }
    let isOnItsWay = try OrderTable.unanswered(database).contains {
      $0.vehicle == order.vehicle && $0.product == order.product
    }
    if isOnItsWay, product.oneOff == nil { return .alreadyOwned(product.id) }
    let wantsTrial = order.plan.trial.isPositive
    return wantsTrial && holdings.hadTrial(of: order.product) ? .trialUsed(order.product) : nil
  }

  /// Asks for the charge of a confirmed order and applies the answer, as of its confirmation.
  ///
  /// Safe to repeat: the processor charges once for the key, and an order that was settled in the
  /// meantime is left as it is.
  private func settle(_ order: Order) async throws(StoreError) -> Purchase {
    let method = try await read { try Self.paymentMethod(of: order, $0) }
    let outcome = try await charge(try Self.chargeRequest(order, method))
    return try await commit { [self] database in
      var current = try OrderTable.load(order.id, of: order.account, database)
      guard current.state == .authorising, current.chargeKey == order.chargeKey else {
        return .done(try purchase(current, database))
      }
      try current.charged(outcome, at: order.stateSince)
      switch outcome {
      case .approved: return .done(try fulfil(current, paidWith: method, database))
      case .pending:
        try keepPending(current, database)
        return .refused(pendingPayment(of: current))
      case .declined(let code):
        try OrderTable.save(current, database)
        return .refused(.declined(code))
      case .challenged:
        try OrderTable.save(current, database)
        return .refused(.authenticationNeeded)
      }
    }
  }

  /// Completes confirmations whose answer was lost.
  func settleUnanswered() async throws(StoreError) {
    for order in try await read({ try OrderTable.unanswered($0) }) {
      do {
        _ = try await settle(order)
      } catch .refused {
        continue  // The order keeps its decline, or the question, for the customer to see.
      }
    }
  }

  static func paymentMethod(of order: Order, _ database: Database) throws -> PaymentMethod {
    guard let id = order.paymentMethod else {
      throw StoreFailure.inconsistent(detail: "order \(order.id) is confirmed without a card")
    }
    return try PaymentMethodTable.load(id, of: order.account, database)
  }

  static func chargeRequest(
    _ order: Order, _ method: PaymentMethod
  ) throws(StoreError) -> ChargeRequest {
    guard let quote = order.quote else {
      throw .failed(.inconsistent(detail: "order \(order.id) is confirmed without a price"))
    }
    return ChargeRequest(
      key: order.chargeKey, card: method.token, amount: quote.total, isCustomerPresent: true,
      isAuthenticated: order.isAuthenticated, at: order.stateSince)
  }

  /// Keeps a fulfilled order with what it brings.
  private func fulfil(
    _ order: Order, paidWith method: PaymentMethod?, _ database: Database
  ) throws -> Purchase {
    let subscription = try order.subscription(
      SubscriptionID(rawValue: names.name("subscription")), startingAt: order.stateSince)
    let receipt = order.receipt(
      try ReceiptTable.nextNumber(database), for: subscription, paidWith: method,
      at: order.stateSince)
    if order.plan.needsPayment { try replace(by: order, database) }
    try OrderTable.save(order, database)
    if let subscription { try SubscriptionTable.save(subscription, policy, database) }
    try ReceiptTable.insert(receipt, paidBy: method.map { _ in order.chargeKey }, database)
    if let method { try PaymentMethodTable.makeFirstDefault(method, database) }
    return Purchase(order: order, receipt: receipt, subscription: subscription)
  }

  /// The answer of a confirmation that was given before.
  private func purchase(_ order: Order, _ database: Database) throws -> Purchase {
    if case .declined(let code) = order.state { throw StoreRefusal.declined(code) }
    if order.state == .scaRequired { throw StoreRefusal.authenticationNeeded }
    if order.state == .pending { throw pendingPayment(of: order) }
    return Purchase(
      order: order, receipt: try ReceiptTable.first(of: order.id, database),
      subscription: try SubscriptionTable.of(order.id, database))
  }
}
