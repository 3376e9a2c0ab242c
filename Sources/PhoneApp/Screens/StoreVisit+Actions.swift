package import NissanStore
import VehicleCatalog

extension StoreVisit {
  /// What happens next.
  ///
  /// - Parameter action: Something a person did, or the answer to what was asked for.
  /// - Returns: What to ask the store or the car for; at most one thing at a time.
  package mutating func take(_ action: StoreAction) -> VisitEffect? {
    if case .quit = action {
      step = .over
      return nil
    }
    if case .answered(let answer) = action {
      isWaiting = false
      return asking(take(answer))
    }
    // Whoever confirms twice is heard once.
    guard !isWaiting else { return nil }
    let before = self
    notice = nil
    let effect = taken(action)
    if effect == nil, step == before.step, isUntouched(since: before) { notice = before.notice }
    return asking(effect)
  }

  private mutating func asking(_ effect: VisitEffect?) -> VisitEffect? {
    isWaiting = effect != nil
    return effect
  }

  private func isUntouched(since before: StoreVisit) -> Bool {
    var silent = before
    silent.notice = nil
    return self == silent
  }

  private mutating func taken(_ action: StoreAction) -> VisitEffect? {
    switch action {
    case .back: leave(for: backTarget)
    case .cancel: leave(for: cancelTarget)
    default:
      switch step {
      case .address: takenByAddress(action)
      case .card: takenByCard(action)
      case .wallet, .method: takenByWallet(action)
      default: takenByRoad(action)
      }
    }
  }

  /// The road of a purchase, screen by screen: what each offers, and what it leads to.
  private mutating func takenByRoad(_ action: StoreAction) -> VisitEffect? {
    switch (step, action) {
    case (.opening, .open): return .load
    case (.resume, .resume): return goOn()
    case (.resume, .drop): return order.map { .abandon($0.id) }

    case (.cart, .show(let id)): show(id)
    case (.cart, .listAll(let isOn)): listsAll = isOn
    case (.cart, .openWallet): enter(.wallet)
    case (.cart, .openHistory): return .loadHistory

    case (.detail, .subscribe): return subscribe()
    case (.period, .renewal(let isOn)): renews = isOn
    case (.period, .choose(let choice)): return begin(choice)
    case (.price, .next): enter(.address)
    case (.addressSaved, .next): return enterPayment()
    case (.payment, .pay(let method)): return order.map { .chooseCard(method, $0.id) }
    case (.payment, .newCard): enter(.card)

    case (.terms, .openTerms): return order.map { .openTerms(terms(for: $0), $0.id) }
    case (.terms, .acceptTerms): return order.map { .acceptTerms(terms(for: $0), $0.id) }
    case (.review, .confirm): return order.map { .confirm($0.id, $0.quote?.id) }
    case (.bank, .authenticate(.accept)): return order.map { .authenticate($0.id, passed: true) }
    case (.bank, .authenticate(.refuse)): return order.map { .authenticate($0.id, passed: false) }
    case (.bank, .authenticate(.abandon)): return leave(for: cancelTarget)

    case (.done, .finish): return visitCar()
    case (.activation, .recheck): return visitCar()
    case (.activation, .finish): return leave(for: .cart)
    default: break
    }
    return nil
  }

  private mutating func takenByAddress(_ action: StoreAction) -> VisitEffect? {
    switch action {
    case .type(let field, let text):
      address.form[field] = text
      address.unasked.removeAll { $0 == field }
      address.faults.removeAll { $0.field == field }
    case .editAddress(let field): address.unasked = [field]
    case .submitAddress: return order.map { .saveAddress(address.form, $0.id) }
    default: break
    }
    return nil
  }

  private mutating func takenByCard(_ action: StoreAction) -> VisitEffect? {
    switch action {
    case .typeCard(.holder, let text):
      card.holder = text
      answered(.holder)
    case .typeCard(.expiry, let text):
      card.expiry = text
      answered(.expiry)
    case .tookSecret(.number, let lastFour):
      card.lastFour = lastFour
      answered(.number)
    case .tookSecret(.securityCode, _):
      card.hasSecurityCode = true
      answered(.securityCode)
    case .editCard(let field): card.unasked = [field]
    case .pay(let id) where card.purpose == .purchase:
      return order.map { .chooseCard(id, $0.id) }
    case .submitCard(let details, let passesBank):
      switch card.purpose {
      case .purchase: return order.map { .addCard(details, $0.id) }
      case .keep: return .keepCard(details)
      case .replace(let id): return .replaceCard(id, with: details, passesBank: passesBank)
      }
    case .authenticate:
      // Refused or left: the form stands as it was.
      card.bankAsks = false
    default: break
    }
    return nil
  }

  private mutating func answered(_ field: CardField) {
    card.unasked.removeAll { $0 == field }
    card.faults.removeAll { $0.field == field }
  }

  private mutating func takenByWallet(_ action: StoreAction) -> VisitEffect? {
    switch (step, action) {
    case (.wallet, .openMethod(let id)):
      method = id
      enter(.method)
    case (.wallet, .newCard):
      enter(.card)
      card.purpose = .keep
    case (.method, .makeDefault): return method.map { .makeDefault($0) }
    case (.method, .replaceCard):
      guard let method else { return nil }
      enter(.card)
      card.purpose = .replace(method)
    case (.method, .removeCard(let other, let passesBank)):
      replacement = other
      return method.map { .removeCard($0, replacedBy: other, passesBank: passesBank) }
    case (.method, .authenticate): replacement = nil
    default: break
    }
    return nil
  }
}

// MARK: - Going on

extension StoreVisit {
  private mutating func show(_ id: ProductID) {
    guard shelf?.listings.contains(where: { $0.product.id == id }) == true else { return }
    product = id
    renews = true
    enter(.detail)
  }

  /// The product looked at, as the customer sees it.
  package var listing: ProductListing? {
    let id = product ?? order?.product
    return shelf?.listings.first { $0.product.id == id }
  }

  private mutating func subscribe() -> VisitEffect? {
    guard let listing, listing.canBeBought else { return nil }
    let choices = listing.periodChoices
    guard choices.count > 1 else { return begin(choices.first ?? .once) }
    enter(.period)
    return nil
  }

  private func begin(_ choice: PeriodChoice) -> VisitEffect? {
    product.map { id in
      .begin(
        PurchaseRequest(
          customer: shopper.customer, product: id, months: choice.months, autoRenew: renews))
    }
  }

  /// Takes up a purchase at the step after the last one that was done.
  private mutating func goOn() -> VisitEffect? {
    guard let order else { return nil }
    if order.state == .quoteExpired || shelf.map({ order.hasQuoteRunOut(at: $0.worldTime) }) == true
    {
      notice = .quoteExpired
      return .refreshQuote(order.id)
    }
    switch order.state {
    case .details, .card, .terms: enter(.terms)
    case .quoted: enter(.address)
    case .address: return enterPayment()
    case .review: enter(.review)
    case .authorising:
      notice = .unanswered
      enter(.review)
    case .scaRequired: enter(.bank)
    case .declined(let code):
      notice = .refused(.declined(code))
      return enterPayment()
    case .refused, .pending, .lapsed, .paid, .fulfilled, .takenBack, .released,
      .quoteExpired, .abandoned:
      enter(.cart)
    }
    return nil
  }

  func terms(for order: Order) -> TermsID {
    Terms.current(country: order.quote?.country ?? shopper.country, language: shopper.language)
  }

  mutating func enterPayment() -> VisitEffect? {
    enter(.payment)
    return .loadWallet
  }

  private mutating func visitCar() -> VisitEffect? {
    guard let services = purchase?.order.plan.services else { return nil }
    step = .activation
    return .visitCar(services)
  }

  /// Puts a screen up, its forms as they are before anybody types.
  mutating func enter(_ target: StoreStep) {
    switch target {
    case .address:
      // What was typed when the price ran out need not be typed again.
      let known = address.kept ?? order?.address?.form ?? shelf?.lastAddress?.form
      address = AddressDraft(known ?? AddressForm(in: shopper.country), known: known != nil)
    case .card: card = CardDraft()
    default: break
    }
    step = target
  }
}

extension AddressDraft {
  /// What was typed, when the form was filled in to its end.
  fileprivate var kept: AddressForm? {
    unasked.isEmpty && faults.isEmpty && !form.line1.isEmpty ? form : nil
  }
}

// MARK: - Leaving

extension StoreVisit {
  /// Where the back arrow leads.
  package var backTarget: StoreStep {
    switch step {
    case .price where (listing?.periodChoices.count ?? 0) < 2: .detail
    case .payment where order?.address == nil: .address
    case .card where card.bankAsks: .card
    case .card where card.purpose == .keep: .wallet
    case .card where card.purpose != .purchase: .method
    case .card where wallet.methods.isEmpty: .addressSaved
    case .terms where order?.plan.needsPayment == false: .detail
    case .method where replacement != nil: .method
    default: step.exits.back
    }
  }

  private var cancelTarget: StoreStep {
    step == .card && card.purpose != .purchase ? .wallet : step.exits.cancel
  }

  /// Leaves a screen and keeps nothing of it. Before the first step of a purchase nothing of the
  /// purchase is kept either.
  ///
  /// - Source: seed R07, R28.
  private mutating func leave(for target: StoreStep) -> VisitEffect? {
    let left = step
    replacement = nil
    card = CardDraft()
    if left == .address { address = AddressDraft(AddressForm(in: shopper.country), known: false) }
    enter(target)
    if left == .done || left == .activation {
      (purchase, car, order, product) = (nil, nil, nil, nil)
      return .load
    }
    guard target.isOutsidePurchase, let order, order.state.isOnItsWay else { return nil }
    return .abandon(order.id)
  }
}
