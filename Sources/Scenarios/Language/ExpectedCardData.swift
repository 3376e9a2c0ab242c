/// What of the cards used may be found in what a world wrote.
package enum ExpectedCardData: String, Hashable, Sendable, CaseIterable {
  /// No number and no security code, anywhere.
  case nothing = "none"
}
