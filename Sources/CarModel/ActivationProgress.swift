package import WorldTime

/// The car's work to make one entitled service usable: it runs while its conditions hold, stands
/// still while they do not, and keeps what was done.
package struct ActivationProgress: Hashable, Sendable, Codable {
  /// How long the work takes in all; milliseconds, not negative.
  package let totalMilliseconds: Int64
  /// What was done up to ``runningSince``, or altogether while it stands still.
  package private(set) var doneMilliseconds: Int64
  /// Since when it runs; `nil` while it stands still and when it is done.
  package private(set) var runningSince: Instant?

  package init(
    totalMilliseconds: Int64, doneMilliseconds: Int64 = 0, runningSince: Instant? = nil
  ) {
    self.totalMilliseconds = totalMilliseconds
    self.doneMilliseconds = doneMilliseconds
    self.runningSince = runningSince
  }

  /// When it will be done if nothing stops it; `nil` while it stands still.
  package var endsAt: Instant? {
    runningSince?.advanced(milliseconds: totalMilliseconds - doneMilliseconds)
  }

  package func isDone(at now: Instant) -> Bool {
    doneMilliseconds >= totalMilliseconds || endsAt.map { $0 <= now } ?? false
  }

  /// 0…100, rounded down.
  package func percent(at now: Instant) -> Int {
    guard totalMilliseconds > 0 else { return 100 }
    let running = runningSince.map { max(0, now.milliseconds(since: $0)) } ?? 0
    return Int(min(totalMilliseconds, doneMilliseconds + running) * 100 / totalMilliseconds)
  }

  /// Books what was done until `now`; then runs on, or stands still.
  mutating func settle(at now: Instant, running: Bool) {
    if isDone(at: now) {
      doneMilliseconds = totalMilliseconds
      runningSince = nil
      return
    }
    if let since = runningSince { doneMilliseconds += max(0, now.milliseconds(since: since)) }
    runningSince = running ? now : nil
  }
}
