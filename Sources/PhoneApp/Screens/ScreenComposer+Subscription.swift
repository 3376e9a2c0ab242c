import NissanStore
import VehicleCatalog
import WorldTime

/// One subscription, and what can be done with it.
extension ScreenComposer {
  /// The subscription looked at.
  private var shown: (Subscription, StoreHistory)? {
    guard let history = visit.history, let found = history.subscription(visit.subscription) else {
      return nil
    }
    return (found, history)
  }

  var subscription: ScreenView {
    guard let (subscription, history) = shown else { return self.history }
    var view = ScreenView(title: name(of: subscription.product))
    view.blocks = [.facts(facts(of: subscription, at: history.worldTime))]
    let said = notices(history.outlooks[subscription.id])
    if !said.isEmpty {
      view.blocks.append(.marks(said.map { .init(tone: .waiting, text: $0) }))
    }
    view.choices =
      history.changes(of: subscription).map { choice($0, subscription, history) }
      + others(subscription, history) + history.receipts(of: subscription).map(choice)
    return view
  }

  private func facts(of subscription: Subscription, at now: Instant) -> [ScreenView.Fact] {
    let isOver = subscription.state.isOver
    let isPaid = !isOver && subscription.paidThrough > now
    return facts([
      (texts[.stateLabel], texts[subscription.state]),
      (texts[.vehicle], texts.name(ofCar: subscription.vehicle.rawValue)),
      (texts[.priceLabel], subscription.billing.map { texts.price($0.price, each: $0.period) }),
      (texts[.validUntil], isPaid ? texts.moment(subscription.paidThrough) : nil),
      // Of what is overdue, the notice below says when it is charged again.
      (texts[.renewal], isOver || subscription.isOverdue ? nil : renewal(of: subscription)),
      (texts[.newPriceLabel], newPrice(of: subscription)),
      (texts[.paidBy], isOver ? nil : card(of: subscription)),
    ])
  }

  /// What the next period costs, and when it is charged; `nil` while that depends on the customer's
  /// answer to a new price.
  private func renewal(of subscription: Subscription) -> String? {
    let due = subscription.pause == nil ? subscription.paidThrough : subscription.pauseEnd
    guard subscription.autoRenews, let billing = subscription.billing(forChargeAt: due) else {
      return texts[.renewsNot]
    }
    if let change = subscription.priceChange, !change.isAgreed, change.effectiveFrom <= due {
      return nil
    }
    return nextCharge(billing, at: due)
  }

  func nextCharge(_ billing: Subscription.Billing, at due: Instant) -> String {
    texts[.nextCharge, ["price": texts.amount(billing.price), "moment": texts.moment(due)]]
  }

  func newPrice(of subscription: Subscription) -> String? {
    subscription.priceChange.map { change in
      let moment = subscription.firstRenewalAtNewPrice ?? change.effectiveFrom
      let price =
        subscription.billing.map { texts.price(change.price, each: $0.period) }
        ?? texts.amount(change.price)
      let values = ["price": price, "moment": texts.moment(moment)]
      return switch change.consent {
      case .notNeeded: texts[.newPriceFrom, values]
      case .given: texts[.newPriceAgreed, values]
      case .awaited: texts[.newPriceToAnswer, values]
      case .refused: texts[.newPriceDeclined, values]
      }
    }
  }

  /// The card that pays; the default one when it was removed.
  func card(of subscription: Subscription) -> String? {
    subscription.billing.flatMap { billing in
      (summary(billing.paymentMethod) ?? visit.wallet.defaultMethod.flatMap(summary))?.shown
    }
  }

  private func choice(
    _ change: SubscriptionChange, _ subscription: Subscription, _ history: StoreHistory
  ) -> ScreenView.Choice {
    if case .withdraw = change, let open = history.withdrawal(from: subscription.order) {
      return withdrawal(open)
    }
    return choice(label(of: change, subscription), .consider(change))
  }

  /// What asks for more first.
  private func others(
    _ subscription: Subscription, _ history: StoreHistory
  ) -> [ScreenView.Choice] {
    var choices: [ScreenView.Choice] = []
    if subscription.canPause { choices.append(choice(texts[.pauseChoice], .openPause)) }
    let listing = visit.storefront?.listings.first { $0.product.id == subscription.product }
    if subscription.vehicle == visit.shopper.vehicle, listing?.periodChanges.isEmpty == false {
      choices.append(choice(texts[.changePeriod], .show(subscription.product)))
    }
    if !visit.shopper.others(than: subscription.vehicle).isEmpty,
      subscription.canMove(history.order(subscription.order), at: history.worldTime)
    {
      choices.append(choice(texts[.transferChoice], .openTransfer))
    }
    let outlook = history.outlooks[subscription.id]
    if outlook?.overdue != nil || outlook?.expiringCard != nil {
      choices.append(choice(texts[.walletTitle], .openWallet))
    }
    return choices
  }

  /// How long it shall pause.
  var pause: ScreenView {
    var view = ScreenView(title: texts[.pauseChoice])
    guard let (subscription, _) = shown else { return view }
    view.blocks = [.text(texts[.pauseText])]
    view.choices = [Period.days(7), .days(14), .months(1), .months(2), .months(3)].map { length in
      ScreenView.Choice(
        label: texts.term(length),
        detail: texts.pause(
          from: subscription.paidThrough, to: subscription.paidThrough.adding(length)),
        action: .act(.consider(.pause(subscription.id, for: length))))
    }
    return view
  }

  /// The account's other cars.
  var transfer: ScreenView {
    var view = ScreenView(title: texts[.transferChoice])
    guard let (subscription, _) = shown else { return view }
    view.choices = visit.shopper.others(than: subscription.vehicle).map { vehicle in
      choice(
        texts.name(ofCar: vehicle.rawValue), .consider(.transfer(subscription.id, to: vehicle)))
    }
    return view
  }
}
