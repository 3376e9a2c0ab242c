package import NissanStore

extension StoreTexts {
  /// Where an order stands.
  package func state(_ state: OrderMachine.State) -> String {
    switch state {
    case .details: self[.orderChosen]
    case .refused: self[.orderUnfit]
    case .quoted: self[.orderQuoted]
    case .address: self[.orderAddressed]
    case .card: self[.orderWithCard]
    case .terms: self[.orderWithTerms]
    case .review: self[.orderReviewed]
    case .authorising: self[.orderAuthorising]
    case .scaRequired: self[.orderChallenged]
    case .declined: self[.orderDeclined]
    case .paid: self[.orderPaid]
    case .fulfilled: self[.orderFulfilled]
    case .released: self[.orderReleased]
    case .quoteExpired: self[.orderQuoteExpired]
    case .abandoned: self[.orderAbandoned]
    case .pending: self[.orderPending]
    case .lapsed: self[.orderLapsed]
    case .takenBack(.refund): self[.orderRefunded]
    case .takenBack(.withdrawal): self[.orderWithdrawn]
    case .takenBack(.chargeback): self[.orderChargedBack]
    case .takenBack(.transfer): self[.revokedTransfer]
    }
  }

  /// Where a subscription stands.
  package func state(_ state: SubscriptionMachine.State) -> String {
    switch state {
    case .pending: self[.subscriptionPending]
    case .trial: self[.subscriptionTrial]
    case .active: self[.subscriptionActive]
    case .grace: self[.subscriptionInGrace]
    case .onHold: self[.subscriptionOnHold]
    case .paused: self[.subscriptionPaused]
    case .cancelled(.customer): self[.subscriptionCancelled]
    case .cancelled(.priceRise): self[.cancelledPriceRise]
    case .cancelled(.productWithdrawn): self[.cancelledProductWithdrawn]
    case .cancelled(.upgraded): self[.cancelledUpgraded]
    case .expired(.trial): self[.endedTrial]
    case .expired(.billing): self[.endedUnpaid]
    case .expired(.customer): self[.endedByCustomer]
    case .expired(.term): self[.endedTerm]
    case .expired(.payment): self[.endedNeverPaid]
    case .expired(.priceRise): self[.endedPriceRise]
    case .expired(.productWithdrawn): self[.endedProductWithdrawn]
    case .expired(.upgraded): self[.endedUpgraded]
    case .expired(.released): self[.endedReleased]
    case .revoked(.refund): self[.revokedRefund]
    case .revoked(.withdrawal): self[.revokedWithdrawal]
    case .revoked(.chargeback): self[.revokedChargeback]
    case .revoked(.transfer): self[.revokedTransfer]
    }
  }

  /// What a card pays for, and where that stands.
  package func pays(for product: String, _ state: SubscriptionMachine.State) -> String {
    self[.paysFor, ["product": product, "state": self.state(state)]]
  }

  /// A card that is gone.
  package func forgotten(_ id: String) -> String { self[.cardForgotten, ["id": id]] }
}
