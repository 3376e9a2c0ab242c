package import WorldTime

/// A new card takes the place of the one that a subscription is paid with; what is overdue is
/// charged to it at once.
package struct PayWithStep: RefusableStep {
  package var actors = Actors()
  /// A product's id; the newest subscription to it is meant.
  package var product = ""
  /// The name of a test card of the payment sandbox, such as `approved`.
  package var card = ""
  /// As in ``BuyStep/expires``.
  package var expires: Instant?
  /// What the customer does when the bank asks for 3-D Secure.
  package var authentication: BuyStep.Authentication?
  package var refused: String?

  package init() {}

  package static let forms = written(
    "pay-with", .store,
    "Puts a new card in place of the one that pays a subscription, once the bank has verified"
      + " it; what is overdue is charged to it at once.",
    fields: [
      .owned(\.product),
      .required("card", \.card, .card, "The new card, of the payment sandbox."),
      .expires(\.expires), .authentication(\.authentication),
    ] + acting, example: "pay-with: {product: smart-alerts, card: approved}"
  ) { $1.resolve(&$0.product, "product", for: $0.actors) }

  package var title: String { "pay-with \(card) for \(product)" }
}
