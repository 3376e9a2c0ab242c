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

  package let state: State
  /// World time of the reading: the car's own work is counted in this.
  package let world: Instant
  /// How the car's counter runs against the world's time.
  package let pace: ClockPace
  /// What the car believed at `since`, from where the counter runs: a reading that were itself the
  /// start of the next would lose parts of a millisecond.
  private let believed: Instant
  private let since: Instant

  package init(now: Instant, state: State, world: Instant? = nil, pace: ClockPace = .true) {
    self.init(believed: now, since: world ?? now, state: state, world: world ?? now, pace: pace)
  }

  /// The reading at `world` of a counter that stood at `believed` at world time `since`.
  package init(believed: Instant, since: Instant, state: State, world: Instant, pace: ClockPace) {
    (self.believed, self.since) = (believed, since)
    self.state = state
    self.world = world
    self.pace = pace
  }

  /// What the car believes: every end of a right is compared with this.
  package var now: Instant {
    believed.advanced(milliseconds: pace.counted(in: world.milliseconds(since: since)))
  }

  /// The reading at another instant of world time, if nothing but time happens until then.
  package func reading(at instant: Instant) -> TrustedTime {
    TrustedTime(believed: believed, since: since, state: state, world: instant, pace: pace)
  }

  /// The first instant of world time at which the car believes that `instant` has come, this
  /// reading's own if it has; `nil` when its counter is frozen before that.
  package func world(showing instant: Instant) -> Instant? {
    guard now < instant else { return world }
    return pace.elapsed(toCount: instant.milliseconds(since: believed)).map {
      since.advanced(milliseconds: $0)
    }
  }
}

/// How fast a car's counter runs: in parts per million more or less than the world's time.
package struct ClockPace: Hashable, Sendable, Codable {
  /// −1,000,000 is frozen; 0 is true. Never below −1,000,000.
  package let partsPerMillion: Int

  package static let `true` = ClockPace(partsPerMillion: 0)
  package static let stopped = ClockPace(partsPerMillion: -1_000_000)
  /// The fastest counter a fault can make: twice the world's pace.
  package static let partsPerMillionMax = 1_000_000

  package init(partsPerMillion: Int) {
    self.partsPerMillion = min(max(partsPerMillion, -1_000_000), Self.partsPerMillionMax)
  }

  /// - Throws: what the decoder does; a pace out of range becomes the nearest within.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(partsPerMillion: try container.decode(Int.self, forKey: .partsPerMillion))
  }

  /// Milliseconds the counter moves in so many of the world's, rounded down.
  package func counted(in milliseconds: Int64) -> Int64 {
    milliseconds + drift(in: milliseconds)
  }

  /// The fewest milliseconds of the world in which the counter moves that far; `nil` for never, or
  /// not within any calendar.
  package func elapsed(toCount wanted: Int64) -> Int64? {
    guard wanted > 0 else { return wanted }
    return Self.quotientUp(of: wanted, by: 1_000_000 + partsPerMillion)
  }

  /// The fewest milliseconds of the world in which the counter is so far ahead of it, or behind it
  /// if negative; `nil` for never.
  package func elapsed(toDrift wanted: Int64) -> Int64? {
    if wanted > 0 { return Self.quotientUp(of: wanted, by: partsPerMillion) }
    if wanted == 0 { return 0 }
    // Rounded down, the counter is behind by a millisecond as soon as by any part of one.
    return Self.quotientUp(of: -wanted - 1, by: -partsPerMillion).map { elapsed in
      drift(in: elapsed) <= wanted ? elapsed : elapsed + 1
    }
  }

  /// How far the counter is ahead of the world after so many milliseconds, rounded down.
  private func drift(in milliseconds: Int64) -> Int64 {
    guard self != .true else { return 0 }
    let (whole, rest) = (Int128(milliseconds) * Int128(partsPerMillion))
      .quotientAndRemainder(dividingBy: 1_000_000)
    return Int64(clamping: rest < 0 ? whole - 1 : whole)
  }

  /// `wanted` millionths by so many, rounded up; `nil` when there is no such number.
  private static func quotientUp(of wanted: Int64, by millionths: Int) -> Int64? {
    guard millionths > 0 else { return nil }
    let rate = Int128(millionths)
    return Int64(exactly: (Int128(wanted) * 1_000_000 + rate - 1) / rate)
  }
}

/// What a car does while its clock is cold.
package enum ClockPolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Answers `clock_untrusted`.
  case failClosed = "fail_closed"
  /// Goes on with the last time it knows, until the budget of powered minutes is spent.
  case failOpen = "fail_open"
}
