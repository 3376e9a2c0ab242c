/// A published card of the payment sandbox, by a name that tells what it does: nobody has to write
/// a number down.
///
/// - Source: docs.stripe.com/testing; see ``SimulatedProcessor`` for what each number does.
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
  /// Pays the purchase, and every renewal is declined.
  case declinedLater = "declined_later"
  /// Pays, and its holder disputes each charge three days later.
  case disputed
  /// Asks for 3-D Secure, and pays.
  case challenged
  case challengedInsufficientFunds = "challenged_insufficient_funds"
  case challengedGenericDecline = "challenged_generic_decline"
  /// No bank ever sees it.
  case wrongCheckDigit = "wrong_check_digit"

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
    case .declinedLater: "4000000000000341"
    case .disputed: "4000000000000259"
    case .challenged: "4000002500003155"
    case .challengedInsufficientFunds: "4000008260003178"
    case .challengedGenericDecline: "4000008400001629"
    case .wrongCheckDigit: "4242424242424241"
    }
  }

  /// As somebody types it; good for years from `year` on.
  package func details(holder: String, inYear year: Int) -> CardDetails {
    CardDetails(
      holder: holder, number: number, expiry: "12/\((year + 5) % 100)", securityCode: "737")
  }
}
