import NissanStore

/// When each name occurs by which the store or the bank says no. See ``NameReference``.
extension StoreRefusalName {
  var meaning: String {
    switch self {
    case .accountUnknown: "There is no such account."
    case .accountInvalid: "A field of the new account is missing or wrong."
    case .emailTaken: "Another account has the e-mail address."
    case .emailUnknown: "No account has the e-mail address."
    case .vehicleNotLinked: "The car is not connected to the account."
    case .notOwner: "Another account owns the car, or nobody does since it was given up."
    case .subscriptionsRunning:
      "The car cannot be given up while subscriptions renew by themselves."
    case .allowanceStays: "A data pack cannot move to another car."
    case .profileUnknown: "The catalogue does not know the car."
    case .productUnknown: "There is no such product."
    case .notSoldHere: "The product is not sold in the account's country."
    case .offerUnknown: "The product is not sold for such a period."
    case .incompatible: "The product does not fit the car, the phone or the country."
    case .alreadyOwned: "The car has it already, as itself or through other products."
    case .trialUsed: "The free term was had before."
    case .orderUnknown: "The account has no such order."
    case .subscriptionUnknown: "The account has no such subscription."
    case .paymentMethodUnknown: "The account has no such card."
    case .paymentMethodNeeded: "Renewals are paid with the card; name one to take its place."
    case .paymentMethodReplacesItself: "The card was named to take its own place."
    case .receiptUnknown: "The account has no such receipt."
    case .addressInvalid: "A field of the address is missing or wrong."
    case .cardInvalid: "A field of the card is missing or wrong."
    case .termsOutdated: "Another edition of the terms is in force by now."
    case .quoteExpired: "The price that was shown has run out; it is asked for anew."
    case .priceChanged: "The store asks another price than the one that was shown."
    case .quoteMismatch: "The customer confirmed a price that is not the one frozen."
    case .authenticationNeeded: "The bank asks for 3-D Secure."
    case .paymentPending: "The payment is under way; nothing is active before it came."
    case .nothingToRefund: "Nothing was paid, or everything was given back."
    case .creditedTo: "What was paid was taken off another product's price, which comes first."
    case .withdrawalOver: "The 14 days are over, or there never were any."
    case .withdrawalUnconfirmed: "The declaration was not confirmed as it was shown."
    case .pauseLengthInvalid: "The pause is shorter or longer than the policy allows."
    case .priceConsentNeeded: "A higher price was announced; it is agreed to first."
    case .noHigherPrice: "No higher price was announced."
    case .notPossibleNow: "The order or the subscription is in a state that does not allow it."
    case .timeRanBackwards: "World time lies before what the store has seen."
    }
  }
}

extension DeclineCode {
  var meaning: String {
    switch self {
    case .genericDecline: "The bank says no and not why."
    case .insufficientFunds: "There is not enough money."
    case .lostCard: "The card was reported lost."
    case .stolenCard: "The card was reported stolen."
    case .expiredCard: "The card's month is over."
    case .incorrectSecurityCode: "The security code is wrong."
    case .processingError: "The bank could not work on it."
    case .incorrectNumber: "The bank knows no such number."
    case .authenticationRequired: "The customer did not pass 3-D Secure."
    }
  }
}

extension TestCard {
  var meaning: String {
    switch self {
    case .approved, .approvedMastercard: "Pays everything."
    case .genericDecline, .insufficientFunds, .lostCard, .stolenCard, .expiredCard,
      .processingError:
      "Declined with `\(rawValue)`, always."
    case .incorrectSecurityCode: "Declined with `\(rawValue)` at the purchase; pays renewals."
    case .failsLater: "Pays the purchase and no renewal."
    case .disputed: "Pays; its holder disputes each charge three days later."
    case .challenged: "Asks for 3-D Secure, then pays."
    case .challengedInsufficientFunds:
      "Asks for 3-D Secure, then is declined with `insufficient_funds`."
    case .challengedGenericDecline: "Asks for 3-D Secure, then is declined with `generic_decline`."
    case .wrongCheckDigit: "Its check digit is wrong: `card_invalid`, before any bank."
    }
  }
}
