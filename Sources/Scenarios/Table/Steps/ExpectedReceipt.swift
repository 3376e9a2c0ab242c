import NissanStore

/// What the newest receipt for a product says.
package struct ExpectedReceipt: ExpectedOfProduct, Sendable {
  package var product = ""
  /// Minor units, VAT included; below zero where money is given back.
  package var total: Int?
  /// The VAT in it, minor units.
  package var vat: Int?
  package var validUntil: ExpectedInstant?
  /// Why it gives back; `none` for a receipt of what was bought.
  package var credit: String?
}

extension ExpectedReceipt {
  /// The keys of `receipt`.
  static let mapping = Mapping(
    ExpectedReceipt(),
    [
      product(\.product),
      .optional(
        "total", \.total, .balance,
        "Minor units, VAT included; below zero where money is given back."),
      .optional("vat", \.vat, .balance, "The VAT in it, minor units."),
      .optional(
        "validUntil", \.validUntil, .expectedInstant, "Until when it is paid; `never` for ever."),
      .optional(
        "credit", \.credit,
        .word("credit", SubscriptionMachine.RevocationReason.allCases.map(\.rawValue) + ["none"]),
        "Why it gives back; `none` for what was bought."),
    ]
  ) { check($1) }
}
