/// What the simulated processor does with a card, decided once when it is attached, so that the
/// number need not be kept.
package struct CardBehaviour: Hashable, Sendable {
  /// While the customer is present.
  package let atPurchase: ChargeOutcome
  /// For renewals and retries.
  package let later: ChargeOutcome

  package init(atPurchase: ChargeOutcome, later: ChargeOutcome) {
    self.atPurchase = atPurchase
    self.later = later
  }

  package func outcome(isCustomerPresent: Bool) -> ChargeOutcome {
    isCustomerPresent ? atPurchase : later
  }
}

/// The published test numbers and their outcomes. Any other valid number is approved.
///
/// - Source: docs.stripe.com/testing.
package enum SimulatedProcessor {
  package static func behaviour(of card: CardDetails) -> CardBehaviour {
    card.withSecrets { secrets in
      let digits = CardRules.digits(of: secrets.number) ?? []
      let number = digits.map(String.init).joined()
      if number == failsLater {
        return CardBehaviour(atPurchase: .approved, later: .declined(.genericDecline))
      }
      let outcome = declines[number].map(ChargeOutcome.declined) ?? .approved
      return CardBehaviour(atPurchase: outcome, later: outcome)
    }
  }

  /// Attaches and pays the purchase; every later charge fails.
  private static let failsLater = "4000000000000341"

  private static let declines: [String: DeclineCode] = [
    "4000000000000002": .genericDecline,
    "4000000000009995": .insufficientFunds,
    "4000000000009987": .lostCard,
    "4000000000009979": .stolenCard,
    "4000000000000069": .expiredCard,
    "4000000000000127": .incorrectSecurityCode,
    "4000000000000101": .incorrectSecurityCode,
    "4000000000000119": .processingError,
    "4000002500003155": .authenticationRequired,
    "4000002760003184": .authenticationRequired,
    "4000000000003220": .authenticationRequired,
    "4000000000003063": .authenticationRequired,
    "4000008260003178": .authenticationRequired,
    "4000008400001629": .authenticationRequired,
  ]
}
