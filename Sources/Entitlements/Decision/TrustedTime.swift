package import WorldTime

/// One reading of the time a car believes, and how that belief runs on while nothing but time
/// passes; the wall clock that a driver sets has no part in it.
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

  /// What the car believes: every end of a right is compared with this.
  package let now: Instant
  package let state: State
  /// World time of the reading: the car's own work is counted in this.
  package let world: Instant
  /// How the car's counter runs against the world's time.
  package let pace: ClockPace

  package init(now: Instant, state: State, world: Instant? = nil, pace: ClockPace = .true) {
    self.now = now
    self.state = state
    self.world = world ?? now
    self.pace = pace
  }

  /// The reading at another instant of world time, if nothing but time happens until then.
  package func reading(at instant: Instant) -> TrustedTime {
    TrustedTime(
      now: now.advanced(milliseconds: pace.counted(in: instant.milliseconds(since: world))),
      state: state, world: instant, pace: pace)
  }

  /// The first instant of world time at which the car believes that `instant` has come; `nil`
  /// when its counter stands still before that.
  package func world(showing instant: Instant) -> Instant? {
    let wanted = instant.milliseconds(since: now)
    guard wanted > 0 else { return world }
    return pace.elapsed(toCount: wanted).map { world.advanced(milliseconds: $0) }
  }
}

/// How fast a car's counter runs: in parts per million more or less than the world's time.
package struct ClockPace: Hashable, Sendable, Codable {
  /// −1,000,000 stands still; 0 is true. Never below −1,000,000.
  package let partsPerMillion: Int

  package static let `true` = ClockPace(partsPerMillion: 0)
  package static let stopped = ClockPace(partsPerMillion: -1_000_000)
  /// The fastest counter a fault can make: twice the world's pace.
  package static let partsPerMillionMax = 1_000_000

  package init(partsPerMillion: Int) {
    self.partsPerMillion = min(max(partsPerMillion, -1_000_000), Self.partsPerMillionMax)
  }

  /// Milliseconds the counter moves in so many of the world's, rounded down.
  package func counted(in milliseconds: Int64) -> Int64 {
    milliseconds + Self.share(partsPerMillion, of: milliseconds)
  }

  /// The fewest milliseconds of the world in which the counter moves that far; `nil` for never.
  func elapsed(toCount wanted: Int64) -> Int64? {
    guard self != .true else { return wanted }
    guard self != .stopped else { return nil }
    let rate = 1_000_000 + Int64(partsPerMillion)
    let (high, low) = wanted.multipliedFullWidth(by: 1_000_000)
    guard high < rate else { return nil }
    var elapsed = rate.dividingFullWidth((high, low)).quotient
    while counted(in: elapsed) < wanted { elapsed += 1 }
    while elapsed > 0, counted(in: elapsed - 1) >= wanted { elapsed -= 1 }
    return elapsed
  }

  /// `part` millionths of `whole`, rounded down, without overflow.
  private static func share(_ part: Int, of whole: Int64) -> Int64 {
    guard part != 0 else { return 0 }
    let (quotient, rest) = whole.quotientAndRemainder(dividingBy: 1_000_000)
    let product = rest * Int64(part)
    let down = product >= 0 ? product / 1_000_000 : -((-product + 999_999) / 1_000_000)
    return quotient * Int64(part) + down
  }
}

/// What a car does while its clock is cold.
package enum ClockPolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Answers `clock_untrusted`.
  case failClosed = "fail_closed"
  /// Goes on with the last time it knows, until the budget of powered minutes is spent.
  case failOpen = "fail_open"
}
