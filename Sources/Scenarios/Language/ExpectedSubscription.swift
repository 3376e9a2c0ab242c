package import NissanStore

/// How the newest subscription to a product stands in the store.
package struct ExpectedSubscription: Hashable, Sendable {
  package var product: String
  package var state: String
  /// Why its last charge was declined.
  package var declined: DeclineCode?

  package init(product: String, state: String, declined: DeclineCode? = nil) {
    self.product = product
    self.state = state
    self.declined = declined
  }
}
