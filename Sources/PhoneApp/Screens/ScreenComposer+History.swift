import NissanStore
import VehicleCatalog

/// What was bought, and what is to be known of it.
extension ScreenComposer {
  var history: ScreenView {
    var view = ScreenView(title: texts[.historyTitle])
    guard let history = visit.history else { return view }
    if history.subscriptions.isEmpty { view.blocks.append(.note(sentence(texts[.noSubscription]))) }
    if history.orders.isEmpty { view.blocks.append(.note(sentence(texts[.noOrder]))) }
    // Which car it is for is said where there are several.
    let cars = Set(history.subscriptions.map(\.vehicle) + history.orders.map(\.vehicle))
    func car(_ vehicle: VIN) -> [String] {
      cars.count > 1 ? [visit.shopper.name(of: vehicle)] : []
    }
    view.choices =
      history.subscriptions.map { subscription in
        ScreenView.Choice(
          group: texts[.subscriptionsHeading], label: name(of: subscription.product),
          detail: texts.owned(subscription),
          reasons: car(subscription.vehicle) + notices(history.outlooks[subscription.id]),
          action: .act(.openSubscription(subscription.id)))
      }
      + history.orders.map { order in
        ScreenView.Choice(
          group: texts[.ordersHeading], label: name(of: order.product),
          detail: "\(texts[order.state]), \(texts.moment(order.stateSince))",
          reasons: car(order.vehicle),
          action: .act(.openOrder(order.id)))
      }
    return view
  }

  /// One order: what it brought, and its receipts.
  var order: ScreenView {
    guard let history = visit.history, let order = history.order(visit.shownOrder) else {
      return history
    }
    var view = ScreenView(title: name(of: order.product))
    view.blocks = [
      .facts(
        facts([
          (texts[.stateLabel], texts[order.state]),
          (texts[.date], texts.moment(order.stateSince)),
          (texts[.vehicle], visit.shopper.name(of: order.vehicle)),
          (texts[.billedTo], order.address.map { oneLine($0.form) }),
        ]))
    ]
    view.choices = history.receipts.filter { $0.order == order.id }.map(choice)
    if let subscription = history.subscriptions.first(where: { $0.order == order.id }) {
      view.choices.append(choice(texts[.subscriptionChoice], .openSubscription(subscription.id)))
    } else if let open = history.withdrawal(from: order.id) {
      view.choices.append(withdrawal(open))
    }
    return view
  }

  /// The law's words, which stand alone here.
  var withdrawHere: String { sentence(texts[.withdrawHere]) }

  /// - Source: Directive 2011/83/EU article 11a(1).
  func withdrawal(_ open: OpenWithdrawal) -> ScreenView.Choice {
    ScreenView.Choice(
      label: withdrawHere,
      detail: texts[.changeUntil, ["until": texts.lastDay(before: open.until)]],
      action: .act(.consider(.withdraw(open.order, nil))))
  }

  func choice(_ receipt: Receipt) -> ScreenView.Choice {
    let rows = ReceiptText(receipt, texts, name: { _ in nil }).rows
    return ScreenView.Choice(
      label: "\(rows[0].label) \(receipt.number)",
      detail: [texts.moment(receipt.issuedAt), receipt.total.map(texts.amount) ?? texts[.free]]
        .joined(separator: "  "),
      action: .act(.openReceipt(receipt.number)))
  }

  /// - Source: seed R45.
  var receipt: ScreenView {
    guard let receipt = visit.receipt else { return history }
    var view = ScreenView(title: "\(facts(of: receipt)[0].label) \(receipt.number)")
    view.blocks = [.facts(facts(of: receipt))]
    return view
  }

  func facts(of receipt: Receipt) -> [ScreenView.Fact] {
    let (language, catalog) = (texts.language, catalog)
    return ReceiptText(receipt, texts, name: { catalog.product($0)?.name[language] }).rows.map {
      .init(label: $0.label, value: $0.value)
    }
  }

  /// Why a subscription is unpaid and until when, a card that will not do, a pause.
  func notices(_ outlook: SubscriptionOutlook?) -> [String] {
    [
      outlook?.overdue.map(texts.overdue),
      outlook?.expiringCard.map(texts.expiring),
      outlook?.pause.map { texts.notice(texts.pause($0), of: texts[.pause]) },
    ].compactMap { $0 }
  }

  // MARK: What is said before it happens

  /// What is overdue, and what a card will not pay: said where the store is entered.
  var unpaid: [ScreenView.Mark] {
    (visit.storefront?.outlooks ?? []).flatMap { outlook in
      let overdue = outlook.overdue.map { overdue in
        mark(.bad, texts.notice(texts.overdue(overdue), of: texts[.overdue]), of: outlook)
      }
      let card = outlook.expiringCard.map { mark(.waiting, texts.expiring($0), of: outlook) }
      return [overdue, card].compactMap { $0 }
    }
  }

  /// What one card will not pay, because it will have expired.
  func expiring(_ method: PaymentMethodID) -> [ScreenView.Mark] {
    (visit.storefront?.outlooks ?? []).compactMap { outlook in
      guard let expiring = outlook.expiringCard, expiring.method.id == method else { return nil }
      return mark(.waiting, texts.expiring(expiring), of: outlook)
    }
  }

  private func mark(
    _ tone: ScreenView.Tone, _ text: String, of outlook: SubscriptionOutlook
  ) -> ScreenView.Mark {
    ScreenView.Mark(tone: tone, text: texts.line(name(of: outlook.product), text))
  }

  /// Through which month a card is valid.
  func expiry(of method: PaymentMethod) -> String {
    visit.storefront.map { texts.expiry(method.card, at: $0.worldTime) }
      ?? method.card.expiry.description
  }
}
