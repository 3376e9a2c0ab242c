package import NissanStore
package import VehicleCatalog

/// What happens to a visit of the store: something a person did, or the answer to an effect.
///
/// An action that the screen does not offer changes nothing.
package enum StoreAction: Sendable {
  // On every screen.
  case open, back, cancel, quit

  // The first start.
  case openRegistration, openSignIn
  case fill(EntryField, String)
  case edit(EntryField)
  case submitEntry
  /// Whether the digits on both screens are the same.
  case compare(isEqual: Bool)
  case openCars, connectCar
  case chooseCar(VIN)

  // A purchase that was left on its way.
  case resume, drop

  // From the cart to the price.
  case listAll(Bool)
  case show(ProductID)
  case subscribe
  case choose(PeriodChoice)
  case renewal(Bool)
  /// `Next`.
  case next

  // The billing address.
  case type(AddressForm.Field, String)
  case editAddress(AddressForm.Field)
  /// `OK`.
  case submitAddress

  // The payment method.
  case pay(PaymentMethodID)
  case newCard
  case typeCard(CardField, String)
  /// A number or a code was typed, which nobody but the asker holds; of a number, its end.
  case tookSecret(CardField, lastFour: String)
  case editCard(CardField)
  /// `Add`. `passesBank`: 3-D Secure, should it be asked for.
  case submitCard(CardDetails, passesBank: Bool)

  // The cards, outside of any purchase.
  case openWallet
  case openMethod(PaymentMethodID)
  case makeDefault
  case replaceCard
  case considerRemoval
  case removeCard(replacedBy: PaymentMethodID?, passesBank: Bool)

  // Terms, review, bank.
  case openTerms, acceptTerms
  case confirm
  case authenticate(AuthenticationAnswer)

  // Afterwards.
  /// `Continue`.
  case finish
  case recheck

  // Orders and subscriptions.
  case openHistory
  case openSubscription(SubscriptionID)
  case openOrder(OrderID)
  case openReceipt(ReceiptNumber)
  case openPause, openTransfer
  /// Asks what it would cost and when it would take effect.
  case consider(SubscriptionChange)
  /// Does what was considered. `passesBank`: 3-D Secure, should it be asked for.
  case carryOut(passesBank: Bool)

  case answered(VisitAnswer)
}

/// A term on offer.
package enum PeriodChoice: Hashable, Sendable {
  /// The free term alone; it ends by itself and needs no card.
  case trialOnly
  case months(Int)
  /// Bought once, for a fixed time.
  case once

  /// What the store is asked for.
  package var months: Int? {
    switch self {
    case .trialOnly, .once: nil
    case .months(let count): count
    }
  }
}

/// The fields of the card form, in its order.
///
/// - Source: seed R38.
package enum CardField: String, Hashable, Sendable, CaseIterable {
  case holder, number, expiry, securityCode

  /// Typed unseen and never kept.
  package var isSecret: Bool { self == .number || self == .securityCode }
}
