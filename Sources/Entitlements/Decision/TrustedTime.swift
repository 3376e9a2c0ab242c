package import WorldTime

/// One reading of the time a car believes; the wall clock that a driver sets has no part in it.
package struct TrustedTime: Hashable, Sendable, Codable {
  /// How far the reading can be believed.
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Signed time was heard recently and counted on since.
    case trusted
    /// The same, long ago.
    case aged
    /// Power was lost and nothing counted on; `now` is only a lower bound.
    case cold
  }

  package let now: Instant
  package let state: State

  package init(now: Instant, state: State) {
    self.now = now
    self.state = state
  }
}

/// What a car does while its clock is cold.
package enum ClockPolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Answers `clock_untrusted`.
  case failClosed = "fail_closed"
  /// Goes on with the last time it knows. Whoever keeps the budget of powered minutes hands in
  /// ``failClosed`` when it is spent.
  case failOpen = "fail_open"
}
