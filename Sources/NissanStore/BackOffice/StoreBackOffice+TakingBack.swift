package import WorldTime

extension StoreBackOffice {
  /// Gives back what was last paid for a subscription, and revokes it. Doing it again gives the
  /// first answer again.
  ///
  /// - Throws: `nothing_to_refund` when nothing was paid or nothing is left of it; `credited_to`
  ///   when it was taken off the price of something that stands; `not_possible_now` when it
  ///   entitles nothing now.
  package func refund(
    _ subscription: SubscriptionID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Reversal {
    try await perform(.refund(subscription, by: account), at: now).reversal
  }

  /// Every order that can be withdrawn from now, newest first.
  package func withdrawals(
    of account: AccountID, at now: Instant
  ) async throws(StoreError) -> [OpenWithdrawal] {
    try await perform(.look(.withdrawals(account)), at: now).withdrawals
  }

  /// What a customer would declare to withdraw from an order; nothing is done by it.
  ///
  /// - Throws: `withdrawal_over` after the 14 days; `credited_to` as for a refund;
  ///   `not_possible_now` when there is nothing to withdraw from.
  package func withdrawal(
    from order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> WithdrawalStatement {
    try await perform(.openWithdrawal(order, by: account), at: now).statement
  }

  /// Withdraws from an order: everything paid is given back, and what it brought is revoked. Doing
  /// it again gives the first answer again.
  ///
  /// - Parameters:
  ///   - order: A fulfilled order, with a subscription or without.
  ///   - statement: What the customer was shown and confirms; `nil` where one step is enough.
  ///   - account: Whose order it is.
  ///   - now: World time.
  /// - Returns: With the acknowledgement, which says what was declared and when.
  /// - Throws: As ``withdrawal(from:by:at:)``; `withdrawal_unconfirmed` without the statement that
  ///   the order needs, or with another one.
  package func withdraw(
    from order: OrderID, confirming statement: WithdrawalStatement?, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Reversal {
    try await perform(.withdraw(order, confirming: statement, by: account), at: now).reversal
  }

  /// Takes a subscription from one vehicle and gives it to another of the same account, in the
  /// same state, with the same periods and the same card. One step: it is done or it is not. Asked
  /// for again, the first answer is given again.
  ///
  /// - Parameters:
  ///   - subscription: One that is entitled, on hold or paused.
  ///   - target: The account, the vehicle that gets it, and the phone it is for.
  ///   - now: World time.
  /// - Returns: The order for the other vehicle, its receipt, and the subscription that goes on.
  /// - Throws: `vehicle_not_linked`, `not_owner`; `incompatible` with every unmet rule;
  ///   `already_owned`; `trial_used` when the other vehicle had a free term of its own;
  ///   `allowance_stays`; `not_possible_now` in a state that knows no such step.
  package func transfer(
    _ subscription: SubscriptionID, to target: Customer, at now: Instant
  ) async throws(StoreError) -> Purchase {
    try await perform(.transfer(subscription, to: target), at: now).purchase
  }
}
