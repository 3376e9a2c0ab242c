/// What the simulated processor does with a card, decided once when it is attached, so that the
/// number need not be kept.
package struct CardBehaviour: Hashable, Sendable {
  /// While the customer is present.
  package let atPurchase: ChargeOutcome
  /// For renewals and retries. Nobody types a number or a code then, so neither is wrong.
  package let later: ChargeOutcome
  /// A customer who is present must pass 3-D Secure first.
  package let challenges: Bool
  /// Each of its charges is disputed some time later.
  package let disputes: Bool

  package init(
    atPurchase: ChargeOutcome, later: ChargeOutcome, challenges: Bool = false,
    disputes: Bool = false
  ) {
    self.atPurchase = atPurchase
    self.later = later.isOfWhatIsTyped ? .approved : later
    self.challenges = challenges
    self.disputes = disputes
  }

  /// - Parameters:
  ///   - isCustomerPresent: A purchase or a change of one; not a renewal.
  ///   - isAuthenticated: The customer passed 3-D Secure for it.
  /// - Returns: What the processor answers.
  package func outcome(isCustomerPresent: Bool, isAuthenticated: Bool = false) -> ChargeOutcome {
    guard isCustomerPresent else { return later }
    return challenges && !isAuthenticated ? .challenged : atPurchase
  }
}

extension ChargeOutcome {
  /// It says no to what the customer typed.
  fileprivate var isOfWhatIsTyped: Bool {
    switch self {
    case .declined(.incorrectSecurityCode), .declined(.incorrectNumber): true
    case .declined(.genericDecline), .declined(.insufficientFunds), .declined(.lostCard),
      .declined(.stolenCard), .declined(.expiredCard), .declined(.processingError),
      .declined(.authenticationRequired), .approved, .pending, .challenged:
      false
    }
  }
}

/// The published test numbers and their outcomes. Any other valid number is approved.
///
/// - Source: docs.stripe.com/testing.
package enum SimulatedProcessor {
  package static func behaviour(of card: CardDetails) -> CardBehaviour {
    card.withSecrets { secrets in
      if secrets.number.isNumber(failsLater) {
        return CardBehaviour(atPurchase: .approved, later: .declined(.genericDecline))
      }
      let decline = declines.first { secrets.number.isNumber($0.key) }?.value
      let outcome = decline.map(ChargeOutcome.declined) ?? .approved
      return CardBehaviour(
        atPurchase: outcome, later: outcome,
        challenges: challenging.contains { secrets.number.isNumber($0) },
        disputes: secrets.number.isNumber(disputed))
    }
  }

  /// Attaches and pays the purchase; every later charge fails.
  private static let failsLater = "4000000000000341"

  /// Pays, and its holder disputes it later.
  private static let disputed = "4000000000000259"

  private static let declines: [String: DeclineCode] = [
    "4000000000000002": .genericDecline,
    "4000000000009995": .insufficientFunds,
    "4000000000009987": .lostCard,
    "4000000000009979": .stolenCard,
    "4000000000000069": .expiredCard,
    "4000000000000127": .incorrectSecurityCode,
    "4000000000000101": .incorrectSecurityCode,
    "4000000000000119": .processingError,
    "4000008260003178": .insufficientFunds,
    "4000008400001629": .genericDecline,
  ]

  /// Those that ask for 3-D Secure; the last two are declined once it was passed.
  private static let challenging: Set<String> = [
    "4000002500003155", "4000002760003184", "4000000000003220", "4000000000003063",
    "4000008260003178", "4000008400001629",
  ]
}

extension SecretBytes {
  /// These typed digits are the published number; no copy of them is made as a text.
  fileprivate func isNumber(_ published: String) -> Bool {
    guard let digits = digits() else { return false }
    return digits.withBytes { digits in
      digits.elementsEqual(published.utf8.lazy.map { $0 - UInt8(ascii: "0") })
    }
  }
}
