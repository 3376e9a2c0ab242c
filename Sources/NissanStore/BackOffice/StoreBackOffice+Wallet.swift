package import WorldTime

extension StoreBackOffice {
  package func wallet(of account: AccountID) async throws(StoreError) -> Wallet {
    try await answer(.wallet(account)).wallet
  }

  /// Keeps a new card, outside of any purchase, once its bank has verified it. It becomes the
  /// default if the account has none yet, or if `isDefault` asks for it. The details are wiped,
  /// whatever the answer.
  ///
  /// - Throws: `card_invalid` with every fault; `declined` with the bank's code; `payment_unknown`
  ///   when the bank did not answer: nothing is kept then, as in the following.
  package func addPaymentMethod(
    _ card: CardDetails, isDefault: Bool, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod {
    defer { card.wipe() }
    return try await perform(
      .addPaymentMethod(card, isDefault: isDefault, to: account), at: now
    ).method
  }

  /// Makes a card the one that is charged when none is named.
  ///
  /// - Throws: `payment_method_unknown`; `card_invalid` when it has expired.
  package func setDefaultPaymentMethod(
    _ method: PaymentMethodID, of account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod {
    try await perform(.setDefaultPaymentMethod(method, of: account), at: now).method
  }

  /// Forgets a card.
  ///
  /// - Parameters:
  ///   - method: The card to forget.
  ///   - replacement: What pays from now on for everything that it would have paid, and what is
  ///     overdue on it at once; `nil` when nothing needs it any more.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the replacement's bank ask for it.
  ///   - account: Whose cards they are.
  ///   - now: World time.
  /// - Throws: `declined` with the bank's code when a renewal is to be paid with the replacement, and
  ///   the bank does not let it; `payment_method_needed` while a renewal is to be paid with it and nothing replaces
  ///   it; `payment_method_unknown` for either; `payment_method_replaces_itself`; `card_invalid`
  ///   when the replacement has expired; `authentication_required` as in replacing a card;
  ///   `not_possible_now` while a purchase is charged to it.
  package func removePaymentMethod(
    _ method: PaymentMethodID, replacedBy replacement: PaymentMethodID?, isAuthenticated: Bool,
    of account: AccountID, at now: Instant
  ) async throws(StoreError) {
    _ = try await perform(
      .removePaymentMethod(
        method, replacedBy: replacement, isAuthenticated: isAuthenticated, of: account), at: now)
  }

  /// Puts a new card in place of one, for all that is paid with it, once its bank has verified it;
  /// what is overdue on it is charged at once. The details are wiped, whatever the answer.
  ///
  /// - Parameters:
  ///   - method: The card to replace.
  ///   - card: The new one.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the bank ask for it.
  ///   - account: Whose cards they are.
  ///   - now: World time.
  /// - Returns: The new card, under the id of the old one.
  /// - Throws: `card_invalid` with every fault; `declined` with the bank's code, the old card staying
  ///   where it is; `authentication_required` when a renewal is to be
  ///   paid with it and 3-D Secure, which the bank asks for, is not passed.
  package func replaceCard(
    of method: PaymentMethodID, with card: CardDetails, isAuthenticated: Bool,
    by account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod {
    defer { card.wipe() }
    return try await perform(
      .replaceCard(
        method, with: card, isAuthenticated: isAuthenticated, by: account), at: now
    ).method
  }
}
