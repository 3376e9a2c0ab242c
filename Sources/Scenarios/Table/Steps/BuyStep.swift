package import NissanStore
import VehicleCatalog
package import WorldTime

/// A purchase through the whole flow of the store.
package struct BuyStep: RefusableStep {
  /// What the customer does when the bank asks for 3-D Secure.
  package enum Authentication: String, Hashable, Sendable, CaseIterable {
    case accept, refuse, abandon
  }
  package var actors = Actors()
  /// A product's id. The language also takes a service and chooses its product.
  package var product = ""
  /// The length of each period; default: the shortest on offer.
  package var months: Int?
  package var autoRenew = true
  /// The name of a test card of the payment sandbox, such as `approved` or `insufficient_funds`;
  /// no number is written in a scenario. `none` buys without one.
  package var card = TestCard.approved.rawValue
  /// An instant in the month through which a new card is valid; default: some years from now.
  package var expires: Instant?
  package var authentication: Authentication?
  package var payment: PaymentFault?
  /// What the store asks for the period once the customer has seen the price, in minor units.
  package var priceMeanwhile: Int?
  /// The phone delivers at once what it bought; otherwise it waits for `push` or `visit`.
  package var delivers = false
  package var refused: String?

  package init() {}

  package static let forms = written(
    "buy", .store, "A purchase, through the whole flow of the store.", main: "product",
    fields: keys + acting,
    example: "buy: {service: smart-alerts, months: 12, card: insufficient_funds,"
      + " refused: insufficient_funds}", finish: { $0.chooseProduct($1) })

  private static let keys: [Field<Self>] = [
    .defaulted(
      "product", \.product, .productOrService,
      "A product; or a service, for which its own product is chosen, or else the smallest that"
        + " grants it."),
    Field(
      "service", .service, "The same, but a service only.", get: { _ in nil },
      set: { $0.product = $1 }),
    .defaulted(
      "months", \.months, .months,
      "The length of each period; default: the shortest on offer."),
    .defaulted(
      "card", \.card, .card, "A card of the payment sandbox; default: `approved`."),
    .expires(\.expires),
    .defaulted("autoRenew", \.autoRenew, .flag, "Whether it renews; default: `true`."),
    .authentication(\.authentication),
    .optional(
      "payment", \.payment, .choice("payment fault"),
      "What goes wrong on the way to the bank."),
    .optional(
      "priceMeanwhile", \.priceMeanwhile, .amount,
      "What the store asks for the period once the customer has seen its price, in minor units."),
    .defaulted(
      "deliver", \.delivers, .flag,
      "Whether the phone delivers at once; otherwise it waits for `push` or `visit`."),
  ]

  package var title: String { "buy \(product)" }

  /// The product that a purchase names, itself or by a service.
  private mutating func chooseProduct(_ reader: FieldReader) -> Bool {
    switch (reader.has("product"), reader.has("service")) {
    case (true, true):
      reader.report("‘product’ and ‘service’ exclude each other", at: "service")
      return false
    case (false, false):
      // A key that is spelt wrong was reported already.
      if reader.fields.isWhole { reader.report("a purchase names a product or a service") }
      return false
    case (true, false): return reader.resolve(&product, "product", for: actors)
    case (false, true): return reader.resolve(&product, "service", for: actors)
    }
  }
}
