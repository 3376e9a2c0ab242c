package import WorldTime

/// When a service is expected to change next.
package enum ExpectedInstant: Hashable, Sendable {
  case at(Instant)
  /// Time alone changes nothing any more.
  case never
}
