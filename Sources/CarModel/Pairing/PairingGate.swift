package import WorldTime

/// Keeps unauthenticated peers from guessing: after three failed pairings in a row the car takes none for
/// 30 s of world time, and twice as long after each further failure.
package struct PairingGate: Hashable, Sendable, Codable {
  /// Failures since the last completed pairing.
  package private(set) var failures: Int
  /// World time at which the car pairs again.
  package private(set) var lockedUntil: Instant?

  /// Failures that are let pass.
  package static let failuresMax = 3
  /// The first lock; each further one is twice as long.
  package static let firstLockSeconds = 30
  /// Doublings after which the lock stays as long as it is: about nine hours.
  package static let doublingsMax = 10

  package init(failures: Int = 0, lockedUntil: Instant? = nil) {
    self.failures = failures
    self.lockedUntil = lockedUntil
  }

  /// The end of a lock that holds at `now`.
  package func lock(at now: Instant) -> Instant? {
    lockedUntil.flatMap { now < $0 ? $0 : nil }
  }

  mutating func recordFailure(at now: Instant) {
    failures += 1
    guard failures >= Self.failuresMax else { return }
    let doublings = min(failures - Self.failuresMax, Self.doublingsMax)
    lockedUntil = now.adding(.seconds(Self.firstLockSeconds << doublings))
  }

  mutating func recordSuccess() { self = PairingGate() }

  mutating func setBack(_ back: SetBack) { lockedUntil = lockedUntil.map { back($0) } }
}
