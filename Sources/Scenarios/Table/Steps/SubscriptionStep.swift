package import WorldTime

/// Something done to the newest subscription to a product that is not over, or else the newest.
package struct SubscriptionStep: RefusableStep {
  /// What is done.
  package enum Act: String, Hashable, Sendable, CaseIterable {
    case cancel, resume, refund, withdraw, pause, transfer
  }
  package var actors = Actors()
  package var act = Act.cancel
  /// A product's id.
  package var product = ""
  /// How long a pause lasts.
  package var length = Period.zero
  /// The name of the vehicle that goes on with what is transferred.
  package var target = ""
  package var refused: String?

  package init() {}

  package static let forms = [
    form(.cancel, "Switches the renewal off; what is paid runs to its end."),
    form(.resume, "Switches the renewal on again, or ends a pause."),
    form(.refund, "The store gives the last payment back."),
    form(.withdraw, "The customer withdraws from the contract and gets everything back."),
    form(
      .pause, "Asks for a pause from the end of the paid period on.",
      [.required("for", \.length, .period, "How long the pause lasts.")],
      example: "pause: {product: smart-alerts, for: 1month}"),
    form(
      .transfer, "Moves the subscription to another car of the same customer.",
      [.required("to", \.target, .vehicle, "The car that goes on with it.")],
      example: "transfer: {product: smart-alerts, to: second}"),
  ]

  private static func form(
    _ act: Act, _ summary: String, _ more: [Field<Self>] = [], example: String? = nil
  ) -> StepForm<Self> {
    StepForm(
      act.rawValue, .store, summary, main: more.isEmpty ? "product" : nil,
      blank: Self { $0.act = act }, fields: [.owned(\.product)] + more + acting,
      example: example ?? "\(act.rawValue): smart-alerts"
    ) { $1.resolve(&$0.product, "product", for: $0.actors) }
  }

  package var form: StepForm<Self> {
    Self.forms.first { $0.name == act.rawValue } ?? Self.forms[0]
  }

  package var title: String {
    switch act {
    case .cancel, .resume, .refund, .withdraw: "\(name) \(product)"
    case .pause: "pause for \(length) \(product)"
    case .transfer: "transfer to \(target) \(product)"
    }
  }
}
