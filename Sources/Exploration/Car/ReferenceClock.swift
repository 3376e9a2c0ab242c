import WorldTime

/// What a car that follows the rules believes the time is, worked out apart from the car's own
/// clock: the later of the signed times it heard, and a counter since, which is frozen without
/// power unless a battery backs it.
///
/// The driver's clock has no part in it, so that a car that listens to that one is caught.
struct ReferenceClock: Hashable, Sendable {
  /// How far the world's time is ahead of it.
  private(set) var behindMilliseconds: Int64 = 0
  /// Power was lost and nothing was heard since.
  private(set) var isCold = false
  private(set) var isStopped = false

  func now(_ world: Instant) -> Instant { world.advanced(milliseconds: -behindMilliseconds) }

  /// World time moved on.
  mutating func pass(milliseconds: Int64) {
    if isStopped { behindMilliseconds += milliseconds }
  }

  mutating func losePower(hasBackup: Bool) {
    guard !hasBackup else { return }
    (isCold, isStopped) = (true, true)
  }

  mutating func regainPower() { isStopped = false }

  /// A signed time was heard that may be old: it never sets the clock back.
  mutating func hear(_ signed: Instant, at world: Instant) {
    behindMilliseconds = min(behindMilliseconds, world.milliseconds(since: signed))
    isCold = false
  }
}
