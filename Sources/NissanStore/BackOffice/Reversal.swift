/// What was taken back, and the document that says so.
package struct Reversal: Hashable, Sendable {
  package let order: Order
  /// `nil` for a free product.
  package let subscription: Subscription?
  /// The credit, or the acknowledgement of a withdrawal.
  package let receipt: Receipt

  package init(order: Order, subscription: Subscription?, receipt: Receipt) {
    self.order = order
    self.subscription = subscription
    self.receipt = receipt
  }
}
