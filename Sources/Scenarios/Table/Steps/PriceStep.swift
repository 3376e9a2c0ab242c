/// The store asks another price from now on.
package struct PriceStep: AddressedStep {
  /// The phone in whose country.
  package var actors = Actors()
  package var product = ""
  /// The length of the period that costs so much; default: the shortest on offer.
  package var months: Int?
  /// Minor units, VAT included.
  package var price = 0

  package init() {}

  package static let forms = written(
    "price", .store,
    "The store asks another price from now on. Who subscribed is told of a rise, and renews at"
      + " it only with `accept-price`.",
    fields: [
      .required(
        "product", \.product, .productOrService,
        "The product, or the service that stands for it."),
      .defaulted(
        "months", \.months, .months,
        "The length of the period; default: the shortest on offer."),
      .required(
        "to", \.price, .amount, "Minor units of the account's currency, VAT included."),
    ] + phone, example: "price: {product: smart-alerts, months: 1, to: 299}"
  ) { $1.resolve(&$0.product, "product", for: $0.actors) }

  package var title: String { "price \(product)" }
}
