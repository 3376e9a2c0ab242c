package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What a customer, or their phone, asks of the store at an instant of world time.
///
/// See ``StoreBackOffice``, which says of each what it does and what it is refused for.
package enum StoreCommand: Sendable {
  case createAccount(AccountForm)
  case link(LinkedVehicle, to: AccountID, isNew: Bool)
  case release(VIN, by: AccountID)

  /// All the steps of a purchase at once.
  case buy(PurchaseForm)
  case begin(PurchaseRequest)
  case refreshQuote(OrderID, by: AccountID)
  case saveAddress(AddressForm, for: OrderID, by: AccountID)
  case addCard(CardDetails, for: OrderID, by: AccountID)
  case chooseCard(PaymentMethodID, for: OrderID, by: AccountID)
  case openTerms(TermsID, for: OrderID, by: AccountID)
  case acceptTerms(TermsID, for: OrderID, by: AccountID)
  case review(OrderID, by: AccountID)
  case confirm(OrderID, quote: QuoteID?, by: AccountID)
  case authenticate(OrderID, passed: Bool, by: AccountID)
  case abandon(OrderID, by: AccountID)

  case setAutoRenew(Bool, of: SubscriptionID, isAuthenticated: Bool, by: AccountID)
  case pause(SubscriptionID, for: Period, by: AccountID)
  case dropPause(SubscriptionID, by: AccountID)
  case resume(SubscriptionID, isAuthenticated: Bool, by: AccountID)
  case answerPriceChange(SubscriptionID, agrees: Bool, isAuthenticated: Bool, by: AccountID)

  case refund(SubscriptionID, by: AccountID)
  case openWithdrawal(OrderID, by: AccountID)
  case withdraw(OrderID, confirming: WithdrawalStatement?, by: AccountID)
  case transfer(SubscriptionID, to: Customer)

  case addPaymentMethod(CardDetails, isDefault: Bool, to: AccountID)
  case setDefaultPaymentMethod(PaymentMethodID, of: AccountID)
  case removePaymentMethod(
    PaymentMethodID, replacedBy: PaymentMethodID?, isAuthenticated: Bool, of: AccountID)
  case replaceCard(PaymentMethodID, with: CardDetails, isAuthenticated: Bool, by: AccountID)

  case latestDocument(VIN)
  case acknowledge(version: Int, by: VIN)

  /// Asks another price for a period from now on, in minor units; `nil` for the catalogue's.
  case ask(Int64?, for: ProductID, months: Int?, in: String)

  /// Lets everything happen that is due, and then looks.
  case look(StoreQuery)
  /// Lets everything happen that is due.
  case catchUp
}

extension StoreCommand {
  /// The store notes when it was asked, whatever comes of it. Of the others it notes it with what
  /// they keep: whoever only looked binds nobody to that time.
  var notesTime: Bool {
    switch self {
    case .look, .latestDocument, .buy: false
    case .createAccount, .link, .release, .begin, .refreshQuote, .saveAddress, .addCard,
      .chooseCard, .openTerms, .acceptTerms, .review, .confirm, .authenticate, .abandon,
      .setAutoRenew, .pause, .dropPause, .resume, .answerPriceChange, .refund, .openWithdrawal,
      .withdraw, .transfer, .addPaymentMethod, .setDefaultPaymentMethod, .removePaymentMethod,
      .replaceCard, .acknowledge, .ask, .catchUp:
      true
    }
  }
}

/// What is looked up; nothing changes by it.
package enum StoreQuery: Sendable {
  case account(AccountID)
  case signIn(email: String)
  case role(AccountID, for: VIN)
  case products(Customer)
  case product(ProductID, for: Customer)
  /// What a purchase comes to, as far as its form is filled in.
  case draft(PurchaseForm)
  case order(OrderID, of: AccountID)
  case orders(AccountID)
  case openOrder(AccountID, for: VIN)
  case unansweredOrders(AccountID)
  case subscriptions(AccountID)
  /// What is ahead of each of them.
  case outlooks(AccountID)
  case receipt(ReceiptNumber, of: AccountID)
  case receipts(AccountID)
  /// Everything that can be withdrawn from now.
  case withdrawals(AccountID)
  case wallet(AccountID)
}

/// What the store answers.
package enum StoreAnswer: Hashable, Sendable {
  case done
  case account(Account)
  case role(VehicleRole?)
  case listings([ProductListing])
  case order(Order)
  /// An order that is not kept.
  case draft(Order)
  /// `nil` when no purchase is on its way.
  case openOrder(Order?)
  case orders([Order])
  case purchase(Purchase)
  case subscription(Subscription)
  case subscriptions([Subscription])
  case outlooks([SubscriptionOutlook])
  case receipt(Receipt)
  case receipts([Receipt])
  case reversal(Reversal)
  case statement(WithdrawalStatement)
  case withdrawals([OpenWithdrawal])
  case wallet(Wallet)
  case method(PaymentMethod)
  /// `nil` when the vehicle never had anything.
  case document(SignedDocument?)
}
