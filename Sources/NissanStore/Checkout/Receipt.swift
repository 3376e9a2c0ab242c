package import VehicleCatalog
package import WorldTime

/// The number printed on a receipt; they follow one another.
package struct ReceiptNumber: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// `R-000042`.
  package init(_ count: Int) {
    let digits = String(count)
    rawValue = "R-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

/// What was bought, what it cost and how long it is good for: one for the purchase and one for
/// each renewal. What is taken back has one too, with the amounts that were given back.
///
/// - Source: seed R45; Directive 2011/83/EU article 8(7) (confirmation on a durable medium).
package struct Receipt: Hashable, Sendable, Codable {
  package let number: ReceiptNumber
  package let order: OrderID
  package let account: AccountID
  package let vehicle: VIN
  package let issuedAt: Instant
  /// Never empty, except in what an older store kept of free products and transfers: see
  /// ``naming(_:)``.
  package private(set) var lines: [PriceLine]
  /// VAT included; `nil` only where ``lines`` is empty.
  package private(set) var total: Money?
  package private(set) var vatTotal: Money?
  /// The card charged, as `Visa •••• 4242`; `nil` when none was.
  package let paidWith: String?
  package let validFrom: Instant
  /// `nil`: without end.
  package let validUntil: Instant?
  /// Paid again at ``validUntil`` unless it is switched off before.
  package let renews: Bool
  /// Until when the customer may withdraw; `nil` for a renewal, which opens no new right. See
  /// ``Withdrawal/end(ofContract:in:)``.
  package let withdrawUntil: Instant?
  /// A price on it is an illustration.
  package let illustrative: Bool
  /// What it takes back; `nil` for what was bought.
  package internal(set) var credit: Credit?

  /// That something was taken back.
  package struct Credit: Hashable, Sendable, Codable {
    package let reason: SubscriptionMachine.RevocationReason
    /// Whose money is given back, or was taken by the bank; empty when there was none.
    package let receipts: [ReceiptNumber]
    /// What the customer declared, in an acknowledgement of a withdrawal.
    package let statement: WithdrawalStatement?

    package init(
      reason: SubscriptionMachine.RevocationReason, receipts: [ReceiptNumber],
      statement: WithdrawalStatement? = nil
    ) {
      self.reason = reason
      self.receipts = receipts
      self.statement = statement
    }
  }
}

extension Receipt {
  /// A receipt that an older store wrote without an item, with the one that it was for.
  func naming(_ free: @autoclosure () throws -> PriceLine) rethrows -> Receipt {
    guard lines.isEmpty else { return self }
    let free = try free()
    var named = self
    named.lines = [free]
    named.total = free.amount
    named.vatTotal = free.vat
    return named
  }
}
