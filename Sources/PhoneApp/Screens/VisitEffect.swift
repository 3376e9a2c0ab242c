package import NissanStore
package import VehicleCatalog

/// What a visit asks of the store or the car; its answer comes back as
/// ``StoreAction/answered(_:)``.
package enum VisitEffect: Sendable {
  /// Who is there, and with which car: this one, or the only one.
  case arrive(VIN?)
  case register(AccountForm)
  case signIn(email: String)
  case describePhone(model: String, os: String?, osVersion: String)
  /// Looks for this car, or for the one that answers, until there are digits to compare.
  case pair(VIN?)
  case compare(isEqual: Bool)
  /// What there is, and what was left on its way.
  case load
  case begin(PurchaseRequest)
  case refreshQuote(OrderID)
  case saveAddress(AddressForm, OrderID)
  case loadWallet
  case addCard(CardDetails, OrderID)
  case chooseCard(PaymentMethodID, OrderID)
  case openTerms(TermsID, OrderID)
  /// Accepts them and shows the total.
  case acceptTerms(TermsID, OrderID)
  case confirm(OrderID, QuoteID?)
  case authenticate(OrderID, passed: Bool)
  case abandon(OrderID)

  case keepCard(CardDetails)
  case replaceCard(PaymentMethodID, with: CardDetails, passesBank: Bool)
  case removeCard(PaymentMethodID, replacedBy: PaymentMethodID?, passesBank: Bool)
  case makeDefault(PaymentMethodID)

  case loadHistory
  case openWithdrawal(OrderID)
  case change(SubscriptionChange, of: Subscription?, passesBank: Bool)
  /// Brings the car what waits for it and asks what it makes of these services.
  case visitCar([ServiceID])
}

extension VisitEffect {
  /// The bank is asked to charge a purchase.
  package var charges: Bool {
    switch self {
    case .confirm, .authenticate: true
    case .arrive, .register, .signIn, .describePhone, .pair, .compare, .load, .begin,
      .refreshQuote, .saveAddress, .loadWallet, .addCard, .chooseCard, .openTerms, .acceptTerms,
      .abandon, .keepCard, .replaceCard, .removeCard, .makeDefault, .loadHistory,
      .openWithdrawal, .change, .visitCar:
      false
    }
  }

  /// The order that it moves.
  var order: OrderID? {
    switch self {
    case .refreshQuote(let id), .saveAddress(_, let id), .addCard(_, let id),
      .chooseCard(_, let id), .openTerms(_, let id), .acceptTerms(_, let id),
      .confirm(let id, _), .authenticate(let id, _), .abandon(let id):
      id
    case .arrive, .register, .signIn, .describePhone, .pair, .compare, .load, .begin,
      .loadWallet, .keepCard, .replaceCard, .removeCard, .makeDefault, .loadHistory,
      .openWithdrawal, .change, .visitCar:
      nil
    }
  }
}
