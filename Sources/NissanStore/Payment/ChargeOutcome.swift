/// The processor's answer to a charge.
package enum ChargeOutcome: Hashable, Sendable {
  case approved
  /// Under way; a ``PaymentNotice`` says later what became of it.
  case pending
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

extension ChargeOutcome {
  /// Why nothing was charged; `nil` when it was, or may still be.
  package var decline: DeclineCode? {
    switch self {
    case .approved, .pending: nil
    case .declined(let code): code
    case .challenged: .authenticationRequired
    }
  }
}

extension ChargeOutcome: CustomStringConvertible {
  private static let approvedText = "approved"
  private static let pendingText = "pending"
  private static let challengedText = "challenged"

  /// `approved`, `pending`, `challenged`, or the decline code.
  package var description: String {
    switch self {
    case .approved: Self.approvedText
    case .pending: Self.pendingText
    case .declined(let code): code.rawValue
    case .challenged: Self.challengedText
    }
  }

  /// Reads what ``description`` writes.
  package init?(_ text: String) {
    if text == Self.approvedText {
      self = .approved
    } else if text == Self.pendingText {
      self = .pending
    } else if text == Self.challengedText {
      self = .challenged
    } else if let code = DeclineCode(rawValue: text) {
      self = .declined(code)
    } else {
      return nil
    }
  }
}
