import NissanStore

extension ScreenMachine {
  /// Every line; of several for one screen and event the first whose condition holds applies.
  package static let transitions: [Transition] =
    starting + arriving + choosing + paying + confirming + afterwards + cards + subscriptions
    + answers + leaving

  private static let arriving = [
    on(.opening, .open),
    on(.opening, .storefrontRead, when: .wasBought, to: .done),
    on(.opening, .storefrontRead, when: .wasLeft, to: .resume),
    on(.opening, .storefrontRead, to: .cart),

    // A purchase that was left is taken up at the step after the last one that was done.
    on(.resume, .drop),
    on(.resume, .resume, when: .priceRanOut),
    on(.resume, .resume, when: .order(.details, .card, .terms), to: .terms),
    on(.resume, .resume, when: .order(.quoted), to: .address),
    on(.resume, .resume, when: .order(.address), to: .payment),
    on(.resume, .resume, when: .order(.review, .authorising), to: .review),
    on(.resume, .resume, when: .order(.scaRequired), to: .bank),
    on(.resume, .resume, when: .declined, to: .payment),
  ]

  private static let choosing = [
    on(.cart, .listAll),
    on(.cart, .show, when: .isListed, to: .detail),
    on(.cart, .openWallet, to: .wallet),
    on(.cart, .openHistory),
    on(.cart, .openCars, to: .cars),
    on(.detail, .subscribe, when: .severalPeriods, to: .period),
    on(.detail, .subscribe, when: .canBeBought),
    on(.period, .renewal),
    on(.period, .choose),
  ]

  private static let paying = [
    on(.price, .next, to: .address),
    on(.address, .type),
    on(.address, .editAddress),
    on(.address, .submitAddress),
    on(.addressSaved, .next, to: .payment),
    on(.payment, .pay),
    on(.payment, .newCard, to: .card),
    on(.payment, .walletRead, when: .noCard, to: .card),
    on(.card, .typeCard),
    on(.card, .tookSecret),
    on(.card, .editCard),
    on(.card, .submitCard),
  ]

  private static let confirming = [
    on(.terms, .openTerms),
    on(.terms, .acceptTerms),
    on(.review, .confirm),
    on(.bank, .authenticate),
    // Who walks away from the bank gives up the purchase.
    on(.bank, .leaveBank, to: .cart),
  ]

  private static let afterwards = [
    on(.done, .finish, to: .activation),
    on(.activation, .recheck),
    on(.activation, .finish, to: .cart),
  ]

  private static let cards = [
    on(.wallet, .openMethod, to: .method),
    on(.wallet, .newCard, to: .card),
    on(.method, .makeDefault),
    on(.method, .replaceCard, to: .card),
    on(.method, .considerRemoval, to: .removal),
    on(.removal, .removeCard),
    on(.removal, .walletRead, to: .wallet),
    on(.method, .walletRead, to: .wallet),
    on(.card, .walletRead, to: .wallet),
    // Refused or left: the screen stands as it was before the bank asked.
    on(.removal, .authenticate),
    on(.removal, .leaveBank),
    on(.card, .authenticate),
    on(.card, .leaveBank),
  ]

  private static let answers =
    [
      on(.terms, .stepDone, when: .termsWereOpened, to: .termsText),
      on(nil, .stepDone, when: .order(.details), to: .terms),
      on(nil, .stepDone, when: .order(.quoted), to: .price),
      on(nil, .stepDone, when: .order(.address), to: .addressSaved),
      on(nil, .stepDone, when: .order(.card), to: .terms),
      on(nil, .stepDone, when: .order(.review), to: .review),
      on(.resume, .stepDone, when: .order(.abandoned), to: .cart),
      on(nil, .bought, to: .done),
      on(nil, .historyRead, to: .history),
      on(.activation, .carAnswered),

      on(nil, .refused, when: .refusal(.priceChanged), to: .price),
      on(nil, .refused, when: .refusal(.authenticationNeeded), to: .bank),
      on(nil, .refused, when: .paymentDeclined, to: .payment),
      // The bank decides later; there is nothing to be done until then.
      on(nil, .refused, when: .refusal(.paymentPending), to: .cart),
    ]
    // Anything else is told on the screen that is up.
    + [.storefrontRead, .walletRead, .stepDone, .refused, .phoneRefused, .failed].map {
      on(nil, $0)
    }

  /// Where a screen leads when it is left without doing what it is for.
  ///
  /// - Source: seed R27, R28.
  private static let leaving =
    leavingStart + leavingSubscriptions + leavingPurchase
    + [.opening, .resume, .cart, .over].flatMap(leavingStore)
    + [on(nil, .cancel, to: .cart), on(nil, .quit, to: .over)]

  /// A screen that a purchase does not have is passed over.
  private static let leavingPurchase = [
    on(.detail, .back, to: .cart),
    on(.period, .back, to: .detail),
    on(.price, .back, when: .onePeriod, to: .detail),
    on(.price, .back, to: .period),
    on(.address, .back, to: .price),
    on(.addressSaved, .back, to: .address),
    on(.payment, .back, to: .addressSaved),
    on(.card, .back, when: .bankAsks),
    on(.card, .back, when: .cardIsForLater, to: .wallet),
    on(.card, .back, when: .cardIsReplacement, to: .method),
    on(.card, .back, when: .noCard, to: .addressSaved),
    on(.card, .back, to: .payment),
    on(.terms, .back, when: .isFree, to: .detail),
    on(.terms, .back, to: .payment),
    on(.termsText, .back, to: .terms),
    on(.review, .back, to: .terms),
    on(.bank, .back, to: .cart),
    // Nothing can be given up any more.
    on(.done, .back, to: .cart),
    on(.activation, .back, to: .cart),
    on(.wallet, .back, to: .cart),
    on(.removal, .back, when: .bankAsks),
    on(.removal, .back, to: .method),
    on(.method, .back, to: .wallet),
    on(.card, .cancel, when: .cardIsForWallet, to: .wallet),
    on(.removal, .cancel, to: .method),
    on(.method, .cancel, to: .wallet),
  ]

  /// A screen that nothing stands behind.
  static func leavingStore(_ outermost: StoreStep) -> [Transition] {
    [on(outermost, .back, to: .over), on(outermost, .cancel, to: .over)]
  }

  static func on(
    _ from: StoreStep?, _ event: Event, when condition: Condition? = nil, to: StoreStep? = nil
  ) -> Transition {
    Transition(from: from, event: event, condition: condition, to: to)
  }
}
