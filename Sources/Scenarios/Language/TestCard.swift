/// The cards of the payment sandbox by the names that scenarios use.
///
/// - Source: docs.stripe.com/testing; `docs/payment-sandbox.md` says what each does.
package enum TestCard: String, Hashable, Sendable, CaseIterable {
  case approved
  case approvedMastercard = "approved_mastercard"
  case genericDecline = "generic_decline"
  case insufficientFunds = "insufficient_funds"
  case lostCard = "lost_card"
  case stolenCard = "stolen_card"
  case expiredCard = "expired_card"
  case incorrectSecurityCode = "incorrect_cvc"
  case processingError = "processing_error"
  /// Pays the purchase and no renewal.
  case failsLater = "fails_later"
  /// Pays, and its holder disputes it three days later.
  case disputed
  /// Asks for 3-D Secure, then pays.
  case challenged
  /// Asks for 3-D Secure, then is declined.
  case challengedInsufficientFunds = "challenged_insufficient_funds"
  /// Asks for 3-D Secure, then is declined.
  case challengedGenericDecline = "challenged_generic_decline"
  /// Its check digit is wrong: it never reaches the bank.
  case wrongCheckDigit = "wrong_check_digit"

  /// What a step says that buys without a card.
  package static let none = "none"

  /// The published number.
  package var number: String {
    switch self {
    case .approved: "4242424242424242"
    case .approvedMastercard: "5555555555554444"
    case .genericDecline: "4000000000000002"
    case .insufficientFunds: "4000000000009995"
    case .lostCard: "4000000000009987"
    case .stolenCard: "4000000000009979"
    case .expiredCard: "4000000000000069"
    case .incorrectSecurityCode: "4000000000000127"
    case .processingError: "4000000000000119"
    case .failsLater: "4000000000000341"
    case .disputed: "4000000000000259"
    case .challenged: "4000002500003155"
    case .challengedInsufficientFunds: "4000008260003178"
    case .challengedGenericDecline: "4000008400001629"
    case .wrongCheckDigit: "4242424242424241"
    }
  }
}
