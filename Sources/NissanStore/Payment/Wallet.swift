/// The cards of an account.
package struct Wallet: Hashable, Sendable {
  /// In the order of adding.
  package let methods: [PaymentMethod]
  /// The one that is charged when none is named: the one that was chosen, else the first that was
  /// added or paid a purchase. `nil` before, and after it was removed without a replacement.
  package let defaultMethod: PaymentMethodID?

  package init(methods: [PaymentMethod], defaultMethod: PaymentMethodID?) {
    self.methods = methods
    self.defaultMethod = defaultMethod
  }
}
