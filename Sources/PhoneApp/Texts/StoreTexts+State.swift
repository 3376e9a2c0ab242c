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
    case .quoteExpired: self[.orderQuoteExpired]
    case .abandoned: self[.orderAbandoned]
    }
  }

  /// Where a subscription stands.
  package func state(_ state: SubscriptionMachine.State) -> String {
    switch state {
    case .trial: self[.subscriptionTrial]
    case .active: self[.subscriptionActive]
    case .grace: self[.subscriptionInGrace]
    case .onHold: self[.subscriptionOnHold]
    case .cancelled: self[.subscriptionCancelled]
    case .expired(.trial): self[.endedTrial]
    case .expired(.billing): self[.endedUnpaid]
    case .expired(.customer): self[.endedByCustomer]
    case .expired(.term): self[.endedTerm]
    }
  }
}
