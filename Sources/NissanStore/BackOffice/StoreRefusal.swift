package import VehicleCatalog
package import WorldTime

/// Why the store did not do what it was asked.
package enum StoreError: Error, Hashable, Sendable {
  /// A rule said no.
  case refused(StoreRefusal)
  /// Something broke.
  case failed(StoreFailure)
}

/// A rule of the store that said no. ``name`` is stable; the app has the words for people.
package enum StoreRefusal: Error, Hashable, Sendable {
  case accountUnknown(AccountID)
  case accountInvalid([AccountError])
  case emailTaken(String)
  case emailUnknown(String)
  case vehicleNotLinked(VIN)
  /// Another account owns the vehicle; or nobody does, since its owner gave it up.
  case notOwner(VIN, isOwned: Bool)
  /// The vehicle cannot be given up while these go on by themselves.
  case subscriptionsRunning(VIN, [ProductID])
  /// Only the car knows what is left of it, so it cannot move to another.
  case allowanceStays(ProductID)
  case profileUnknown(ProfileRefusal)
  case productUnknown(ProductID)
  case notSoldHere(ProductID, country: String)
  case offerUnknown(ProductID, months: Int?, offered: [Int])
  case incompatible(ProductID, unmet: [UnmetRule])
  /// The vehicle has it: as itself, or all of it through other products.
  case alreadyOwned(ProductID, through: [ProductID] = [])
  case trialUsed(ProductID)
  case orderUnknown(OrderID)
  case subscriptionUnknown(SubscriptionID)
  case paymentMethodUnknown(PaymentMethodID)
  /// Renewals are paid with it, and nothing was named to take its place.
  case paymentMethodNeeded(PaymentMethodID, by: [ProductID])
  case paymentMethodReplacesItself(PaymentMethodID)
  case receiptUnknown(ReceiptNumber)
  case addressInvalid([AddressError])
  case cardInvalid([CardError])
  case termsOutdated(given: TermsID, inForce: TermsID)
  case quoteExpired(at: Instant)
  case priceChanged(from: Quote, to: Quote)
  /// The customer saw another quote than the one frozen.
  case quoteMismatch
  case declined(DeclineCode)
  /// The bank asks the customer for 3-D Secure before it says anything else.
  case authenticationNeeded
  /// The payment is under way; nothing is active before it came, which must be until `until`.
  case paymentPending(until: Instant)
  /// Nothing was paid for it, or everything was given back.
  case nothingToRefund(SubscriptionID)
  /// What was paid was taken off the price of another product, which comes first.
  case creditedTo(ProductID, by: OrderID)
  /// The 14 days are over.
  case withdrawalOver(OrderID, since: Instant)
  /// The statement must be shown to the customer and confirmed as it is.
  case withdrawalUnconfirmed(OrderID)
  /// A pause that is too short or too long.
  case pauseLengthInvalid(Period, min: Period, max: Period)
  /// The customer has to agree to a price before it is charged.
  case priceConsentNeeded(SubscriptionID, price: Money, each: Period)
  /// There is no higher price to answer to.
  case noHigherPrice(SubscriptionID)
  /// A step out of turn.
  case notPossibleNow(step: String, state: String)
  /// World time lies before what the store has already seen.
  case timeRanBackwards(now: Instant, seen: Instant)
}

/// Something that broke; nothing was lost by it. The detail is for the log.
package enum StoreFailure: Error, Hashable, Sendable {
  /// The file cannot be opened or made.
  case cannotOpen(path: String, detail: String)
  /// The file is no store, or is damaged; it was left as it is.
  case corrupted(path: String, detail: String)
  /// A later version of the store wrote the file; it was left as it is.
  case tooNew(path: String)
  /// Another process kept the file for too long.
  case busy(path: String)
  /// Reading or writing failed.
  case inputOutput(detail: String)
  /// No document could be signed.
  case signing(detail: String)
  /// The processor did not answer: it may have charged or not. The store asks again with the same
  /// key before it does anything else.
  case paymentUnknown
  /// What the file holds contradicts itself.
  case inconsistent(detail: String)
}

extension StoreRefusal {
  /// Stable, lower_snake: one of ``StoreRefusalName``, or the code of a decline.
  package var name: String {
    switch self {
    case .declined(let code): code.rawValue
    case .accountUnknown: StoreRefusalName.accountUnknown.rawValue
    case .accountInvalid: StoreRefusalName.accountInvalid.rawValue
    case .emailTaken: StoreRefusalName.emailTaken.rawValue
    case .emailUnknown: StoreRefusalName.emailUnknown.rawValue
    case .vehicleNotLinked: StoreRefusalName.vehicleNotLinked.rawValue
    case .notOwner: StoreRefusalName.notOwner.rawValue
    case .subscriptionsRunning: StoreRefusalName.subscriptionsRunning.rawValue
    case .allowanceStays: StoreRefusalName.allowanceStays.rawValue
    case .profileUnknown: StoreRefusalName.profileUnknown.rawValue
    case .productUnknown: StoreRefusalName.productUnknown.rawValue
    case .notSoldHere: StoreRefusalName.notSoldHere.rawValue
    case .offerUnknown: StoreRefusalName.offerUnknown.rawValue
    case .incompatible: StoreRefusalName.incompatible.rawValue
    case .alreadyOwned: StoreRefusalName.alreadyOwned.rawValue
    case .trialUsed: StoreRefusalName.trialUsed.rawValue
    case .orderUnknown: StoreRefusalName.orderUnknown.rawValue
    case .subscriptionUnknown: StoreRefusalName.subscriptionUnknown.rawValue
    case .paymentMethodUnknown: StoreRefusalName.paymentMethodUnknown.rawValue
    case .paymentMethodNeeded: StoreRefusalName.paymentMethodNeeded.rawValue
    case .paymentMethodReplacesItself: StoreRefusalName.paymentMethodReplacesItself.rawValue
    case .receiptUnknown: StoreRefusalName.receiptUnknown.rawValue
    case .addressInvalid: StoreRefusalName.addressInvalid.rawValue
    case .cardInvalid: StoreRefusalName.cardInvalid.rawValue
    case .termsOutdated: StoreRefusalName.termsOutdated.rawValue
    case .quoteExpired: StoreRefusalName.quoteExpired.rawValue
    case .priceChanged: StoreRefusalName.priceChanged.rawValue
    case .quoteMismatch: StoreRefusalName.quoteMismatch.rawValue
    case .authenticationNeeded: StoreRefusalName.authenticationNeeded.rawValue
    case .paymentPending: StoreRefusalName.paymentPending.rawValue
    case .nothingToRefund: StoreRefusalName.nothingToRefund.rawValue
    case .creditedTo: StoreRefusalName.creditedTo.rawValue
    case .withdrawalOver: StoreRefusalName.withdrawalOver.rawValue
    case .withdrawalUnconfirmed: StoreRefusalName.withdrawalUnconfirmed.rawValue
    case .pauseLengthInvalid: StoreRefusalName.pauseLengthInvalid.rawValue
    case .priceConsentNeeded: StoreRefusalName.priceConsentNeeded.rawValue
    case .noHigherPrice: StoreRefusalName.noHigherPrice.rawValue
    case .notPossibleNow: StoreRefusalName.notPossibleNow.rawValue
    case .timeRanBackwards: StoreRefusalName.timeRanBackwards.rawValue
    }
  }
}

extension StoreFailure: CustomStringConvertible {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .cannotOpen: "store_cannot_open"
    case .corrupted: "store_corrupted"
    case .tooNew: "store_too_new"
    case .busy: "store_busy"
    case .inputOutput: "store_io"
    case .signing: "store_cannot_sign"
    case .paymentUnknown: "payment_unknown"
    case .inconsistent: "store_inconsistent"
    }
  }

  package var description: String {
    switch self {
    case .cannotOpen(let path, let detail): "the store ‘\(path)’ cannot be opened: \(detail)"
    case .corrupted(let path, let detail):
      "‘\(path)’ is damaged or no store, and was left as it is: \(detail)"
    case .tooNew(let path):
      "‘\(path)’ was written by a later version, and was left as it is"
    case .busy(let path): "another process keeps the store ‘\(path)’ busy; try again"
    case .inputOutput(let detail): "the store could not be read or written: \(detail)"
    case .signing(let detail): "no document could be signed: \(detail)"
    case .paymentUnknown:
      "the bank did not answer, and it is unknown whether it charged; do the same again or look at"
        + " the orders: the bank is asked again, and charges once"
    case .inconsistent(let detail): "the store contradicts itself: \(detail)"
    }
  }
}

extension StoreRefusal {
  /// A step of a purchase out of turn.
  package init(_ refusal: OrderRefusal) {
    self = .notPossibleNow(
      step: refusal.event.description, state: refusal.state?.description ?? "browsing")
  }

  /// A step of a subscription out of turn.
  package init(_ refusal: SubscriptionRefusal) {
    self = .notPossibleNow(
      step: refusal.event.rawValue, state: refusal.state?.description ?? "none")
  }
}
