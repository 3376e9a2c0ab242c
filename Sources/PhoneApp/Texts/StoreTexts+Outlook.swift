package import NissanStore
package import VehicleCatalog
package import WorldTime

/// What is to be known of a subscription before it happens, and how it is taken back.
extension StoreTexts {
  /// Why a subscription is unpaid, when it is charged again, and what ends when.
  package func overdue(_ overdue: SubscriptionOutlook.Overdue) -> String {
    joined(
      [
        overdue.decline.map { self[$0] },
        overdue.retryAt.map { self[.overdueRetry, ["moment": moment($0)]] },
        overdue.graceUntil.map { self[.overdueGrace, ["moment": moment($0)]] },
        self[.overdueEnd, ["moment": moment(overdue.holdUntil)]],
      ].compactMap { $0 })
  }

  /// That a card will have expired when it is charged next.
  package func expiring(_ expiring: SubscriptionOutlook.ExpiringCard) -> String {
    let card = expiring.method.card
    return self[
      .cardExpiring,
      ["card": card.shown, "expiry": card.expiry, "moment": moment(expiring.chargeAt)]]
  }

  /// The same, and what to type.
  package func expiringWithCommand(_ expiring: SubscriptionOutlook.ExpiringCard) -> String {
    self[
      .cardExpiringModify, ["notice": self.expiring(expiring), "id": expiring.method.card.lastFour]]
  }

  /// Through which month a card is valid, and that this is over where it is.
  package func expiry(_ card: CardSummary, at now: Instant) -> String {
    card.expiry.end <= now
      ? self[.cardHasExpired, ["expiry": card.expiry]] : card.expiry.description
  }

  /// A pause that is asked for or on.
  package func pause(_ pause: SubscriptionOutlook.Pause) -> String {
    self.pause(from: pause.from, to: pause.until)
  }

  /// When a pause begins and ends.
  package func pause(from begin: Instant, to end: Instant) -> String {
    self[.pauseSpan, ["begin": moment(begin), "end": moment(end)]]
  }

  /// Another price, when it is charged first, and what the customer can do about it.
  ///
  /// - Parameters:
  ///   - price: What each period costs, as ``price(_:each:)`` has it.
  ///   - moment: When it is charged first.
  ///   - consent: What the customer answered.
  ///   - product: What costs it.
  /// - Returns: One sentence.
  package func newPrice(
    _ price: String, from moment: Instant, _ consent: PriceChange.Consent, of product: ProductID
  ) -> String {
    let values = ["price": price, "moment": self.moment(moment)]
    let named = values.merging(["product": "\"\(name(of: product))\""]) { known, _ in known }
    return switch consent {
    case .notNeeded: self[.newPriceFrom, values]
    case .given: self[.newPriceAgreed, values]
    case .awaited: self[.newPriceAwaited, named]
    case .refused: self[.newPriceRefused, named]
    }
  }

  /// When a subscription ends whose renewal is switched off.
  package func endWithoutRenewal(_ subscription: Subscription) -> String {
    subscription.state == .paused
      ? self[.endsAtOnce] : self[.endsOn, ["moment": moment(subscription.paidThrough)]]
  }

  /// When a subscription ends whose higher price is refused.
  package func endAtOldPrice(_ subscription: Subscription) -> String {
    guard !subscription.endsWhenPriceIsRefused else { return self[.endsAtOnce] }
    // A pause that was only asked for is not begun any more.
    let firstAtNewPrice = subscription.awaitsConsent ? nil : subscription.firstRenewalAtNewPrice
    let end = firstAtNewPrice ?? subscription.paidThrough
    return self[.endsOn, ["moment": moment(end)]]
  }

  /// What is to be known of one of several subscriptions.
  package func notice(_ text: String, of subscription: String) -> String {
    self[.notice, ["subscription": subscription, "text": text]]
  }

  /// The first button of a withdrawal, and the command behind it.
  ///
  /// - Source: Directive 2011/83/EU article 11a(1).
  package func withdrawHere(_ command: String, until: Instant) -> String {
    self[
      .withdrawWith,
      ["button": self[.withdrawHere], "command": command, "until": lastDay(before: until)]]
  }

  /// The second button of a withdrawal, and the command behind it.
  ///
  /// - Source: Directive 2011/83/EU article 11a(3).
  package func confirmWithdrawal(_ command: String) -> String {
    self[.confirmWith, ["button": self[.confirmWithdrawal], "command": command]]
  }
}
