/// A screen of the store.
///
/// - Source: seed R21–R45; the order is that of the screens in `docs/`.
package enum StoreStep: String, Hashable, Sendable, CaseIterable {
  /// Nothing is known yet; the store is being asked.
  case opening
  /// A purchase was left on its way: go on with it, or drop it.
  case resume
  /// Behind the cart icon: what there is.
  case cart
  case detail
  /// The periods on offer.
  case period
  /// The frozen price.
  case price
  case address, addressSaved
  /// The cards the account has.
  case payment
  /// A card is typed in.
  case card
  case terms, review
  /// The bank's own screen: 3-D Secure.
  case bank
  /// The receipt.
  case done
  /// What the car makes of it.
  case activation
  /// The cards, outside of any purchase.
  case wallet
  /// One of the cards.
  case method
  /// Orders and subscriptions.
  case history
  /// The store is closed.
  case over
}

extension StoreStep {
  /// The steps of a purchase that is paid for, from the detail to the confirmation.
  static let paidWay: [StoreStep] = [.detail, .price, .address, .payment, .terms, .review]
  /// The same of one that is free.
  ///
  /// - Source: seed R06.
  static let freeWay: [StoreStep] = [.detail, .terms, .review]

  /// The step of the way that a screen belongs to.
  var milestone: StoreStep {
    switch self {
    case .period: .price
    case .addressSaved: .address
    case .card: .payment
    case .bank: .review
    default: self
    }
  }

  /// A purchase that was begun is given up on these screens.
  var isOutsidePurchase: Bool {
    switch self {
    case .cart, .detail, .period: true
    default: false
    }
  }
}
