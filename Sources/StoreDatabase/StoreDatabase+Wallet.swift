import GRDB
package import NissanStore
package import WorldTime

extension StoreDatabase {
  package func wallet(of account: AccountID) async throws(StoreError) -> Wallet {
    try await read { try PaymentMethodTable.wallet(of: account, $0) }
  }

  package func addPaymentMethod(
    _ card: CardDetails, isDefault: Bool, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod {
    defer { card.wipe() }
    try await catchUp(to: now)
    _ = try await self.account(account)
    let method = try await newMethod(card, of: account, at: now)
    try await write { database in
      try PaymentMethodTable.save(method, database)
      try isDefault
        ? PaymentMethodTable.makeDefault(method, database)
        : PaymentMethodTable.makeFirstDefault(method, database)
    }
    return method
  }

  /// A checked card that the processor has, not yet kept.
  func newMethod(
    _ card: CardDetails, of account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod {
    let (summary, token) = try await attach(card, at: now)
    return PaymentMethod(
      id: PaymentMethodID(rawValue: names.name("method")), account: account, card: summary,
      token: token, addedAt: now)
  }

  package func replaceCard(
    of id: PaymentMethodID, with card: CardDetails, isAuthenticated: Bool,
    by account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod {
    defer { card.wipe() }
    try await catchUp(to: now)
    let old = try await read { try PaymentMethodTable.load(id, of: account, $0) }
    let (summary, token) = try await attach(card, at: now)
    let needing = try await read {
      try Self.paid(with: id, by: account, $0).filter(\.needsPaymentMethod)
    }
    if !needing.isEmpty, !isAuthenticated { try await refuseIfChallenged(token) }
    let method = PaymentMethod(
      id: id, account: account, card: summary, token: token, addedAt: old.addedAt)
    let paid = try await write { database in
      try PaymentMethodTable.save(method, database)
      return try Self.paid(with: id, by: account, database)
    }
    try await recover(paid, isAuthenticated, at: now)
    return method
  }

  package func setDefaultPaymentMethod(
    _ id: PaymentMethodID, of account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod {
    try await catchUp(to: now)
    return try await write { database in
      let method = try Self.unexpired(id, of: account, at: now, database)
      try PaymentMethodTable.makeDefault(method, database)
      return method
    }
  }

  package func removePaymentMethod(
    _ id: PaymentMethodID, replacedBy replacement: PaymentMethodID?, isAuthenticated: Bool,
    of account: AccountID, at now: Instant
  ) async throws(StoreError) {
    try await catchUp(to: now)
    if let replacement, !isAuthenticated {
      let challenged = try await read { database in
        let needing = try Self.paid(with: id, by: account, database).filter(\.needsPaymentMethod)
        return needing.isEmpty
          ? nil : try PaymentMethodTable.load(replacement, of: account, database).token
      }
      if let challenged { try await refuseIfChallenged(challenged) }
    }
    let moved = try await write { [policy] database in
      let wallet = try PaymentMethodTable.wallet(of: account, database)
      let method = try PaymentMethodTable.load(id, of: account, database)
      if let order = try OrderTable.underWay(database).first(where: { $0.paymentMethod == id }) {
        throw StoreRefusal.notPossibleNow(
          step: "payment_method_removed", state: order.state.description)
      }
      var paid = try Self.paid(with: id, by: account, database)
      if let replacement {
        guard replacement != id else { throw StoreRefusal.paymentMethodReplacesItself(id) }
        let other = try Self.unexpired(replacement, of: account, at: now, database)
        for index in paid.indices {
          paid[index].pay(with: replacement)
          try SubscriptionTable.save(paid[index], policy, database)
        }
        if wallet.defaultMethod == id { try PaymentMethodTable.makeDefault(other, database) }
      } else {
        let needing = paid.filter(\.needsPaymentMethod)
        guard needing.isEmpty else {
          throw StoreRefusal.paymentMethodNeeded(id, by: needing.map(\.id))
        }
      }
      try PaymentMethodTable.remove(method, database)
      return paid
    }
    if replacement != nil { try await recover(moved, isAuthenticated, at: now) }
  }
}

extension StoreDatabase {
  /// What a card pays or would pay again, oldest first.
  private static func paid(
    with id: PaymentMethodID, by account: AccountID, _ database: Database
  ) throws -> [Subscription] {
    try SubscriptionTable.all(of: account, database).reversed().filter {
      $0.billing?.paymentMethod == id && !$0.state.isOver
    }
  }

  /// Charges what is overdue to the card that has just taken the place of another.
  private func recover(
    _ subscriptions: [Subscription], _ isAuthenticated: Bool, at now: Instant
  ) async throws(StoreError) {
    for subscription in subscriptions where subscription.isOverdue {
      _ = try await renew(subscription, at: now, by: .customer(isAuthenticated: isAuthenticated))
    }
  }

  /// A change of a recurring series is authenticated where the bank asks for it.
  ///
  /// - Source: Commission Delegated Regulation (EU) 2018/389 article 14.
  func refuseIfChallenged(_ card: CardToken) async throws(StoreError) {
    let isChallenged = try await ofProcessor { () async throws(StoreFailure) in
      try await gateway.challenges(card)
    }
    if isChallenged { throw .refused(.declined(.authenticationRequired)) }
  }

  /// A card that can be chosen.
  static func unexpired(
    _ id: PaymentMethodID, of account: AccountID, at now: Instant, _ database: Database
  ) throws -> PaymentMethod {
    let method = try PaymentMethodTable.load(id, of: account, database)
    guard now < method.card.expiry.end else {
      throw StoreRefusal.cardInvalid([.expired(method.card.expiry)])
    }
    return method
  }

  /// Gives a subscription that renews again the default card when its own was removed.
  static func chooseCard(for subscription: inout Subscription, _ database: Database) throws {
    guard let method = subscription.billing?.paymentMethod else { return }
    let wallet = try PaymentMethodTable.wallet(of: subscription.account, database)
    guard !wallet.methods.contains(where: { $0.id == method }) else { return }
    guard let preferred = wallet.defaultMethod else {
      throw StoreRefusal.paymentMethodUnknown(method)
    }
    subscription.pay(with: preferred)
  }
}
