import NissanStore
import VehicleCatalog
import WorldTime

extension ScreenDriver {
  /// Carries a change out, and looks at what there is then.
  func outcome(
    of change: SubscriptionChange, passesBank: Bool, at now: Instant
  ) async throws(StoreError) -> SubscriptionOutcome {
    switch change {
    case .endRenewal(let id):
      let changed = try await store.setAutoRenew(false, of: id, by: account, at: now)
      return try await outcome(changed, at: now)
    case .resume(let id):
      let changed = try await store.resume(
        id, isAuthenticated: passesBank, by: account, at: now)
      return try await outcome(changed, at: now)
    case .pause(let id, let length):
      return try await outcome(
        try await store.pause(id, for: length, by: account, at: now), at: now)
    case .answerPrice(let id, let agrees):
      let changed = try await store.answerPriceChange(
        of: id, agrees: agrees, isAuthenticated: passesBank, by: account, at: now)
      return try await outcome(changed, at: now)
    case .refund(let id):
      return try await outcome(try await store.refund(id, by: account, at: now), at: now)
    case .withdraw(let order, let statement):
      let taken = try await store.withdraw(
        from: order, confirming: statement, by: account, at: now)
      return try await outcome(taken, at: now)
    case .transfer(let id, let vehicle):
      return try await transfer(id, to: vehicle, at: now)
    }
  }

  private func transfer(
    _ id: SubscriptionID, to vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> SubscriptionOutcome {
    let old = try await store.subscriptions(of: account, at: now).first { $0.id == id }
    let moved = try await store.transfer(
      id, to: Customer(account: account, vehicle: vehicle, phone: customer.phone), at: now)
    // The car that loses it first, so that both never have it.
    return try await outcome(
      moved.subscription, tells: [old?.vehicle, vehicle].compactMap { $0 }, at: now)
  }

  private func outcome(
    _ reversal: Reversal, at now: Instant
  ) async throws(StoreError) -> SubscriptionOutcome {
    try await outcome(
      reversal.subscription, receipt: reversal.receipt, tells: [reversal.order.vehicle], at: now)
  }

  private func outcome(
    _ changed: Subscription, at now: Instant
  ) async throws(StoreError) -> SubscriptionOutcome {
    try await outcome(changed, tells: [changed.vehicle], at: now)
  }

  private func outcome(
    _ subscription: Subscription?, receipt: Receipt? = nil, tells vehicles: [VIN],
    at now: Instant
  ) async throws(StoreError) -> SubscriptionOutcome {
    SubscriptionOutcome(
      subscription: subscription?.id, receipt: receipt, vehicles: vehicles,
      history: try await history(at: now), storefront: try await storefront(at: now))
  }
}
