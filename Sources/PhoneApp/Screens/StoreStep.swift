/// A screen of the store.
///
/// - Source: seed R21–R45; the order is that of the screens in `docs/`.
package enum StoreStep: String, Hashable, Sendable, CaseIterable {
  /// Nothing is known yet; the store is being asked.
  case opening
  // The first start: an account, the phone, a car.
  /// Nobody has an account on this phone yet.
  case welcome
  case registration, signIn
  /// Which phone this is.
  case phone
  /// Looks for a car to pair with.
  case connect
  /// The six digits, which must be the same on both screens.
  case compare
  /// The cars of this phone.
  case cars
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
  case terms
  /// The terms themselves.
  case termsText
  case review
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
  /// Whether a card is to go, and which takes its place.
  case removal
  /// Orders and subscriptions.
  case history
  /// One of them, and what can be done with it.
  case subscription, order
  case receipt
  /// How long it shall pause.
  case pause
  /// To which car it shall go.
  case transfer
  /// What a change costs and when it takes effect; nothing is done yet.
  case change
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

  /// The way into the store of who opens it for the first time.
  static let firstWay: [StoreStep] = [.registration, .phone, .connect]

  /// The step of the way that a screen belongs to.
  var milestone: StoreStep {
    switch self {
    case .welcome, .signIn: .registration
    case .compare: .connect
    case .period: .price
    case .addressSaved: .address
    case .card: .payment
    case .termsText: .terms
    case .bank: .review
    default: self
    }
  }

  /// The fields that are filled in on it, outside of a purchase.
  var entryFields: [EntryField] {
    switch self {
    case .registration: [.email, .name, .country]
    case .signIn: [.email]
    case .phone: [.model, .os, .osVersion]
    case .connect: [.vin]
    default: []
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
