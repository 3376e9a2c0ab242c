import NissanStore
import VehicleCatalog

/// What was bought, and what is to be known of it.
extension ScreenComposer {
  var history: ScreenView {
    var view = ScreenView(title: texts[.historyTitle])
    guard let history = visit.history else { return view }
    let orders = history.orders.map { order in
      let receipts = history.receipts.filter { $0.order == order.id }.map(\.number.rawValue)
      return ScreenView.Fact(
        label: name(of: order.product),
        value: [
          "\(texts[order.state]), \(texts.moment(order.stateSince))",
          receipts.joined(separator: ", "),
        ].filter { !$0.isEmpty }.joined(separator: "\n"))
    }
    let subscriptions = history.subscriptions.map { subscription in
      ScreenView.Fact(
        label: name(of: subscription.product),
        value: ([
          texts.owned(subscription)
        ] + notices(history.outlooks[subscription.id])).joined(separator: "\n"))
    }
    view.blocks =
      [.text(texts[.ordersHeading])]
      + (orders.isEmpty ? [.note(texts[.noOrder])] : [.facts(orders)])
      + [.text(texts[.subscriptionsHeading])]
      + (subscriptions.isEmpty ? [.note(texts[.noSubscription])] : [.facts(subscriptions)])
    return view
  }

  /// Why a subscription is unpaid and until when, a card that will not do, a pause.
  private func notices(_ outlook: SubscriptionOutlook?) -> [String] {
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
