/// Why a pairing failed after the six digits stood on the screens: whoever stands between a phone
/// and a car has one guess at them in each pairing, so all of these count.
package enum PairingFailure: String, Hashable, Sendable, CaseIterable {
  /// The person at the car was given other digits than the car's.
  case numbersDiffer = "numbers_differ"
  /// The person at the car said no.
  case rejected
  /// The phone did not hold the key, or what it sent had been changed on its way.
  case checkFailed = "check_failed"
  /// The phone gave up.
  case cancelled
  /// The phone's connection ended.
  case connectionClosed = "connection_closed"
  /// Nobody said anything for too long.
  case timedOut = "timed_out"
}
