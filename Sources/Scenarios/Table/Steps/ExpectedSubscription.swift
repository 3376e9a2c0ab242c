package import NissanStore

/// How the newest subscription to a product stands in the store.
package struct ExpectedSubscription: ExpectedOfProduct, Sendable {
  package var product: String
  /// Such as `cancelled`; `none` without a subscription.
  package var state: String
  /// Why its last charge was declined.
  package var declined: DeclineCode?

  package init(product: String = "", state: String = "", declined: DeclineCode? = nil) {
    self.product = product
    self.state = state
    self.declined = declined
  }
}

extension ExpectedSubscription {
  /// The keys of `subscription`.
  static let mapping = Mapping(
    ExpectedSubscription(),
    [
      product(\.product),
      .required(
        "state", \.state, .subscriptionState, "Its state, such as `cancelled`, or `none`."),
      .optional(
        "declined", \.declined, .choice("decline"), "Why its last charge was declined."),
    ])
}

/// What of the cards used may be found in what a world wrote.
package enum ExpectedCardData: String, Hashable, Sendable, CaseIterable {
  /// No number and no security code, anywhere.
  case nothing = "none"
}
