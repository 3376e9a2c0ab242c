import WorldTime

extension Store {
  func addPaymentMethod(
    _ card: CardDetails, isDefault: Bool, to account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    _ = try self.account(account)
    return try attach(card, of: account, for: .wallet(isDefault: isDefault), at: now)
  }

  /// Checks a card and hands it to the processor.
  func attach(
    _ card: CardDetails, as known: PaymentMethod? = nil, of account: AccountID, for use: CardUse,
    at now: Instant
  ) throws -> StoreOutcome {
    let summary = try summary(of: card, at: now)
    let method = PaymentMethod(
      id: known?.id ?? PaymentMethodID(rawValue: names.name("method")), account: account,
      card: summary, token: CardToken(rawValue: names.name("card", bytes: 16)),
      addedAt: known?.addedAt ?? now)
    return .asks(.attach(card, method, for: use))
  }

  func summary(of card: CardDetails, at now: Instant) throws -> CardSummary {
    switch CardRules.check(card, at: now) {
    case .valid(let summary): return summary
    case .refused(let faults): throw StoreRefusal.cardInvalid(faults)
    }
  }

  /// Keeps a card that the processor has.
  mutating func keep(_ method: PaymentMethod, for use: CardUse) throws -> StoreOutcome {
    switch use {
    case .wallet(let isDefault):
      return .asks(
        try verification(
          of: method, isAuthenticated: false, for: .wallet(isDefault: isDefault),
          at: method.addedAt))
    case .order(let id, let now):
      return try step(id, of: method.account, keeping: method, at: now)
    case .purchase(let form, let now):
      save(method)
      return try buy(form.paid(with: method.id), at: now)
    case .replacing(let isAuthenticated, let now):
      try checkReplacing(method, isAuthenticated)
      return .asks(
        try verification(
          of: method, isAuthenticated: isAuthenticated,
          for: .replacing(isAuthenticated: isAuthenticated, at: now), at: now))
    }
  }

  /// Keeps a new card and chooses it.
  private mutating func step(
    _ id: OrderID, of account: AccountID, keeping method: PaymentMethod, at now: Instant
  ) throws -> StoreOutcome {
    let step = try step(id, of: account, at: now) { _, order in
      try order.choose(method.id, at: now)
    }
    if case .answered = step { save(method) }
    return step
  }

  func replaceCard(
    of id: PaymentMethodID, with card: CardDetails, _ isAuthenticated: Bool,
    by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    try attach(
      card, as: method(id, of: account), of: account,
      for: .replacing(isAuthenticated: isAuthenticated, at: now), at: now)
  }

  private func checkReplacing(_ method: PaymentMethod, _ isAuthenticated: Bool) throws {
    let paid = subscriptions(paidWith: method.id, by: method.account)
    if paid.contains(where: \.needsPaymentMethod), !isAuthenticated {
      try checkAuthentication(of: method)
    }
  }

  /// Puts a verified card in place of the one of the same name.
  mutating func replace(
    with method: PaymentMethod, _ isAuthenticated: Bool, at now: Instant
  ) throws -> StoreOutcome {
    // Another phone may have removed it in the meantime.
    _ = try self.method(method.id, of: method.account)
    let paid = subscriptions(paidWith: method.id, by: method.account)
    save(method)
    return try recover(
      paid.map(\.id), of: method.account, isAuthenticated, at: now, answering: .method(method))
  }

  mutating func setDefaultPaymentMethod(
    _ id: PaymentMethodID, of account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    let method = try unexpired(id, of: account, at: now)
    makeDefault(method)
    return .answered(.method(method))
  }

  /// With `isVerified`, the bank has said that the replacement may pay.
  mutating func removePaymentMethod(
    _ id: PaymentMethodID, replacedBy replacement: PaymentMethodID?, _ isAuthenticated: Bool,
    isVerified: Bool = false, of account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    let paid = subscriptions(paidWith: id, by: account)
    let needing = paid.filter(\.needsPaymentMethod)
    if let replacement, !isAuthenticated, !needing.isEmpty {
      try checkAuthentication(of: method(replacement, of: account))
    }
    let method = try method(id, of: account)
    let underWay = records.orders[.account(account)].first {
      $0.paymentMethod == id && ($0.state == .authorising || $0.state == .pending)
    }
    if let underWay {
      throw StoreRefusal.notPossibleNow(
        step: "payment_method_removed", state: underWay.state.description)
    }
    if let replacement {
      guard replacement != id else { throw StoreRefusal.paymentMethodReplacesItself(id) }
      let other = try unexpired(replacement, of: account, at: now)
      if !needing.isEmpty, !isVerified {
        return .asks(
          try verification(
            of: other, isAuthenticated: isAuthenticated,
            for: .taking(id, isAuthenticated: isAuthenticated, at: now), at: now))
      }
      for var subscription in paid {
        subscription.pay(with: replacement)
        save(subscription)
      }
      if wallet(of: account).defaultMethod == id { makeDefault(other) }
    } else if !needing.isEmpty {
      throw StoreRefusal.paymentMethodNeeded(id, by: needing.map(\.product))
    }
    forget(method)
    guard replacement != nil else { return .answered(.done) }
    return try recover(
      paid.map(\.id), of: account, isAuthenticated, at: now, answering: .done)
  }

  /// A default that is removed leaves the account without one.
  private mutating func forget(_ method: PaymentMethod) {
    records.methods.remove(method.id)
    if records.defaultMethods[method.account]?.method == method.id {
      records.defaultMethods.remove(method.account)
    }
  }
}

extension Store {
  /// What a card pays or would pay again, oldest first.
  private func subscriptions(
    paidWith id: PaymentMethodID, by account: AccountID
  ) -> [Subscription] {
    subscriptions(in: .account(account)).filter {
      $0.billing?.paymentMethod == id && !$0.state.isOver
    }
  }

  /// A change of a recurring series is authenticated where the bank asks for it.
  ///
  /// - Source: Commission Delegated Regulation (EU) 2018/389 article 14.
  private func checkAuthentication(of method: PaymentMethod) throws {
    if method.asksForAuthentication { throw StoreRefusal.declined(.authenticationRequired) }
  }

  /// The same for the card that a subscription will be renewed with.
  func checkAuthentication(
    _ isAuthenticated: Bool, forRenewing subscription: Subscription
  ) throws {
    guard !isAuthenticated, let id = subscription.billing?.paymentMethod else { return }
    try checkAuthentication(of: method(id, of: subscription.account))
  }

  /// A card that can be chosen.
  func unexpired(
    _ id: PaymentMethodID, of account: AccountID, at now: Instant
  ) throws -> PaymentMethod {
    let method = try method(id, of: account)
    guard !method.hasExpired(at: now) else {
      throw StoreRefusal.cardInvalid([.expired(method.card.expiry)])
    }
    return method
  }

  /// The card that a subscription is paid with; `nil` where nothing is ever charged.
  func paymentMethod(of subscription: Subscription) throws -> PaymentMethod? {
    try subscription.billing.map { try method($0.paymentMethod, of: subscription.account) }
  }

  /// Gives a subscription that renews again the default card when its own was removed.
  ///
  /// - Throws: ``StoreRefusal/cardInvalid(_:)`` when the card that is to pay has expired, as for
  ///   any card that is chosen; ``StoreRefusal/paymentMethodUnknown(_:)``.
  func chooseCard(for subscription: inout Subscription, at now: Instant) throws {
    guard let own = subscription.billing?.paymentMethod else { return }
    let wallet = wallet(of: subscription.account)
    let isKept = wallet.methods.contains { $0.id == own }
    guard let chosen = isKept ? own : wallet.defaultMethod else {
      throw StoreRefusal.paymentMethodUnknown(own)
    }
    subscription.pay(with: try unexpired(chosen, of: subscription.account, at: now).id)
  }
}
