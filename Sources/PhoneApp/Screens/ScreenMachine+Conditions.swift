import NissanStore

extension ScreenMachine.Condition {
  private init(_ name: String, _ holds: @escaping @Sendable (StoreVisit) -> Bool) {
    self.init(name: name, holds: holds)
  }

  // Who is there, and with which car.
  static let noAccount = Self("there is no account") { $0.shopper.account == nil }
  static let noPhone = Self("the phone is not known") { $0.shopper.phone == nil }
  static let noCar = Self("the car is not connected") { $0.shopper.car == nil }
  static let hasCars = Self("there is another car") { !$0.shopper.cars.isEmpty }
  static let severalCars = Self("there are several cars") { visit in
    visit.shopper.vehicle == nil && visit.shopper.cars.count > 1
  }
  static let storefrontIsKnown = Self("the store is open") { $0.storefront != nil }

  // What was left on its way.
  static let wasBought = Self("it turned out to be bought") { $0.purchase != nil }
  static let wasLeft = Self("a purchase was left") { $0.order != nil }
  static let priceRanOut = Self("its price ran out") { visit in
    guard let order = visit.order else { return false }
    return order.state == .quoteExpired
      || visit.storefront.map { order.hasQuoteRunOut(at: $0.worldTime) } == true
  }

  // What the product has.
  static let isListed = Self("it is listed") { $0.listing != nil }
  static let canBeBought = Self("it can be bought") { $0.listing?.canBeBought == true }
  static let severalPeriods = Self("there are several periods") { visit in
    visit.listing.map { $0.canBeBought && $0.periodChoices.count > 1 } == true
  }
  static let onePeriod = Self("there is one period") { visit in
    (visit.listing?.periodChoices.count ?? 0) < 2
  }
  static let isFree = Self("it is free") { $0.order?.plan.needsPayment == false }

  // How far the purchase is.
  static let noCard = Self("there is no card") { $0.wallet.methods.isEmpty }
  static let termsWereOpened = Self("the terms were opened") { $0.notice == .termsOpened }
  static let declined = Self("it was declined") { visit in
    if case .declined = visit.order?.state { true } else { false }
  }
  static let paymentDeclined = Self("the payment was declined") { visit in
    if case .refused(.declined) = visit.notice { declined.holds(visit) } else { false }
  }
  static func order(_ states: OrderMachine.State...) -> Self {
    let names = states.map(\.description).joined(separator: ", ")
    return Self("the order is \(names)") { visit in
      visit.order.map { states.contains($0.state) } == true
    }
  }

  // What the card form is for.
  static let cardIsForLater = Self("the card is for later") { $0.card.purpose == .keep }
  static let cardIsForWallet = Self("the card is not to pay now") { $0.card.purpose != .purchase }
  static let cardIsReplacement = Self("the card replaces another") { visit in
    if case .replace = visit.card.purpose { true } else { false }
  }
  static let bankAsks = Self("the bank asks") { visit in
    visit.card.bankAsks || visit.replacement != nil || visit.bankAsksAboutChange
  }

  // What was bought.
  static let subscriptionIsShown = Self("it is a subscription") { $0.subscription != nil }
  static let isWithdrawal = Self("it is a withdrawal") { visit in
    if case .withdraw = visit.change { true } else { false }
  }
  static let givesBack = Self("something was given back") { $0.receipt != nil }

  static func refusal(_ name: StoreRefusalName) -> Self {
    Self(name.rawValue) { visit in
      if case .refused(let refusal) = visit.notice { refusal.name == name.rawValue } else { false }
    }
  }
}
