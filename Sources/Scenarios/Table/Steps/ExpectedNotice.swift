import NissanStore
import WireText

/// What the customer is told of the newest subscription to a product.
package struct ExpectedNotice: ExpectedOfProduct, Sendable {
  package var product = ""
  /// Another price that was announced, in minor units; `nil` for none.
  package var price: Int??
  /// The first renewal at the new price.
  package var chargedFrom: ExpectedInstant?
  /// The customer's answer to a higher price; `none` where no price was announced.
  package var answer: String?
  /// When a charge that failed is tried again.
  package var retryAt: ExpectedInstant?
  /// Until when the service works though the charge failed.
  package var graceUntil: ExpectedInstant?
  /// When the subscription is over, unless it is paid before.
  package var holdUntil: ExpectedInstant?
  /// The card will have expired when it is charged next.
  package var cardExpires: Bool?
}

extension ExpectedNotice {
  /// The keys of `notice`.
  static let mapping = Mapping(
    ExpectedNotice(),
    [
      product(\.product),
      .optional(
        "price", \.price, .announcedPrice, "Another price that was announced, in minor units."),
      .optional(
        "chargedFrom", \.chargedFrom, .expectedInstant, "The first renewal at that price."),
      .optional(
        "answer", \.answer,
        .word("answer", PriceChange.Consent.allCases.map(\.rawValue) + ["none"]),
        "The customer's answer to a higher price; `none` where no price was announced."),
      .optional(
        "retryAt", \.retryAt, .expectedInstant, "When a charge that failed is tried again."),
      .optional(
        "graceUntil", \.graceUntil, .expectedInstant,
        "Until when the service works though the charge failed."),
      .optional(
        "holdUntil", \.holdUntil, .expectedInstant,
        "When the subscription is over, unless it is paid before."),
      .optional(
        "cardExpires", \.cardExpires, .flag,
        "The card will have expired when it is charged next."),
    ]
  ) { check($1) }
}

extension FieldType where Value == Int? {
  /// Minor units, or `none`.
  fileprivate static var announcedPrice: Self {
    .parsed(
      "minor units, or `none`", expected: "minor units from 0 to 1000000000, or none",
      schema: ["anyOf": [["type": "integer", "minimum": 0], ["const": "none"]]],
      write: { $0.map { .integer(Int64($0)) } ?? "none" }
    ) { text -> Int?? in
      if text == "none" { return .some(nil) }
      return Int(text).flatMap { (0...1_000_000_000).contains($0) ? .some($0) : nil }
    }
  }
}
