package import WorldTime

/// Which clock a daemon is to run on.
package enum ClockStart: Hashable, Sendable {
  /// As the state folder was kept; the host's clock for a new one.
  case kept
  /// The host's; held where the world is ahead of it.
  case system
  /// Virtual and frozen: where a new state folder begins (`nil`: at the host's time). One that was
  /// used before goes on from where it stopped.
  case virtual(Instant?)

  /// The clock to begin with.
  ///
  /// - Throws: ``StartRefusal/stateUnreadable(_:)`` when the kept rate makes no sense.
  func clock(continuing kept: StoredClock?, at host: HostReading) throws(StartRefusal) -> WorldClock
  {
    switch self {
    case .kept:
      return try (kept?.mode == .virtual ? ClockStart.virtual(nil) : .system)
        .clock(continuing: kept, at: host)
    case .system:
      var clock = WorldClock.system(notBefore: kept?.instant ?? .distantPast)
      clock.keepUp(with: host)
      return clock
    case .virtual(let start):
      guard let kept else { return .virtual(at: start ?? host.utc) }
      var clock = WorldClock.virtual(at: kept.instant)
      if kept.mode == .virtual, kept.rate > 0 {
        do throws(WorldClock.Refusal) {
          try clock.run(rate: kept.rate, host)
        } catch {
          throw .stateUnreadable("the kept clock rate \(kept.rate) is out of range")
        }
      }
      return clock
    }
  }
}

/// The clock as it is kept between two runs.
package struct StoredClock: Hashable, Sendable {
  let mode: WorldClock.Mode
  let instant: Instant
  let rate: Double

  init(mode: WorldClock.Mode, instant: Instant, rate: Double) {
    self.mode = mode
    self.instant = instant
    self.rate = rate
  }

  init(_ clock: WorldClock, now: Instant) {
    self.init(mode: clock.mode, instant: now, rate: clock.rate)
  }
}
