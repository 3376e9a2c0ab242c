package import WorldTime

extension StoreBackOffice {
  /// Newest first.
  package func orders(of account: AccountID, at now: Instant) async throws(StoreError) -> [Order] {
    try await perform(.look(.orders(account)), at: now).orders
  }

  package func receipt(
    _ number: ReceiptNumber, of account: AccountID
  ) async throws(StoreError) -> Receipt {
    try await answer(.receipt(number, of: account)).receipt
  }

  /// Newest first: those of purchases and of renewals.
  package func receipts(of account: AccountID, at now: Instant) async throws(StoreError)
    -> [Receipt]
  {
    try await perform(.look(.receipts(account)), at: now).receipts
  }

  /// Newest first.
  package func subscriptions(
    of account: AccountID, at now: Instant
  ) async throws(StoreError) -> [Subscription] {
    try await perform(.look(.subscriptions(account)), at: now).subscriptions
  }

  /// What is ahead of each subscription: why it is unpaid and until when, its pause, a card that
  /// will have expired. Newest first.
  package func outlooks(
    of account: AccountID, at now: Instant
  ) async throws(StoreError) -> [SubscriptionOutlook] {
    try await perform(.look(.outlooks(account)), at: now).outlooks
  }

  /// Switches the renewal off (it then runs to its end) or on again. When its card was removed
  /// in the meantime, the account's default card pays from then on.
  ///
  /// - Parameters:
  ///   - isOn: Whether it renews from now on.
  ///   - subscription: Which one.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the bank of the card ask for it
  ///     before it pays renewals again.
  ///   - account: Whose it is.
  ///   - now: World time.
  /// - Returns: The subscription as it is then.
  /// - Throws: `not_possible_now` in a state that knows no such step; `payment_method_unknown`
  ///   when its card was removed and there is no default one; `authentication_required`;
  ///   `product_unknown` and `not_sold_here` when it is switched on and the store sells it no more;
  ///   `price_consent_needed` when the customer refused its price.
  package func setAutoRenew(
    _ isOn: Bool, of subscription: SubscriptionID, isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await perform(
      .setAutoRenew(
        isOn, of: subscription, isAuthenticated: isAuthenticated, by: account), at: now
    ).subscription
  }

  /// Asks for a pause from the end of the paid period; another length takes the place of one that
  /// was asked for before.
  ///
  /// - Throws: `pause_length_invalid` beyond the store's limits; `not_possible_now` unless it is
  ///   active and renews.
  package func pause(
    _ subscription: SubscriptionID, for length: Period, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await perform(.pause(subscription, for: length, by: account), at: now).subscription
  }

  /// Takes back a pause that has not begun.
  ///
  /// - Throws: `not_possible_now` when none was asked for, or when it has begun.
  package func dropPause(
    of subscription: SubscriptionID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await perform(.dropPause(subscription, by: account), at: now).subscription
  }

  /// Lets a subscription go on: ends a pause at once by charging a new period, takes back one that
  /// has not begun, or switches the renewal on again.
  ///
  /// - Parameters:
  ///   - subscription: What is to go on.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the bank ask for it.
  ///   - account: Whose subscription it is.
  ///   - now: World time.
  /// - Returns: The subscription, going on.
  /// - Throws: `declined` with the processor's code, `authentication_required` when 3-D Secure,
  ///   which the bank asks for, is not passed: in both cases it stays paused;
  ///   `price_consent_needed` when it costs more meanwhile; `product_unknown` and `not_sold_here`
  ///   when the store sells it no more; else as ``setAutoRenew(_:of:isAuthenticated:by:at:)``.
  package func resume(
    _ subscription: SubscriptionID, isAuthenticated: Bool, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await perform(
      .resume(subscription, isAuthenticated: isAuthenticated, by: account), at: now
    ).subscription
  }

  /// The customer's answer to a higher price that was announced.
  ///
  /// - Parameters:
  ///   - subscription: What will cost more.
  ///   - agrees: Without consent it ends with the last period at the old price.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the bank ask for it: the amount
  ///     of a recurring series changes.
  ///   - account: Whose subscription it is.
  ///   - now: World time.
  /// - Returns: The subscription, nothing charged.
  /// - Throws: `no_higher_price`; `authentication_required`; `not_possible_now`.
  /// - Source: Commission Delegated Regulation (EU) 2018/389 article 14.
  package func answerPriceChange(
    of subscription: SubscriptionID, agrees: Bool, isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await perform(
      .answerPriceChange(
        subscription, agrees: agrees, isAuthenticated: isAuthenticated, by: account), at: now
    ).subscription
  }
}

extension StoreBackOffice {
  /// Switches the renewal off or on for a customer who was not asked by their bank.
  package func setAutoRenew(
    _ isOn: Bool, of subscription: SubscriptionID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription {
    try await setAutoRenew(
      isOn, of: subscription, isAuthenticated: false, by: account, at: now)
  }
}
