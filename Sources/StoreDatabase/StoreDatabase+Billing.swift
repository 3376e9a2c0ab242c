import GRDB
package import NissanStore
import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func catchUp(to now: Instant) async throws(StoreError) {
    let isQuiet = try await write { [offersDigest] database in
      try WorldTimeTable.see(now, database)
      return try OrderTable.unanswered(database).isEmpty
        && AskedChargeTable.unanswered(database).isEmpty && ReversalTable.open(database).isEmpty
        && SubscriptionTable.firstDue(notAfter: now, database) == nil
        && OffersSeenTable.digest(database) == offersDigest
    }
    if isQuiet, try await !hearNotice(notAfter: now) { return }
    try await settleUnanswered()
    try await settleAskedCharges()
    try await settleReversals()
    while true {
      let due = try await nextDue(notAfter: now)
      // What the processor said by then comes first: a payment that came in the last instant
      // counts, and a disputed card is not charged again.
      if try await hearNotice(notAfter: due?.at ?? now) { continue }
      guard let due else { break }
      switch due.due {
      case .over(let event): try await move(due.subscription, event, at: due.at)
      case .charge: _ = try await renew(due.subscription, at: due.at, by: .store)
      }
    }
    // What fell due before the store saw another price is settled at the one before.
    try await heedOffers(at: now)
  }

  private struct DueSubscription: Sendable {
    let subscription: Subscription
    let at: Instant
    let due: Subscription.Due
  }

  private func nextDue(notAfter now: Instant) async throws(StoreError) -> DueSubscription? {
    try await write { [policy] database in
      while let subscription = try SubscriptionTable.firstDue(notAfter: now, database) {
        if let next = subscription.nextDue(policy), next.at <= now {
          return DueSubscription(subscription: subscription, at: next.at, due: next.due)
        }
        // The windows were changed since it was kept.
        try SubscriptionTable.save(subscription, policy, database)
      }
      return nil
    }
  }

  private func move(
    _ subscription: Subscription, _ event: SubscriptionMachine.Event, at instant: Instant
  ) async throws(StoreError) {
    try await write { [policy] database in
      var current = try SubscriptionTable.load(
        subscription.id, of: subscription.account, database)
      guard current == subscription else { return }
      try current.apply(event, at: instant)
      try SubscriptionTable.save(current, policy, database)
      if event == .paymentLapsed {
        var order = try OrderTable.load(current.order, of: current.account, database)
        try order.lapse(at: instant)
        try OrderTable.save(order, database)
      }
    }
  }

  /// On whose word a period is charged.
  enum Payer {
    case store
    /// Who is present, and has passed 3-D Secure or not.
    case customer(isAuthenticated: Bool)
  }

  /// Charges what is due on a subscription and applies the answer. The key stays the same until
  /// then, so that a cut between the two charges nothing twice.
  ///
  /// - Returns: The processor's answer.
  func renew(
    _ subscription: Subscription, at instant: Instant, by payer: Payer
  ) async throws(StoreError) -> ChargeOutcome {
    // Another phone may have put another card in place meanwhile.
    let (billing, method, lines, isPending) = try await read { database in
      let current = try SubscriptionTable.load(
        subscription.id, of: subscription.account, database)
      guard let billing = current.billing(forChargeAt: instant) else {
        throw StoreFailure.inconsistent(
          detail: "subscription \(subscription.id) is due without a price")
      }
      let method = try PaymentMethodTable.load(
        billing.paymentMethod, of: subscription.account, database)
      return (
        billing, method, try Self.renewalLines(of: current, billing, at: instant, database),
        try AskedChargeTable.isPending(subscription.id, database)
      )
    }
    let (isPresent, isAuthenticated) =
      switch payer {
      case .store: (false, false)
      case .customer(let isAuthenticated): (true, isAuthenticated)
      }
    let asked = AskedCharge(
      account: subscription.account, order: subscription.order, subscription: subscription.id,
      request: ChargeRequest(
        key: subscription.nextChargeKey, card: method.token,
        amount: lines.total(currency: billing.price.currency),
        isCustomerPresent: isPresent, isAuthenticated: isAuthenticated, at: instant),
      lines: lines)
    switch (payer, isPending) {
    case (.store, false):
      let outcome = try await charge(asked.request)
      try await apply(outcome, to: asked)
      return outcome
    case (.customer, false): return try await ask(asked)
    // A payment is on its way; a second one must not be. A deadline passes without it.
    case (.store, true):
      try await apply(.declined(.processingError), to: asked)
      return .pending
    case (.customer, true): return .pending
    }
  }
}

extension StoreDatabase {
  package func setAutoRenew(
    _ isOn: Bool, of id: SubscriptionID, isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await catchUp(to: now)
    if isOn, !isAuthenticated {
      let card = try await read { [self] database in
        var subscription = try SubscriptionTable.load(id, of: account, database)
        try goOn(&subscription, at: now, database)
        return try subscription.billing.map {
          try PaymentMethodTable.load($0.paymentMethod, of: account, database).token
        }
      }
      if let card { try await refuseIfChallenged(card) }
    }
    return try await write { [self] database in
      var subscription = try SubscriptionTable.load(id, of: account, database)
      if isOn {
        try goOn(&subscription, at: now, database)
      } else {
        try subscription.apply(.autoRenewOff, at: now)
      }
      try SubscriptionTable.save(subscription, policy, database)
      return subscription
    }
  }

  package func subscriptions(
    of account: AccountID, at now: Instant
  ) async throws(StoreError) -> [Subscription] {
    try await catchUp(to: now)
    return try await read { try SubscriptionTable.all(of: account, $0) }
  }

  package func orders(
    of account: AccountID, at now: Instant
  ) async throws(StoreError) -> [Order] {
    try await catchUp(to: now)
    return try await read { try OrderTable.all(of: account, $0) }
  }

  package func receipts(
    of account: AccountID, at now: Instant
  ) async throws(StoreError) -> [Receipt] {
    try await catchUp(to: now)
    return try await read { try ReceiptTable.all(of: account, $0) }
  }

  package func receipt(
    _ number: ReceiptNumber, of account: AccountID
  ) async throws(StoreError) -> Receipt {
    try await read { try ReceiptTable.load(number, of: account, $0) }
  }
}
