package import NissanStore
import VehicleCatalog

extension StoreVisit {
  /// What happens next, by the table of the ``ScreenMachine``.
  ///
  /// - Parameter action: Something a person did, or the answer to what was asked for.
  /// - Returns: What to ask the store or the car for; at most one thing at a time.
  package mutating func handle(_ action: StoreAction) -> VisitEffect? {
    if case .answered(let answer) = action { return waiting(for: handle(answer)) }
    let event = action.event
    // Whoever confirms twice is heard once.
    guard !isWaiting || event == .quit else { return nil }
    var silent = self
    silent.notice = nil
    var next = silent
    next.note(action)
    guard let line = ScreenMachine.transition(on: event, in: next) else { return nil }
    let effect = next.follow(line, on: action)
    if effect == nil, next == silent { return nil }
    self = next
    return waiting(for: effect)
  }

  mutating func waiting(for effect: VisitEffect?) -> VisitEffect? {
    isWaiting = effect != nil
    return effect
  }

  private mutating func follow(
    _ line: ScreenMachine.Transition, on action: StoreAction
  ) -> VisitEffect? {
    let effect = effect(of: action, along: line)
    let (left, target) = (step, line.to ?? step)
    if action.isLeaving || (left == .activation && target == .cart) {
      return leave(left, for: target)
    }
    return target == left ? effect : enter(target) ?? effect
  }

  // MARK: What a person gives

  private mutating func note(_ action: StoreAction) {
    switch action {
    case .listAll(let isOn): listsAll = isOn
    case .show(let id): (product, renews) = (id, true)
    case .renewal(let isOn): renews = isOn
    case .type(let field, let text):
      address.form[field] = text
      address.unasked.removeAll { $0 == field }
      address.faults.removeAll { $0.field == field }
    case .editAddress(let field): address.unasked = [field]
    case .typeCard(let field, let text): card.note(text, in: field)
    case .tookSecret(let field, let lastFour): card.noteSecret(field, lastFour: lastFour)
    case .editCard(let field): card.unasked = [field]
    case .openMethod(let id): method = id
    case .removeCard(let other, _): replacement = other
    case .authenticate: forgetQuestion()
    case .resume: notice = order.flatMap(noticeOnResuming)
    case .open, .back, .cancel, .quit, .drop, .subscribe, .choose, .next, .submitAddress, .pay,
      .newCard, .submitCard, .openWallet, .makeDefault, .replaceCard, .openTerms, .acceptTerms,
      .confirm, .finish, .recheck, .openHistory, .answered:
      break
    }
  }

  private func noticeOnResuming(_ order: Order) -> StoreNotice? {
    if ScreenMachine.Condition.priceRanOut.holds(self) { return .quoteExpired }
    if case .declined(let code) = order.state { return .refused(.declined(code)) }
    return order.state == .authorising ? .unanswered : nil
  }

  /// The bank's question before a card takes another's place: the screen stands as it was.
  private mutating func forgetQuestion() {
    card.bankAsks = false
    replacement = nil
  }

  // MARK: What the store is asked for

  private func effect(
    of action: StoreAction, along line: ScreenMachine.Transition
  ) -> VisitEffect? {
    switch action {
    case .open: .load
    case .resume: notice == .quoteExpired ? order.map { .refreshQuote($0.id) } : nil
    case .drop: order.map { .abandon($0.id) }
    case .subscribe: line.to == nil ? begin(listing?.periodChoices.first ?? .once) : nil
    case .choose(let choice): begin(choice)
    case .submitAddress: order.map { .saveAddress(address.form, $0.id) }
    case .pay(let id): order.map { .chooseCard(id, $0.id) }
    case .submitCard(let details, let passesBank): submit(details, passesBank: passesBank)
    case .makeDefault: method.map { .makeDefault($0) }
    case .removeCard(let other, let passesBank):
      method.map { .removeCard($0, replacedBy: other, passesBank: passesBank) }
    case .openTerms: order.map { .openTerms(terms(for: $0), $0.id) }
    case .acceptTerms: order.map { .acceptTerms(terms(for: $0), $0.id) }
    case .confirm: order.map { .confirm($0.id, $0.quote?.id) }
    case .authenticate(let answer):
      step == .bank ? order.map { .authenticate($0.id, passed: answer == .accept) } : nil
    case .recheck: carVisit
    case .openHistory: .loadHistory
    case .back, .cancel, .quit, .next, .listAll, .show, .renewal, .type, .editAddress, .newCard,
      .typeCard, .tookSecret, .editCard, .openWallet, .openMethod, .replaceCard, .finish,
      .answered:
      nil
    }
  }

  private func begin(_ choice: PeriodChoice) -> VisitEffect? {
    product.map { id in
      .begin(
        PurchaseRequest(
          customer: shopper.customer, product: id, months: choice.months, autoRenew: renews))
    }
  }

  private func submit(_ details: CardDetails, passesBank: Bool) -> VisitEffect? {
    switch card.purpose {
    case .purchase: order.map { .addCard(details, $0.id) }
    case .keep: .keepCard(details)
    case .replace(let id): .replaceCard(id, with: details, passesBank: passesBank)
    }
  }

  func terms(for order: Order) -> TermsID {
    Terms.current(country: order.quote?.country ?? shopper.country, language: shopper.language)
  }

  /// The product looked at, as the customer sees it.
  package var listing: ProductListing? {
    let id = product ?? order?.product
    return storefront?.listings.first { $0.product.id == id }
  }
}

// MARK: - From screen to screen

extension StoreVisit {
  /// Puts a screen up, its forms as they are before anybody types.
  ///
  /// - Returns: What the screen needs first.
  mutating func enter(_ target: StoreStep) -> VisitEffect? {
    let left = step
    step = target
    switch target {
    case .address:
      // What was typed when the price ran out need not be typed again.
      let known = address.kept ?? order?.address?.form ?? storefront?.lastAddress?.form
      address = AddressDraft(known ?? AddressForm(in: shopper.country), known: known != nil)
      return nil
    case .card:
      card = CardDraft()
      if left == .wallet { card.purpose = .keep }
      if left == .method, let method { card.purpose = .replace(method) }
      return nil
    case .payment: return .loadWallet
    case .activation: return carVisit
    case .opening, .resume, .cart, .detail, .period, .price, .addressSaved, .terms, .review, .bank,
      .done, .wallet, .method, .history, .over:
      return nil
    }
  }

  private var carVisit: VisitEffect? { purchase.map { .visitCar($0.order.plan.services) } }

  /// Leaves a screen and keeps nothing of it. Before the first step of a purchase nothing of the
  /// purchase is kept either.
  ///
  /// - Source: seed R07, R28.
  private mutating func leave(_ left: StoreStep, for target: StoreStep) -> VisitEffect? {
    forgetQuestion()
    guard target != left else { return nil }
    card = CardDraft()
    if left == .address { address = AddressDraft(AddressForm(in: shopper.country), known: false) }
    let effect = enter(target)
    if left == .done || left == .activation {
      (purchase, car, order, product) = (nil, nil, nil, nil)
      return .load
    }
    guard target.isOutsidePurchase, let order, order.state.isOnItsWay else { return effect }
    return .abandon(order.id)
  }
}

extension AddressDraft {
  /// What was typed, when the form was filled in to its end.
  fileprivate var kept: AddressForm? {
    unasked.isEmpty && faults.isEmpty && !form.line1.isEmpty ? form : nil
  }
}

extension CardDraft {
  fileprivate mutating func note(_ text: String, in field: CardField) {
    switch field {
    case .holder: holder = text
    case .expiry: expiry = text
    case .number, .securityCode: return
    }
    settle(field)
  }

  fileprivate mutating func noteSecret(_ field: CardField, lastFour: String) {
    switch field {
    case .number: self.lastFour = lastFour
    case .securityCode: hasSecurityCode = true
    case .holder, .expiry: return
    }
    settle(field)
  }

  private mutating func settle(_ field: CardField) {
    unasked.removeAll { $0 == field }
    faults.removeAll { $0.field == field }
  }
}
