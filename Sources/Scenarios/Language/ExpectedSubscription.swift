/// How the newest subscription to a product stands in the store.
package struct ExpectedSubscription: Hashable, Sendable {
  package var product: String
  package var state: String

  package init(product: String, state: String) {
    self.product = product
    self.state = state
  }
}
