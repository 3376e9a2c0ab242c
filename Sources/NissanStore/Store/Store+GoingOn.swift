import VehicleCatalog
import WorldTime

extension Store {
  mutating func setAutoRenew(
    _ isOn: Bool, of id: SubscriptionID, _ isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) throws -> StoreOutcome {
    var subscription = try subscription(id, of: account)
    if isOn {
      try renewAgain(&subscription, at: now)
      try checkAuthentication(isAuthenticated, forRenewing: subscription)
    } else {
      try subscription.apply(.autoRenewOff, at: now)
    }
    save(subscription)
    return .answered(.subscription(subscription))
  }

  /// Switches a renewal on again, at what it costs now.
  private func renewAgain(_ subscription: inout Subscription, at now: Instant) throws {
    if let change = subscription.priceChange, change.consent == .refused, !subscription.autoRenews {
      throw consentNeeded(to: change, of: subscription)
    }
    try subscription.apply(.autoRenewOn, at: now)
    // Who pays may always stop; only an owner goes on.
    try check(subscription.account, owns: subscription.vehicle)
    try checkNotReplaced(subscription)
    guard let offer = try offer(behind: subscription) else {
      guard offering.catalog.product(subscription.product) != nil else {
        throw StoreRefusal.productUnknown(subscription.product)
      }
      throw StoreRefusal.notSoldHere(
        subscription.product, country: try country(of: subscription))
    }
    subscription.compare(with: offer, policy, at: now)
    try chooseCard(for: &subscription, at: now)
  }

  private func consentNeeded(
    to change: PriceChange, of subscription: Subscription
  ) -> StoreRefusal {
    guard let billing = subscription.billing else {
      preconditionFailure("a price changes only where one is charged")
    }
    return .priceConsentNeeded(subscription.id, price: change.price, each: billing.period)
  }

  mutating func pause(
    _ id: SubscriptionID, for length: Period, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    var subscription = try subscription(id, of: account)
    guard policy.allows(pause: length, from: subscription.paidThrough) else {
      throw StoreRefusal.pauseLengthInvalid(length, min: policy.pauseMin, max: policy.pauseMax)
    }
    try subscription.askPause(length, at: now)
    save(subscription)
    return .answered(.subscription(subscription))
  }

  mutating func dropPause(
    of id: SubscriptionID, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    var subscription = try subscription(id, of: account)
    try subscription.apply(.pauseDropped, at: now)
    save(subscription)
    return .answered(.subscription(subscription))
  }

  mutating func resume(
    _ id: SubscriptionID, _ isAuthenticated: Bool, by account: AccountID, at now: Instant
  ) throws -> StoreOutcome {
    let known = try subscription(id, of: account)
    if known.state == .paused { return try endPause(of: known, isAuthenticated, at: now) }
    return known.pause == nil
      ? try setAutoRenew(true, of: id, isAuthenticated, by: account, at: now)
      : try dropPause(of: id, by: account, at: now)
  }

  /// Charges a new period with the customer present; a charge that fails changes nothing.
  private mutating func endPause(
    of subscription: Subscription, _ isAuthenticated: Bool, at now: Instant
  ) throws -> StoreOutcome {
    let (id, account) = (subscription.id, subscription.account)
    try check(account, owns: subscription.vehicle)
    if let change = subscription.priceChange, !change.isAgreed, change.effectiveFrom <= now {
      throw consentNeeded(to: change, of: subscription)
    }
    if try paymentMethod(of: subscription)?.hasExpired(at: now) == true {
      throw StoreRefusal.declined(.expiredCard)
    }
    let effect = try charge(
      subscription, isAuthenticated: isAuthenticated, at: now,
      then: .resume(id, of: account, at: now))
    return try effect.map(StoreOutcome.asks) ?? resumed(id, of: account, .pending, at: now)
  }

  /// What the processor's answer to the charge of an early end makes of a pause.
  func resumed(
    _ id: SubscriptionID, of account: AccountID, _ outcome: ChargeOutcome, at now: Instant
  ) throws -> StoreOutcome {
    switch outcome {
    case .approved: .answered(.subscription(try subscription(id, of: account)))
    case .declined(let code): .refused(.declined(code))
    case .challenged: .refused(.declined(.authenticationRequired))
    case .pending: .refused(.paymentPending(until: now.adding(policy.pending)))
    }
  }
}
