/// What a customer does when the bank asks for 3-D Secure.
package enum AuthenticationAnswer: String, Hashable, Sendable, CaseIterable {
  case accept, refuse
  /// Walks away without an answer.
  case abandon
}
