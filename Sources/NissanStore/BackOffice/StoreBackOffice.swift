package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What a phone asks of the store. Behind it stands a database on the same machine; a remote
/// store can take its place.
///
/// `at` is world time. Every call first catches up: what fell due until then has happened, in due
/// order and at its own due time, before the answer is given. A call that throws changed nothing
/// but that, unless its description says otherwise.
package protocol StoreBackOffice: Sendable {
  // MARK: Account

  /// - Throws: `account_invalid` with every fault; `email_taken`.
  func createAccount(_ form: AccountForm, at now: Instant) async throws(StoreError) -> Account

  func account(_ id: AccountID) async throws(StoreError) -> Account

  /// The account of an e-mail address, for another phone of the same customer. The sandbox asks
  /// for no password.
  ///
  /// - Throws: `email_unknown`.
  func signIn(_ email: String) async throws(StoreError) -> Account

  // MARK: Vehicles

  /// Connects a vehicle that was just paired; one linked before is described anew. The first
  /// account that connects a vehicle owns it, and so does the first after its owner gave it up.
  ///
  /// - Throws: `profile_unknown` when the catalogue has no such vehicle.
  func link(
    _ vehicle: LinkedVehicle, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account

  /// Keeps what a phone knows of a vehicle that it paired with before. As ``link(_:to:at:)``, but
  /// a vehicle that was given up stays without an owner.
  ///
  /// - Throws: `profile_unknown`.
  func relink(
    _ vehicle: LinkedVehicle, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account

  /// What the account may do with a vehicle; `nil` when it is not connected to it.
  func role(
    of account: AccountID, for vehicle: VIN
  ) async throws(StoreError) -> VehicleRole?

  /// Disconnects a vehicle. When its owner does, what was free ends, what is paid or on trial runs
  /// to its end, and the next account that connects the vehicle owns it.
  ///
  /// - Throws: `subscriptions_running` while the owner's subscriptions for it go on by themselves;
  ///   `vehicle_not_linked`.
  func release(
    _ vehicle: VIN, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account

  // MARK: Products

  /// Every product, compatible or not, in the catalogue's order.
  func products(
    for customer: Customer, at now: Instant
  ) async throws(StoreError) -> [ProductListing]

  func product(
    _ id: ProductID, for customer: Customer, at now: Instant
  ) async throws(StoreError) -> ProductListing

  // MARK: Purchase, step by step

  /// Opens an order. A paid one comes back `quoted`, a free one in `details`.
  ///
  /// - Throws: `incompatible` with every unmet rule, the order being kept as `refused`;
  ///   `not_owner`, `not_sold_here`, `offer_unknown`, `already_owned`, `trial_used`.
  func beginPurchase(
    _ request: PurchaseRequest, at now: Instant
  ) async throws(StoreError) -> Order

  /// Freezes a new price on an order whose price ran out.
  func refreshQuote(
    of order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

  /// - Throws: `address_invalid` with every wrong field.
  func saveAddress(
    _ address: AddressForm, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

  /// Keeps a new card and chooses it. The details are wiped, whatever the answer.
  ///
  /// - Throws: `card_invalid` with every fault.
  func addCard(
    _ card: CardDetails, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

  /// Chooses a card that the account has.
  func chooseCard(
    _ method: PaymentMethodID, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

  /// Notes which terms the customer opened, and when; the order stays where it is.
  ///
  /// - Throws: `terms_outdated` as in accepting them.
  func openTerms(
    _ terms: TermsID, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

  /// - Throws: `terms_outdated` unless `terms` are those in force for the customer.
  func acceptTerms(
    _ terms: TermsID, for order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

  /// The customer sees the total; only then can they confirm.
  func review(
    _ order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

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
  func confirm(
    _ order: OrderID, quote: QuoteID?, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Purchase

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
  func authenticate(
    _ order: OrderID, passed: Bool, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Purchase

  /// Drops an order that was not confirmed.
  func abandon(
    _ order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Order

  /// Confirmed orders whose charge nobody answered, oldest first; looking at them settles nothing.
  func unansweredOrders(of account: AccountID) async throws(StoreError) -> [Order]

  /// The purchase that a customer left on its way: the newest order for the vehicle, unless it is
  /// over. One whose charge had no answer yet is settled first, and comes back as it ended.
  func openOrder(
    of account: AccountID, for vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> Order?

  // MARK: What was bought

  /// Newest first.
  func orders(of account: AccountID, at now: Instant) async throws(StoreError) -> [Order]

  func receipt(
    _ number: ReceiptNumber, of account: AccountID
  ) async throws(StoreError) -> Receipt

  /// Newest first: those of purchases and of renewals.
  func receipts(of account: AccountID, at now: Instant) async throws(StoreError) -> [Receipt]

  /// Newest first.
  func subscriptions(
    of account: AccountID, at now: Instant
  ) async throws(StoreError) -> [Subscription]

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
  func setAutoRenew(
    _ isOn: Bool, of subscription: SubscriptionID, isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Subscription

  /// Asks for a pause from the end of the paid period; another length takes the place of one that
  /// was asked for before.
  ///
  /// - Throws: `pause_length_invalid` beyond the store's limits; `not_possible_now` unless it is
  ///   active and renews.
  func pause(
    _ subscription: SubscriptionID, for length: Period, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription

  /// Takes back a pause that has not begun.
  ///
  /// - Throws: `not_possible_now` when none was asked for, or when it has begun.
  func dropPause(
    of subscription: SubscriptionID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription

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
  func resume(
    _ subscription: SubscriptionID, isAuthenticated: Bool, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Subscription

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
  func answerPriceChange(
    of subscription: SubscriptionID, agrees: Bool, isAuthenticated: Bool, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Subscription

  // MARK: Taking back

  /// Gives back what was last paid for a subscription, and revokes it. Doing it again gives the
  /// first answer again.
  ///
  /// - Throws: `nothing_to_refund` when nothing was paid or nothing is left of it;
  ///   `not_possible_now` when it entitles nothing now.
  func refund(
    _ subscription: SubscriptionID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Reversal

  /// What a customer would declare to withdraw from an order; nothing is done by it.
  ///
  /// - Throws: `withdrawal_over` after the 14 days; `not_possible_now` when there is nothing to
  ///   withdraw from.
  func withdrawal(
    from order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> WithdrawalStatement

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
  func withdraw(
    from order: OrderID, confirming statement: WithdrawalStatement?, by account: AccountID,
    at now: Instant
  ) async throws(StoreError) -> Reversal

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
  func transfer(
    _ subscription: SubscriptionID, to target: Customer, at now: Instant
  ) async throws(StoreError) -> Purchase

  // MARK: Payment methods

  func wallet(of account: AccountID) async throws(StoreError) -> Wallet

  /// Keeps a new card, outside of any purchase. It becomes the default if the account has none
  /// yet, or if `isDefault` asks for it. The details are wiped, whatever the
  /// answer.
  ///
  /// - Throws: `card_invalid` with every fault.
  func addPaymentMethod(
    _ card: CardDetails, isDefault: Bool, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod

  /// Makes a card the one that is charged when none is named.
  ///
  /// - Throws: `payment_method_unknown`; `card_invalid` when it has expired.
  func setDefaultPaymentMethod(
    _ method: PaymentMethodID, of account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod

  /// Forgets a card.
  ///
  /// - Parameters:
  ///   - method: The card to forget.
  ///   - replacement: What pays from now on for everything that it would have paid, and what is
  ///     overdue on it at once; `nil` when nothing needs it any more.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the replacement's bank ask for it.
  ///   - account: Whose cards they are.
  ///   - now: World time.
  /// - Throws: `payment_method_needed` while a renewal is to be paid with it and nothing replaces
  ///   it; `payment_method_unknown` for either; `payment_method_replaces_itself`; `card_invalid`
  ///   when the replacement has expired; `authentication_required` as in replacing a card;
  ///   `not_possible_now` while a purchase is charged to it.
  func removePaymentMethod(
    _ method: PaymentMethodID, replacedBy replacement: PaymentMethodID?, isAuthenticated: Bool,
    of account: AccountID, at now: Instant
  ) async throws(StoreError)

  /// Puts a new card in place of one, for all that is paid with it; what is overdue on it is
  /// charged at once. The details are wiped, whatever the answer.
  ///
  /// - Parameters:
  ///   - method: The card to replace.
  ///   - card: The new one.
  ///   - isAuthenticated: The customer passes 3-D Secure, should the bank ask for it.
  ///   - account: Whose cards they are.
  ///   - now: World time.
  /// - Returns: The new card, under the id of the old one.
  /// - Throws: `card_invalid` with every fault; `authentication_required` when a renewal is to be
  ///   paid with it and 3-D Secure, which the bank asks for, is not passed.
  func replaceCard(
    of method: PaymentMethodID, with card: CardDetails, isAuthenticated: Bool,
    by account: AccountID, at now: Instant
  ) async throws(StoreError) -> PaymentMethod

  // MARK: Entitlements

  /// What cars trust.
  func trustRoot() async throws(StoreError) -> RootPublicKey

  /// The newest document of a vehicle: a new version when its entitlements changed or the last
  /// one is a day old. `nil` when the vehicle never had any.
  func latestDocument(
    for vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> SignedDocument?

  /// World time, signed for a car that asked with a nonce: JWS compact.
  func timeStatement(
    for vehicle: VIN, nonce: String, at now: Instant
  ) async throws(StoreError) -> String

  /// The vehicle committed this version; entries that it saw ending need not be listed again.
  func acknowledge(
    version: Int, by vehicle: VIN, at now: Instant
  ) async throws(StoreError)

  /// Lets everything happen that falls due until `now`.
  func catchUp(to now: Instant) async throws(StoreError)
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
