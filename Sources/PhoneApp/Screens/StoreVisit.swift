package import NissanStore
package import VehicleCatalog

/// A visit of the store: which screen the customer is on and what they did so far.
///
/// A pure value. ``handle(_:)`` is the only way it changes; what it asks for is done elsewhere. It
/// never holds a card number or a security code.
package struct StoreVisit: Hashable, Sendable {
  package internal(set) var shopper: Shopper
  package internal(set) var step: StoreStep
  /// What is filled in on the way into the store.
  package internal(set) var entry = EntryDraft(of: .opening)
  /// The six digits, and whose they are.
  package internal(set) var digits: PairingComparison?
  package internal(set) var storefront: Storefront?
  /// What does not fit the car or the phone is listed too.
  package internal(set) var listsAll = false
  /// The product looked at.
  package internal(set) var product: ProductID?
  /// Asked to be paid again at the end of each period.
  package internal(set) var renews = true
  /// The purchase on its way.
  package internal(set) var order: Order?
  package internal(set) var address: AddressDraft
  package internal(set) var card = CardDraft()
  /// As the store had it last.
  package internal(set) var wallet = Wallet(methods: [], defaultMethod: nil)
  /// The card looked at, outside of a purchase.
  package internal(set) var method: PaymentMethodID?
  /// What is to replace ``method`` once the bank's question is answered.
  package internal(set) var replacement: PaymentMethodID?
  package internal(set) var purchase: Purchase?
  package internal(set) var history: StoreHistory?
  /// The subscription looked at, or else the order.
  package internal(set) var subscription: SubscriptionID?
  package internal(set) var shownOrder: OrderID?
  package internal(set) var receipt: Receipt?
  /// What is considered, and not done yet.
  package internal(set) var change: SubscriptionChange?
  /// The bank asks for 3-D Secure before ``change``.
  package internal(set) var bankAsksAboutChange = false
  package internal(set) var car: CarReport?
  package internal(set) var notice: StoreNotice?
  /// An effect has no answer yet: until then a person can only leave.
  package internal(set) var isWaiting = false

  /// A customer at the door; ``StoreAction/open`` lets them in.
  package init(of shopper: Shopper) {
    self.shopper = shopper
    step = .opening
    address = AddressDraft(AddressForm(in: shopper.country), known: false)
  }
}

/// The address form as far as it is filled in.
package struct AddressDraft: Hashable, Sendable {
  package internal(set) var form: AddressForm
  /// What the store said of it when it was submitted.
  package internal(set) var faults: [AddressError] = []
  /// The fields still to be asked for, in the order of the form.
  package internal(set) var unasked: [AddressForm.Field]

  /// - Parameters:
  ///   - form: What stands in the fields.
  ///   - known: The customer gave it before; nothing need be asked.
  init(_ form: AddressForm, known: Bool) {
    self.form = form
    unasked = known ? [] : AddressForm.Field.allCases
  }
}

/// The card form as far as it is filled in, without what must not be kept.
package struct CardDraft: Hashable, Sendable {
  package internal(set) var purpose = Purpose.purchase
  package internal(set) var holder = ""
  package internal(set) var expiry = ""
  /// The end of the number that was typed; `nil` before.
  package internal(set) var lastFour: String?
  package internal(set) var hasSecurityCode = false
  package internal(set) var faults: [CardError] = []
  package internal(set) var unasked = CardField.allCases
  /// The bank asks for 3-D Secure before the card can take another's place.
  package internal(set) var bankAsks = false

  /// What the card is for.
  package enum Purpose: Hashable, Sendable {
    case purchase
    /// For purchases to come.
    case keep
    case replace(PaymentMethodID)
  }
}

extension AddressForm {
  /// An empty form of a country.
  init(in country: String) {
    self.init(line1: "", town: "", postcode: "", country: country)
  }
}

extension CardError {
  /// The field that is wrong.
  package var field: CardField {
    switch self {
    case .holderMissing, .holderTooLong, .holderHasCharacter, .holderHasDigits: .holder
    case .numberMissing, .numberNotDigits, .incorrectNumber, .brandRefused, .brandUnknown: .number
    case .expiryUnreadable, .expired, .expiryTooFar: .expiry
    case .securityCodeMissing, .securityCodeInvalid: .securityCode
    }
  }
}

/// What a screen says above everything else.
package enum StoreNotice: Hashable, Sendable {
  case refused(StoreRefusal)
  case failed(StoreFailure)
  /// The purchase was given up.
  case dropped
  case quoteExpired
  /// The purchase that was left on its way turned out to be bought.
  case settled
  /// Its charge has no answer yet; confirming again asks for it.
  case unanswered
  case termsOpened
  case cardKept, cardReplaced, cardRemoved, defaultChosen
  /// Some fields on the way into the store are wrong.
  case entryWrong
  case phoneRefused(PhoneRefusal)
  /// The car is the phone's and the account's now.
  case connected(ConnectedCar)
  /// Why no car could be connected.
  case notConnected(reason: String)
  /// What was to be changed is not as it was shown any more; nothing was done.
  case outdated
  /// A change is done; whether its cars know it already.
  case changed(carsKnow: Bool)
}
