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
    case .type(let field, let text): address.note(text, in: field)
    case .editAddress(let field): address.unasked = [field]
    case .typeCard(let field, let text): card.note(text, in: field)
    case .tookSecret(let field, let lastFour): card.noteSecret(field, lastFour: lastFour)
    case .editCard(let field): card.unasked = [field]
    case .openMethod(let id): method = id
    case .fill(let field, let text): entry.note(text, in: field)
    case .edit(let field): entry.unasked = [field]
    case .submitEntry where isVINUnreadable: entry.mark([.vinUnreadable], of: step)
    case .openSubscription(let id): (subscription, shownOrder) = (id, nil)
    case .openOrder(let id): (subscription, shownOrder) = (nil, id)
    case .openReceipt(let number): receipt = history?.receipts.first { $0.number == number }
    case .consider(let considered): (change, receipt) = (considered, nil)
    case .removeCard(let other, _): replacement = other
    case .authenticate, .carryOut: forgetQuestion()
    case .resume: notice = order.flatMap(noticeOnResuming)
    case .open, .back, .cancel, .quit, .openRegistration, .openSignIn, .compare, .openCars,
      .connectCar, .chooseCar, .submitEntry, .drop, .subscribe, .choose, .next, .submitAddress,
      .pay,
      .newCard, .submitCard, .openWallet, .makeDefault, .replaceCard, .considerRemoval,
      .openTerms, .acceptTerms,
      .confirm, .finish, .recheck, .openHistory, .openPause, .openTransfer, .answered:
      break
    }
  }

  /// Something stands where the name of a car is asked for, and is none.
  private var isVINUnreadable: Bool { !entry[.vin].isEmpty && (try? VIN(entry[.vin])) == nil }

  private func noticeOnResuming(_ order: Order) -> StoreNotice? {
    if ScreenMachine.Condition.priceRanOut.holds(self) { return .quoteExpired }
    if case .declined(let code) = order.state { return .refused(.declined(code)) }
    return order.state == .authorising ? .unanswered : nil
  }

  /// The bank's question before a card takes another's place: the screen stands as it was.
  private mutating func forgetQuestion() {
    card.bankAsks = false
    bankAsksAboutChange = false
    replacement = nil
  }

  // MARK: What the store is asked for

  private func effect(
    of action: StoreAction, along line: ScreenMachine.Transition
  ) -> VisitEffect? {
    switch action {
    case .open: .arrive(shopper.vehicle)
    case .submitEntry: submitEntry()
    case .compare(let isEqual): .compare(isEqual: isEqual)
    case .chooseCar(let vin): .arrive(vin)
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
    case .consider(.withdraw(let order, _)): .openWithdrawal(order)
    case .carryOut(let passesBank):
      change.map {
        .change($0, of: history?.subscription(subscription), passesBank: passesBank)
      }
    case .back, .cancel, .quit, .openRegistration, .openSignIn, .fill, .edit, .openCars,
      .connectCar, .next, .listAll, .show, .renewal, .type, .editAddress, .newCard,
      .typeCard, .tookSecret, .editCard, .openWallet, .openMethod, .replaceCard, .considerRemoval,
      .finish,
      .openSubscription, .openOrder, .openReceipt, .openPause, .openTransfer, .consider,
      .answered:
      nil
    }
  }

  private func submitEntry() -> VisitEffect? {
    switch step {
    case .registration:
      .register(
        AccountForm(
          email: entry[.email], name: entry[.name], country: entry[.country],
          language: shopper.language))
    case .signIn: .signIn(email: entry[.email])
    case .phone:
      .describePhone(
        model: entry[.model], os: entry[.os].isEmpty ? nil : entry[.os],
        osVersion: entry[.osVersion])
    case .connect: entry.faults.isEmpty ? .pair(try? VIN(entry[.vin])) : nil
    default: nil
    }
  }

  private func begin(_ choice: PeriodChoice) -> VisitEffect? {
    guard let product, let customer = shopper.customer else { return nil }
    return .begin(
      PurchaseRequest(
        customer: customer, product: product, months: choice.months, autoRenew: renews))
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
    case .opening: return .load
    case .cart, .history:
      (subscription, shownOrder, receipt, change) = (nil, nil, nil, nil)
      return nil
    case .registration, .signIn, .phone, .connect:
      enterForm(target)
      return nil
    case .payment: return .loadWallet
    case .activation: return carVisit
    case .welcome, .compare, .cars, .resume, .detail, .period, .price, .addressSaved,
      .terms, .termsText, .review, .bank, .done, .wallet, .method, .removal, .subscription,
      .order, .receipt, .pause, .transfer, .change, .over:
      return nil
    }
  }

  private mutating func enterForm(_ target: StoreStep) {
    entry = EntryDraft(of: target)
    if target == .registration { entry.values[.country] = shopper.country }
    // A car that was asked for by its name.
    if target == .connect, shopper.car == nil { entry.values[.vin] = shopper.vehicle?.rawValue }
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
    if left == .compare { return .compare(isEqual: false) }
    if left == .done || left == .activation {
      (purchase, car, order, product) = (nil, nil, nil, nil)
      return .load
    }
    guard target.isOutsidePurchase, let order, order.state.isOnItsWay else { return effect }
    return .abandon(order.id)
  }
}

extension AddressDraft {
  /// A card number is not kept.
  ///
  /// - Source: I10.
  fileprivate mutating func note(_ text: String, in field: AddressForm.Field) {
    unasked.removeAll { $0 == field }
    faults.removeAll { $0.field == field }
    let isCard = CardRules.holdsNumber(text)
    form[field] = isCard ? "" : text
    if isCard { faults.append(AddressError(field: field, reason: .cardNumber)) }
  }

  /// What was typed, when the form was filled in to its end.
  fileprivate var kept: AddressForm? {
    unasked.isEmpty && faults.isEmpty && !form.line1.isEmpty ? form : nil
  }
}

extension CardDraft {
  /// Nothing is kept that may be a number or a code in the wrong field.
  ///
  /// - Source: I10.
  fileprivate mutating func note(_ text: String, in field: CardField) {
    switch field {
    case .holder:
      settle(field)
      let isName = !CardRules.holdsDigits(text)
      holder = isName ? text : ""
      if !isName { faults.append(.holderHasDigits) }
    case .expiry:
      settle(field)
      let isExpiry = CardExpiry(text) != nil
      expiry = isExpiry ? text : ""
      if !isExpiry { faults.append(.expiryUnreadable) }
    case .number, .securityCode: break
    }
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
