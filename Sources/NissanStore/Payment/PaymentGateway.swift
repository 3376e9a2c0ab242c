package import VehicleCatalog
package import WorldTime

/// Names one attempt to charge: the processor charges at most once for each key, however often
/// it is asked.
package struct IdempotencyKey: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// What a processor gives in place of a card number; random, and worth nothing elsewhere.
package struct CardToken: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// One charge that is asked for.
package struct ChargeRequest: Hashable, Sendable {
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

/// The processor's answer to a charge.
package enum ChargeOutcome: Hashable, Sendable {
  case approved
  case declined(DeclineCode)
  /// Nothing is charged until the customer has passed 3-D Secure; ask again then, under a new key.
  case challenged
}

/// Why a processor declined; the raw values are Stripe's.
///
/// - Source: docs.stripe.com/declines/codes.
package enum DeclineCode: String, Hashable, Sendable, Codable, CaseIterable {
  case genericDecline = "generic_decline"
  case insufficientFunds = "insufficient_funds"
  case lostCard = "lost_card"
  case stolenCard = "stolen_card"
  case expiredCard = "expired_card"
  case incorrectSecurityCode = "incorrect_cvc"
  case processingError = "processing_error"
  case incorrectNumber = "incorrect_number"
  /// The card asks for 3-D Secure, which the customer did not pass.
  case authenticationRequired = "authentication_required"
}

extension ChargeOutcome: CustomStringConvertible {
  private static let approvedText = "approved"
  private static let challengedText = "challenged"

  /// `approved`, `challenged`, or the decline code.
  package var description: String {
    switch self {
    case .approved: Self.approvedText
    case .declined(let code): code.rawValue
    case .challenged: Self.challengedText
    }
  }

  /// Reads what ``description`` writes.
  package init?(_ text: String) {
    if text == Self.approvedText {
      self = .approved
    } else if text == Self.challengedText {
      self = .challenged
    } else if let code = DeclineCode(rawValue: text) {
      self = .declined(code)
    } else {
      return nil
    }
  }
}

/// Whoever moves the money.
package protocol PaymentGateway: Sendable {
  /// Keeps a checked card under a new token. Nothing is charged and nothing declined.
  ///
  /// - Throws: ``StoreFailure`` when the processor could not keep it.
  func attach(_ card: CardDetails, as token: CardToken) async throws(StoreFailure)

  /// The bank asks the customer of this card for 3-D Secure; all others pass it unnoticed.
  ///
  /// - Throws: ``StoreFailure`` when the processor could not be asked.
  func challenges(_ card: CardToken) async throws(StoreFailure) -> Bool

  /// Charges once per key: a key that was charged before gets its first answer again.
  ///
  /// - Throws: ``StoreFailure`` when the outcome is unknown; ask again with the same key.
  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome
}
