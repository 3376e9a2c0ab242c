package import Entitlements
package import WorldTime

/// The car's work to make one entitled service usable: it runs while its conditions hold, stands
/// still while they do not, and keeps what was done. An attempt that fails begins again from
/// nothing, after a while.
package struct ActivationProgress: Hashable, Sendable, Codable {
  /// How long the work takes in all; milliseconds, not negative.
  package let totalMilliseconds: Int64
  /// What was done up to ``runningSince``, or altogether while it is frozen.
  package private(set) var doneMilliseconds: Int64
  /// Since when it runs; `nil` while it is frozen and when it is done.
  package private(set) var runningSince: Instant?
  /// Attempts that failed, one after the other.
  package private(set) var failedAttempts: Int
  /// When the next attempt begins, after one that failed.
  package private(set) var retryAt: Instant?
  /// The car gave up.
  package private(set) var failure: ActivationFailure?

  /// Seconds between an attempt that failed and the next; after the last one the car gives up.
  ///
  /// - Source: `seconds_between_retries` of smartdevicelink/sdl_core's preloaded policy table.
  package static let retrySeconds = [1, 5, 25, 125, 625]

  package init(
    totalMilliseconds: Int64, doneMilliseconds: Int64 = 0, runningSince: Instant? = nil,
    failedAttempts: Int = 0, retryAt: Instant? = nil, failure: ActivationFailure? = nil
  ) {
    self.totalMilliseconds = totalMilliseconds
    self.doneMilliseconds = doneMilliseconds
    self.runningSince = runningSince
    self.failedAttempts = failedAttempts
    self.retryAt = retryAt
    self.failure = failure
  }

  /// When it will be done if nothing stops it; `nil` while it is frozen.
  package var endsAt: Instant? {
    runningSince?.advanced(milliseconds: totalMilliseconds - doneMilliseconds)
  }

  package func isDone(at now: Instant) -> Bool {
    failure == nil && retryAt == nil
      && (doneMilliseconds >= totalMilliseconds || endsAt.map { $0 <= now } ?? false)
  }

  /// 0…100, rounded down.
  package func percent(at now: Instant) -> Int {
    guard totalMilliseconds > 0 else { return 100 }
    let running = runningSince.map { max(0, now.milliseconds(since: $0)) } ?? 0
    return Int(min(totalMilliseconds, doneMilliseconds + running) * 100 / totalMilliseconds)
  }

  /// When the attempt after a failure at `now` would begin; `nil` when the car would give up.
  package func nextAttempt(after now: Instant) -> Instant? {
    guard failedAttempts < Self.retrySeconds.count else { return nil }
    return now.adding(.seconds(Self.retrySeconds[failedAttempts]))
  }

  /// Books what was done until `now`; then runs on, or is frozen.
  mutating func settle(at now: Instant, running: Bool) {
    guard failure == nil else { return }
    if let start = retryAt {
      guard start <= now else { return }
      retryAt = nil
    }
    if isDone(at: now) {
      doneMilliseconds = totalMilliseconds
      runningSince = nil
      return
    }
    if let since = runningSince { doneMilliseconds += max(0, now.milliseconds(since: since)) }
    runningSince = running ? now : nil
  }

  /// The attempt came to its end and did not work.
  mutating func fail(terminally isTerminal: Bool, at now: Instant) {
    (doneMilliseconds, runningSince) = (0, nil)
    if isTerminal {
      failure = .notRetryable
    } else if let start = nextAttempt(after: now) {
      failedAttempts += 1
      retryAt = start
    } else {
      failure = .ecuUnreachable
    }
  }

  mutating func setBack(_ back: SetBack) {
    (runningSince, retryAt) = (runningSince.map { back($0) }, retryAt.map { back($0) })
  }

  /// Forgets that the control unit could not be reached: the ladder begins anew.
  mutating func tryAgain() {
    guard failure == .ecuUnreachable else { return }
    self = ActivationProgress(totalMilliseconds: totalMilliseconds)
  }
}
