import NissanStore
import VehicleCatalog

extension StoreVisit {
  /// Goes on with what the store or the car answered.
  mutating func take(_ answer: VisitAnswer) -> VisitEffect? {
    switch answer {
    case .shelf(let new): takeIn(new)
    case .order(let new): return goOn(with: new)
    case .purchase(let new):
      (purchase, order) = (new, new.order)
      enter(.done)
    case .wallet(let wallet): return takeIn(wallet)
    case .history(let new):
      history = new
      enter(.history)
    case .car(let report): car = report
    case .refused(let refusal, let current): return goOn(after: refusal, current)
    case .failed(let failure): notice = .failed(failure)
    }
    return nil
  }

  private mutating func takeIn(_ new: StoreShelf) {
    (shelf, wallet) = (new, new.wallet)
    guard step == .opening else { return }
    if let settled = new.settled {
      (purchase, order, product) = (settled, settled.order, settled.order.product)
      notice = .settled
      enter(.done)
    } else if let open = new.openOrder {
      (order, product) = (open, open.product)
      if case .declined(let code) = open.state { notice = .refused(.declined(code)) }
      enter(.resume)
    } else {
      enter(.cart)
    }
  }

  private mutating func takeIn(_ new: Wallet) -> VisitEffect? {
    let before = wallet.methods.count
    wallet = new
    switch step {
    case .payment where wallet.methods.isEmpty: enter(.card)
    case .card:
      notice = wallet.methods.count > before ? .cardKept : .cardReplaced
      card = CardDraft()
      enter(.wallet)
      // Another card may have paid what was overdue.
      return notice == .cardReplaced ? .load : nil
    case .method:
      notice = wallet.methods.count < before ? .cardRemoved : .defaultChosen
      (method, replacement) = (nil, nil)
      enter(.wallet)
      return notice == .cardRemoved ? .load : nil
    default: break
    }
    return nil
  }

  /// An order after its step: to the screen of the next one.
  private mutating func goOn(with new: Order) -> VisitEffect? {
    let old = order
    (order, product) = (new, new.product)
    if step == .terms, new.termsOpened != old?.termsOpened {
      notice = .termsOpened
      return nil
    }
    switch new.state {
    case .details: enter(.terms)
    case .quoted: enter(.price)
    case .address:
      if let from = old?.quote, let to = new.quote, !to.hasSamePrice(as: from) {
        notice = .priceChanged(from: from.price, to: to.price)
      }
      enter(.addressSaved)
    case .card:
      card = CardDraft()
      enter(.terms)
      // A card that was just added is to be named on the review.
      return .loadWallet
    case .review: enter(.review)
    case .abandoned:
      order = nil
      address = AddressDraft(AddressForm(in: shopper.country), known: false)
      notice = .dropped
      if step == .resume { enter(.cart) }
    case .refused, .terms, .authorising, .scaRequired, .declined, .pending, .lapsed, .paid,
      .fulfilled, .takenBack, .released, .quoteExpired:
      break
    }
    return nil
  }

  private mutating func goOn(
    after refusal: StoreRefusal, _ current: Order?
  ) -> VisitEffect? {
    if let current { order = current }
    notice = .refused(refusal)
    switch refusal {
    case .addressInvalid(let faults) where step == .address:
      address.faults = faults
      address.unasked = AddressForm.Field.allCases.filter { field in
        faults.contains { $0.field == field }
      }
    case .cardInvalid(let faults) where step == .card: markWrong(faults)
    case .quoteExpired:
      notice = .quoteExpired
      return order.map { .refreshQuote($0.id) }
    case .priceChanged(let from, let to):
      notice = .priceChanged(from: from, to: to)
      enter(.price)
    case .authenticationNeeded:
      notice = nil
      enter(.bank)
    case .declined(.authenticationRequired) where step == .card: card.bankAsks = true
    // The bank is asked about the card that takes the place.
    case .declined(.authenticationRequired) where step == .method: break
    case .declined: return declined(refusal)
    case .paymentPending:
      // The bank decides later; there is nothing to be done until then.
      order = nil
      enter(.cart)
    default:
      if step != .method { break }
      replacement = nil
    }
    return nil
  }

  private mutating func declined(_ refusal: StoreRefusal) -> VisitEffect? {
    guard let order, case .declined = order.state else { return nil }
    let effect = enterPayment()
    notice = .refused(refusal)
    return effect
  }

  private mutating func markWrong(_ faults: [CardFault]) {
    card.faults = faults
    card.unasked = CardField.allCases.filter { field in faults.contains { $0.field == field } }
    if card.unasked.contains(.number) { card.lastFour = nil }
    if card.unasked.contains(.securityCode) { card.hasSecurityCode = false }
  }
}
