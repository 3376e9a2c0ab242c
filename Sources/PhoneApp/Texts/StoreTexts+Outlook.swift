package import NissanStore
package import WorldTime

/// What is to be known of a subscription before it happens.
extension StoreTexts {
  /// Why a subscription is unpaid, when it is charged again, and what ends when.
  package func overdue(_ overdue: SubscriptionOutlook.Overdue) -> String {
    joined(
      [
        overdue.decline.map { why($0) },
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
      [
        "card": card.shown, "expiry": card.expiry.description,
        "moment": moment(expiring.chargeAt),
      ]]
  }

  /// The same, and what to type.
  package func expiringWithCommand(_ expiring: SubscriptionOutlook.ExpiringCard) -> String {
    self[
      .cardExpiringModify,
      ["notice": self.expiring(expiring), "id": expiring.method.id.rawValue]]
  }

  /// Through which month a card is valid, and that this is over where it is.
  package func expiry(_ card: CardSummary, at now: Instant) -> String {
    let expiry = card.expiry.description
    return card.expiry.end <= now ? self[.cardHasExpired, ["expiry": expiry]] : expiry
  }

  /// A pause that is asked for or on.
  package func pause(_ pause: SubscriptionOutlook.Pause) -> String {
    self.pause(from: pause.from, to: pause.until)
  }
}
