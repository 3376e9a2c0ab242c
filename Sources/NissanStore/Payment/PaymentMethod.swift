import VehicleCatalog
package import WorldTime

/// Names a payment method of an account.
package struct PaymentMethodID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// A card of an account, as far as it may be kept: no number, no security code.
package struct PaymentMethod: Hashable, Sendable, Codable {
  package let id: PaymentMethodID
  package let account: AccountID
  package let card: CardSummary
  package let token: CardToken
  package let addedAt: Instant
  /// The bank asks the customer for 3-D Secure before it pays a series or changes one; all others
  /// pass it unnoticed. The processor says so when the card is attached.
  package var asksForAuthentication: Bool

  package init(
    id: PaymentMethodID, account: AccountID, card: CardSummary, token: CardToken,
    addedAt: Instant, asksForAuthentication: Bool = false
  ) {
    self.asksForAuthentication = asksForAuthentication
    self.id = id
    self.account = account
    self.card = card
    self.token = token
    self.addedAt = addedAt
  }

  /// The month through which it is valid is over.
  package func hasExpired(at instant: Instant) -> Bool { card.expiry.end <= instant }
}
