package import VehicleCatalog
package import WorldTime

extension StoreBackOffice {
  /// What a purchase comes to: its order, as far as the form is filled in. Nothing of it is kept.
  ///
  /// - Throws: As ``buy(_:at:)``, for what is filled in.
  package func draft(
    _ form: PurchaseForm, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.look(.draft(form)), at: now).draft
  }

  /// Buys: all the steps below in one, up to the charge and the document that the car is to have.
  /// The details of a new card are wiped, whatever the answer.
  ///
  /// - Returns: As ``confirm(_:quote:by:at:)``.
  /// - Throws: As the steps; what a step before the confirmation refuses leaves nothing behind, but
  ///   `incompatible`. `price_changed` when the store asks another price than the one agreed, and
  ///   `quote_mismatch` when none was.
  package func buy(
    _ form: PurchaseForm, at now: Instant
  ) async throws(StoreError) -> Purchase {
    defer { form.payment?.wipe() }
    return try await perform(.buy(form), at: now).purchase
  }

  /// Opens an order. A paid one comes back `quoted`, a free one in `details`.
  ///
  /// - Throws: `incompatible` with every unmet rule, the order being kept as `refused`;
  ///   `not_owner`, `not_sold_here`, `offer_unknown`, `already_owned`, `trial_used`.
  package func beginPurchase(
    _ request: PurchaseRequest, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.begin(request), at: now).order
  }

  /// Freezes a new price on an order whose price ran out.
  package func refreshQuote(
    of order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.refreshQuote(order, by: account), at: now).order
  }

  /// - Throws: `address_invalid` with every wrong field.
  package func saveAddress(
    _ address: AddressForm, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.saveAddress(address, for: order, by: account), at: now).order
  }

  /// Keeps a new card and chooses it. The details are wiped, whatever the answer.
  ///
  /// - Throws: `card_invalid` with every fault.
  package func addCard(
    _ card: CardDetails, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    defer { card.wipe() }
    return try await perform(.addCard(card, for: order, by: account), at: now).order
  }

  /// Chooses a card that the account has.
  package func chooseCard(
    _ method: PaymentMethodID, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.chooseCard(method, for: order, by: account), at: now).order
  }

  /// Notes which terms the customer opened, and when; the order stays where it is.
  ///
  /// - Throws: `terms_outdated` as in accepting them.
  package func openTerms(
    _ terms: TermsID, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.openTerms(terms, for: order, by: account), at: now).order
  }

  /// - Throws: `terms_outdated` unless `terms` are those in force for the customer.
  package func acceptTerms(
    _ terms: TermsID, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.acceptTerms(terms, for: order, by: account), at: now).order
  }

  /// The customer sees the total; only then can they confirm.
  package func review(
    _ order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.review(order, by: account), at: now).order
  }

  /// Charges and fulfils. Confirming again gives the first answer again and charges nothing; a
  /// confirmation that was cut off is completed.
  ///
  /// - Parameters:
  ///   - order: An order in `review`.
  ///   - quote: The quote that the customer saw; `nil` when nothing is to be charged.
  ///   - account: Whose order it is.
  ///   - now: World time.
  /// - Returns: The fulfilled order, its receipt and its subscription.
  /// - Throws: `quote_expired`; `price_changed`, with the order carrying the new quote;
  ///   `quote_mismatch`; `declined` with the processor's code, the order keeping it;
  ///   `authentication_needed` when the bank asks for 3-D Secure, the order waiting for
  ///   ``authenticate(_:passed:by:at:)``; `payment_pending` while the payment takes its time;
  ///   `payment_unknown` when the bank did not answer, and confirming again asks it again.
  package func confirm(
    _ order: OrderID, quote: QuoteID?, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Purchase {
    try await perform(.confirm(order, quote: quote, by: account), at: now).purchase
  }

  /// The customer's answer to 3-D Secure: the charge is asked for again, or the order is declined.
  ///
  /// - Parameters:
  ///   - order: An order in `sca_required`.
  ///   - passed: `false` when the customer refused; one who walks away calls ``abandon(_:by:at:)``.
  ///   - account: Whose order it is.
  ///   - now: World time.
  /// - Returns: As ``confirm(_:quote:by:at:)``.
  /// - Throws: `declined`; `quote_expired`; `already_owned`; `not_possible_now`;
  ///   `payment_pending` and `payment_unknown` as in confirming.
  package func authenticate(
    _ order: OrderID, passed: Bool, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Purchase {
    try await perform(.authenticate(order, passed: passed, by: account), at: now).purchase
  }

  /// Drops an order that was not confirmed.
  package func abandon(
    _ order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order {
    try await perform(.abandon(order, by: account), at: now).order
  }

  /// Confirmed orders whose charge nobody answered, oldest first; looking at them settles nothing.
  package func unansweredOrders(of account: AccountID) async throws(StoreError) -> [Order] {
    try await answer(.unansweredOrders(account)).orders
  }

  /// The purchase that a customer left on its way: the newest order for the vehicle, unless it is
  /// over. One whose charge had no answer yet is settled first, and comes back as it ended.
  package func openOrder(
    of account: AccountID, for vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> Order? {
    let found = try await answer(.openOrder(account, for: vehicle)).openOrder
    try await catchUp(to: now)
    guard let found else { return nil }
    return try await answer(.order(found.id, of: account)).order
  }
}
