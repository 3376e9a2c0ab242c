import NissanStore
import VehicleCatalog

extension StoreVisit {
  /// Goes on with what the store or the car answered, by the table of the ``ScreenMachine``.
  mutating func handle(_ answer: VisitAnswer) -> VisitEffect? {
    let before = self
    note(answer)
    let line = ScreenMachine.transition(on: answer.event, in: self)
    let effect = followUp(answer, since: before)
    return line?.to.flatMap { enter($0) } ?? effect
  }

  private mutating func note(_ answer: VisitAnswer) {
    switch answer {
    case .arrived(let new): note(new)
    case .digits(let comparison): digits = comparison
    case .notConnected(let reason, let nearby):
      notice = .notConnected(reason: reason)
      if step == .connect { entry.note(nearby: nearby) }
    case .phoneRefused(let refusal): notice = .phoneRefused(refusal)
    case .storefront(let new): note(new)
    case .order(let new):
      if step == .terms, new.termsOpened != order?.termsOpened { notice = .termsOpened }
      (order, product) = (new, new.product)
    case .purchase(let new): (purchase, order) = (new, new.order)
    case .wallet(let new): wallet = new
    case .history(let new): history = new
    case .outdated(let new): (history, notice) = (new, .outdated)
    case .statement(let statement):
      if case .withdraw(let order, _) = change { change = .withdraw(order, statement) }
    case .changed(let outcome, let carsKnow):
      (history, storefront, wallet) = (
        outcome.history, outcome.storefront, outcome.storefront.wallet
      )
      if subscription != nil { subscription = outcome.subscription ?? subscription }
      receipt = outcome.receipt
      notice = .changed(carsKnow: carsKnow)
    case .car(let report): car = report
    case .refused(let refusal, let current):
      order = current ?? order
      notice = .refused(refusal)
    case .failed(let failure): notice = .failed(failure)
    }
  }

  private mutating func note(_ new: Shopper) {
    let known = shopper
    shopper = new
    if step == .compare { notice = new.car.map { .connected($0) } }
    // What was looked at for one car is not for the next.
    guard new.vehicle != known.vehicle else { return }
    (storefront, product, order, purchase, car, history) = (nil, nil, nil, nil, nil, nil)
    address = AddressDraft(AddressForm(in: new.country), known: false)
  }

  private mutating func note(_ new: Storefront) {
    (storefront, wallet) = (new, new.wallet)
    guard step == .opening else { return }
    if let settled = new.settled {
      (purchase, order, product) = (settled, settled.order, settled.order.product)
      notice = .settled
    } else if let open = new.openOrder {
      (order, product) = (open, open.product)
      if case .declined(let code) = open.state { notice = .refused(.declined(code)) }
    }
  }

  /// What an answer leads to besides a screen, said of the screen that is still up.
  private mutating func followUp(
    _ answer: VisitAnswer, since before: StoreVisit
  ) -> VisitEffect? {
    switch answer {
    case .order(let new): notice == .termsOpened ? nil : followUp(new, since: before)
    case .wallet: followUpOnCards(since: before)
    case .refused(let refusal, _): followUp(refusal)
    case .phoneRefused(let refusal): mark([.phone(refusal)])
    case .arrived, .digits, .notConnected, .storefront, .purchase, .history, .outdated, .statement,
      .changed,
      .car, .failed:
      nil
    }
  }

  private mutating func followUp(_ new: Order, since before: StoreVisit) -> VisitEffect? {
    switch new.state {
    case .address:
      if let from = before.order?.quote, let to = new.quote, !to.hasSamePrice(as: from) {
        notice = .refused(.priceChanged(from: from, to: to))
      }
    case .card:
      card = CardDraft()
      // A card that was just added is to be named on the review.
      return .loadWallet
    case .abandoned:
      order = nil
      address = AddressDraft(AddressForm(in: shopper.country), known: false)
      notice = .dropped
    case .details, .quoted, .terms, .review, .refused, .authorising, .scaRequired, .declined,
      .pending, .lapsed, .paid, .fulfilled, .takenBack, .released, .quoteExpired:
      break
    }
    return nil
  }

  private mutating func followUpOnCards(since before: StoreVisit) -> VisitEffect? {
    let added = wallet.methods.count - before.wallet.methods.count
    switch step {
    case .card:
      notice = added > 0 ? .cardKept : .cardReplaced
      card = CardDraft()
    case .method, .removal:
      notice = added < 0 ? .cardRemoved : .defaultChosen
      (method, replacement) = (nil, nil)
    default: return nil
    }
    // Another card may have paid what was overdue.
    return notice == .cardReplaced || notice == .cardRemoved ? .load : nil
  }

  private mutating func followUp(_ refusal: StoreRefusal) -> VisitEffect? {
    switch refusal {
    case .addressInvalid(let faults) where step == .address:
      address.faults = faults
      address.unasked = AddressForm.Field.allCases.filter { field in
        faults.contains { $0.mayBeMended(in: field) }
      }
    case .cardInvalid(let faults) where step == .card: markWrong(faults)
    case .accountInvalid(let faults): return mark(faults.map { .account($0) })
    case .emailTaken: return mark([.emailTaken])
    case .emailUnknown: return mark([.emailUnknown])
    case .quoteExpired:
      notice = .quoteExpired
      return order.map { .refreshQuote($0.id) }
    case .authenticationNeeded: notice = nil
    case .declined(.authenticationRequired) where step == .card: card.bankAsks = true
    case .declined(.authenticationRequired) where step == .change:
      (bankAsksAboutChange, notice) = (true, nil)
    // The bank is asked about the card that takes the place.
    case .declined(.authenticationRequired) where step == .removal: break
    case .paymentPending: order = nil
    default: if step == .removal { replacement = nil }
    }
    return nil
  }

  /// Asks again for what is wrong on the way into the store.
  private mutating func mark(_ faults: [EntryFault]) -> VisitEffect? {
    entry.mark(faults, of: step)
    if !entry.unasked.isEmpty { notice = .entryWrong }
    return nil
  }

  private mutating func markWrong(_ faults: [CardError]) {
    card.faults = faults
    card.unasked = CardField.allCases.filter { field in faults.contains { $0.field == field } }
    if card.unasked.contains(.number) { card.lastFour = nil }
    if card.unasked.contains(.securityCode) { card.hasSecurityCode = false }
  }
}
