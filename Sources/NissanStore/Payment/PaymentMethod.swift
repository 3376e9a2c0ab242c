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

  package init(
    id: PaymentMethodID, account: AccountID, card: CardSummary, token: CardToken,
    addedAt: Instant
  ) {
    self.id = id
    self.account = account
    self.card = card
    self.token = token
    self.addedAt = addedAt
  }
}
