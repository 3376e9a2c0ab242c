package import VehicleCatalog
package import WorldTime

/// One charge that is asked for.
package struct ChargeRequest: Hashable, Sendable, Codable {
  package let key: IdempotencyKey
  package let card: CardToken
  /// VAT included; zero verifies the card and moves no money.
  package let amount: Money
  /// The customer is present: a purchase, not a renewal.
  package let isCustomerPresent: Bool
  /// The customer passed 3-D Secure for this charge.
  package let isAuthenticated: Bool
  /// World time.
  package let at: Instant
  /// How the simulated processor answers, should it approve.
  package var pace = Pace.atOnce

  /// - Source: Google Play Billing, test instruments: “slow test card, approves” and “declines”.
  package enum Pace: String, Hashable, Sendable, Codable {
    case atOnce
    /// `pending` at first, and paid later.
    case approvesLater
    /// `pending` at first, and declined later.
    case declinesLater
  }

  package init(
    key: IdempotencyKey, card: CardToken, amount: Money, isCustomerPresent: Bool,
    isAuthenticated: Bool = false, at: Instant
  ) {
    self.key = key
    self.card = card
    self.amount = amount
    self.isCustomerPresent = isCustomerPresent
    self.isAuthenticated = isAuthenticated
    self.at = at
  }
}
