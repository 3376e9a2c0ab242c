import GRDB
package import NissanStore
import VehicleCatalog
package import WorldTime

extension StoreDatabase {
  package func pause(
    _ id: SubscriptionID, for length: Period, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await change(id, of: account, at: now) { [policy] subscription, _ in
      guard policy.allows(pause: length, from: subscription.paidThrough) else {
        throw StoreRefusal.pauseLengthInvalid(length, min: policy.pauseMin, max: policy.pauseMax)
      }
      try subscription.askPause(length, at: now)
    }
  }

  package func dropPause(
    of id: SubscriptionID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await change(id, of: account, at: now) { subscription, _ in
      try subscription.apply(.pauseDropped, at: now)
    }
  }

  package func resume(
    _ id: SubscriptionID, isAuthenticated: Bool, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await catchUp(to: now)
    let known = try await read { try SubscriptionTable.load(id, of: account, $0) }
    if known.state == .paused {
      return try await endPause(of: known, isAuthenticated, at: now)
    }
    guard known.pause != nil else {
      return try await setAutoRenew(
        true, of: id, isAuthenticated: isAuthenticated, by: account, at: now)
    }
    return try await dropPause(of: id, by: account, at: now)
  }

  /// Charges a new period with the customer present; a charge that fails changes nothing.
  private func endPause(
    of subscription: Subscription, _ isAuthenticated: Bool, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await read { database in
      try OwnerTable.check(subscription.account, owns: subscription.vehicle, database)
    }
    if let change = subscription.priceChange, !change.isAgreed, change.effectiveFrom <= now {
      throw .refused(.priceConsentNeeded(subscription.id, price: change.price))
    }
    let outcome = try await renew(
      subscription, at: now, by: .customer(isAuthenticated: isAuthenticated))
    switch outcome {
    case .approved: break
    case .declined(let code): throw .refused(.declined(code))
    case .challenged: throw .refused(.declined(.authenticationRequired))
    case .pending: throw .refused(.paymentPending(until: now.adding(policy.pending)))
    }
    return try await read {
      try SubscriptionTable.load(subscription.id, of: subscription.account, $0)
    }
  }

  /// One step of a subscription that the customer asked for.
  func change(
    _ id: SubscriptionID, of account: AccountID, at now: Instant,
    _ step: @escaping @Sendable (inout Subscription, Database) throws -> Void
  ) async throws(StoreError) -> Subscription {
    try await catchUp(to: now)
    return try await write { [policy] database in
      var subscription = try SubscriptionTable.load(id, of: account, database)
      try step(&subscription, database)
      try SubscriptionTable.save(subscription, policy, database)
      return subscription
    }
  }
}
