import NissanStore
package import VehicleCatalog

/// Puts a visit into words: the screen that is up, in the customer's language.
package struct ScreenComposer: Sendable {
  let visit: StoreVisit
  let texts: StoreTexts
  let catalog: Catalog

  package init(_ visit: StoreVisit, _ texts: StoreTexts, catalog: Catalog) {
    self.visit = visit
    self.texts = texts.naming(from: catalog)
      .naming(cars: visit.shopper.account?.vehicles ?? [])
    self.catalog = catalog
  }

  /// The spelling is the shop's own in every language.
  ///
  /// - Source: seed R01.
  package static let storeName = "Nissan Store"

  /// The screen that is up.
  package var view: ScreenView {
    var view = screen
    view.progress = progress
    view.notice = visit.notice.map(notice)
    (view.backLabel, view.cancelLabel) = leaving
    return view
  }

  /// How leaving is called. Only what is on its way can be cancelled: a purchase that was not
  /// confirmed, a card that is typed in.
  ///
  /// - Source: seed R27, R28.
  private var leaving: (back: String, cancel: String?) {
    let (back, cancel) = (target(of: .back), target(of: .cancel))
    let isOnItsWay = visit.order?.state.isOnItsWay == true && cancel == .cart
    if isOnItsWay || visit.step == .card || visit.replacement != nil {
      return (texts[.back], texts[.cancel])
    }
    return back == cancel || cancel == .over
      ? (name(ofLeavingTo: back), nil) : (texts[.back], name(ofLeavingTo: cancel))
  }

  private func target(of event: ScreenMachine.Event) -> StoreStep {
    ScreenMachine.transition(on: event, in: visit)?.to ?? visit.step
  }

  private func name(ofLeavingTo step: StoreStep) -> String {
    switch step {
    case .over: texts[.quit]
    case .cart: texts[.backToStore]
    default: texts[.back]
    }
  }

  private var screen: ScreenView {
    switch visit.step {
    case .opening: opening
    case .welcome: welcome
    case .registration: registration
    case .signIn: signIn
    case .phone: phone
    case .connect: connect
    case .compare: compare
    case .cars: cars
    case .resume: resume
    case .cart: cart
    case .detail: detail
    case .period: period
    case .price: price
    case .address: address
    case .addressSaved: addressSaved
    case .payment: payment
    case .card where visit.card.bankAsks: cardAtBank
    case .card: card
    case .terms: terms
    case .termsText: termsText
    case .review: review
    case .bank: bank
    case .done: done
    case .activation: activation
    case .wallet: wallet
    case .method: method
    case .removal where visit.replacement != nil: methodAtBank
    case .removal: removal
    case .history: history
    case .subscription: subscription
    case .order: order
    case .receipt: receipt
    case .pause: pause
    case .transfer: transfer
    case .change where visit.bankAsksAboutChange: changeAtBank
    case .change: change
    case .over: over
    }
  }

  private var progress: String? {
    let isFree =
      visit.order.map { !$0.plan.needsPayment } ?? (visit.listing?.product.shownKind == .free)
    let isFirstStart = visit.storefront == nil && visit.shopper.cars.isEmpty
    let way = isFirstStart ? StoreStep.firstWay : isFree ? StoreStep.freeWay : StoreStep.paidWay
    let isOutside = visit.step == .card && visit.card.purpose != .purchase
    guard !isOutside, let index = way.firstIndex(of: visit.step.milestone) else { return nil }
    return texts[.screenStep, ["step": index + 1, "count": way.count]]
  }

  // MARK: The first and the last

  private var opening: ScreenView {
    var view = ScreenView(title: texts[.openStore])
    view.buttons = [button(texts[.tryAgain], .open)]
    return view
  }

  private var over: ScreenView {
    var view = ScreenView(title: texts[.storeClosed])
    view.canBeLeft = false
    if let order = visit.order, order.state.isOnItsWay {
      view.blocks = [.text(texts[.purchaseKept])]
    }
    return view
  }

  private var resume: ScreenView {
    var view = ScreenView(title: texts[.resumeTitle])
    guard let order = visit.order else { return view }
    view.blocks = [
      .text(order.state == .authorising ? texts[.resumeUnanswered] : texts[.resumeText]),
      .facts(
        facts([
          (texts[.productLabel], name(of: order.product)),
          (texts[.stateLabel], texts[order.state]),
          (texts[.priceLabel], order.quote.map(priceAndTerm)),
          (texts[.guaranteedUntil], order.quote.map { texts.moment($0.expiresAt) }),
        ])),
    ]
    view.choices = [choice(texts[.resumeGoOn], .resume)]
    if order.state != .authorising { view.choices.append(choice(texts[.resumeDrop], .drop)) }
    return view
  }

  // MARK: Pieces

  func button(_ label: String, key: String = "", _ action: StoreAction) -> ScreenView.Button {
    ScreenView.Button(label: label, key: key, action: .act(action))
  }

  func choice(_ label: String, _ action: StoreAction) -> ScreenView.Choice {
    ScreenView.Choice(label: label, action: .act(action))
  }

  /// With a capital letter first.
  func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Facts without a value are left out.
  func facts(_ rows: [(label: String, value: String?)]) -> [ScreenView.Fact] {
    rows.compactMap { row in
      row.value.map { ScreenView.Fact(label: row.label, value: $0) }
    }
  }

  func name(of product: ProductID) -> String { texts.name(of: product) }

  func name(ofService service: ServiceID) -> String { texts.name(of: service) }

  /// `1,99 € / mois`, and that the price is an illustration where it is one.
  func priceAndTerm(_ quote: Quote) -> String {
    let price = texts.price(quote.price, each: quote.period)
    return quote.illustrative ? "\(price) (\(texts[.illustrative]))" : price
  }

  private func notice(_ notice: StoreNotice) -> ScreenView.Notice {
    switch notice {
    case .refused(.addressInvalid), .refused(.cardInvalid):
      .init(tone: .bad, text: texts[.fieldsWrong])
    case .refused(.priceChanged(let from, let to)):
      .init(tone: .waiting, text: texts.change(from: from, to: to))
    case .refused(let refusal): .init(tone: .bad, text: sentence(texts.why(refusal)))
    case .failed(let failure):
      .init(tone: .bad, text: texts[.storeFailed, ["reason": texts.why(failure)]])
    case .dropped: .init(tone: .plain, text: texts[.purchaseDropped])
    case .quoteExpired: .init(tone: .waiting, text: texts[.quoteRanOut])
    case .settled: .init(tone: .good, text: texts[.purchaseSettled])
    case .unanswered: .init(tone: .waiting, text: texts[.resumeUnanswered])
    case .termsOpened: .init(tone: .plain, text: texts[.termsNoted])
    case .cardKept: .init(tone: .good, text: texts[.cardKept])
    case .cardReplaced: .init(tone: .good, text: texts[.cardReplaced])
    case .cardRemoved: .init(tone: .good, text: texts[.cardRemoved])
    case .defaultChosen: .init(tone: .good, text: texts[.defaultChosen])
    case .entryWrong: .init(tone: .bad, text: texts[.fieldsWrong])
    case .phoneRefused(let refusal): .init(tone: .bad, text: sentence(texts.why(refusal)))
    case .connected(let car): .init(tone: .good, text: texts[.carConnected, ["car": car.name]])
    case .notConnected(let reason):
      .init(tone: .bad, text: texts[.carNotConnected, ["reason": reason]])
    case .outdated: .init(tone: .waiting, text: texts[.changedMeanwhile])
    case .changed(let carsKnow):
      .init(tone: .good, text: carsKnow ? texts[.changeDone] : texts[.changeCarLater])
    }
  }
}
