package import NissanStore
package import WorldTime

extension StoreTexts {
  /// Why something was taken back.
  package func reason(_ reason: SubscriptionMachine.RevocationReason) -> String {
    switch reason {
    case .refund: self[.refunded]
    case .withdrawal: self[.withdrawn]
    case .chargeback: self[.chargedBack]
    case .transfer: self[.revokedTransfer]
    }
  }

  /// The first button of a withdrawal, and the command behind it.
  ///
  /// - Source: Directive 2011/83/EU article 11a(1).
  package func withdrawHere(_ command: String, until: Instant) -> String {
    let values = [
      "button": self[.withdrawHere], "command": command, "until": lastDay(before: until),
    ]
    return self[.withdrawWith, values]
  }

  /// The second button of a withdrawal, and the command behind it.
  ///
  /// - Source: Directive 2011/83/EU article 11a(3).
  package func confirmWithdrawal(_ command: String) -> String {
    self[.confirmWith, ["button": self[.confirmWithdrawal], "command": command]]
  }
}
