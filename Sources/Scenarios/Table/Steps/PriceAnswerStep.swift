/// The customer's answer to a higher price that was announced for a subscription.
package struct PriceAnswerStep: RefusableStep {
  package var actors = Actors()
  package var agrees = true
  /// A product's id; the subscription is meant as in ``SubscriptionStep``.
  package var product = ""
  package var refused: String?

  package init() {}

  package static let forms = [
    form(
      "accept-price", agrees: true,
      "The customer agrees to the higher price that was announced."),
    form(
      "refuse-price", agrees: false,
      "The customer refuses the higher price: the subscription ends with the last period at the"
        + " old one."),
  ]

  private static func form(_ name: String, agrees: Bool, _ summary: String) -> StepForm<Self> {
    StepForm(
      name, .store, summary, main: "product", blank: Self { $0.agrees = agrees },
      fields: [.owned(\.product)] + acting, example: "\(name): smart-alerts"
    ) { $1.resolve(&$0.product, "product", for: $0.actors) }
  }

  package var form: StepForm<Self> { Self.forms[agrees ? 0 : 1] }

  package var title: String { "\(name) \(product)" }
}
