/// What the host's clocks show at one moment. Only the outermost layer reads them; everything
/// else is handed a reading.
package struct HostReading: Hashable, Sendable {
  /// The host's idea of UTC.
  package let utc: Instant
  /// Milliseconds of a counter that never goes back and goes on while the host sleeps, from any
  /// origin.
  package let monotonicMilliseconds: Int64
  /// How many of them the host has slept.
  package let asleepMilliseconds: Int64

  package init(utc: Instant, monotonicMilliseconds: Int64, asleepMilliseconds: Int64 = 0) {
    self.utc = utc
    self.monotonicMilliseconds = monotonicMilliseconds
    self.asleepMilliseconds = asleepMilliseconds
  }
}

/// The clock of the simulated world: the host's UTC, or a virtual time line that a tester
/// freezes, advances, sets and speeds up.
///
/// A pure value. It says what time it is for a given ``HostReading``; whoever owns it applies
/// what falls due before moving it.
package struct WorldClock: Hashable, Sendable {
  /// Whether the host or the tester moves the world's time.
  package enum Mode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Follows the host's UTC; cannot be moved. Where the host is set back, the world's time is
    /// held until the host has caught up.
    case system
    /// Starts frozen and moves only as told.
    case virtual
  }

  package let mode: Mode
  /// World milliseconds for each host millisecond; 0 is frozen. Always 1 in ``Mode/system``.
  package private(set) var rate: Double
  private var base: Instant
  private var reference: Int64

  /// World seconds a host second may at most be worth: a year in about five minutes.
  package static let rateMax: Double = 100_000

  /// Longer than the calendar: whatever runs for that long has reached its end.
  private static let worldMillisecondsMax: Double = 1e15
  /// 31 years, which still fit into 64 bits of nanoseconds.
  private static let hostMillisecondsMax: Double = 1e12

  package static let system = system(notBefore: .distantPast)

  /// Follows the host, and shows nothing before `kept`, which the world has reached already.
  package static func system(notBefore kept: Instant) -> WorldClock {
    WorldClock(mode: .system, rate: 1, base: kept, reference: 0)
  }

  /// A virtual clock, frozen at `start`.
  package static func virtual(at start: Instant) -> WorldClock {
    WorldClock(mode: .virtual, rate: 0, base: start, reference: 0)
  }

  private init(mode: Mode, rate: Double, base: Instant, reference: Int64) {
    self.mode = mode
    self.rate = rate
    self.base = base
    self.reference = reference
  }

  /// World time at a host reading.
  package func now(_ host: HostReading) -> Instant {
    switch mode {
    case .system: return max(base, host.utc)
    case .virtual:
      let elapsed = Double(max(0, host.monotonicMilliseconds - reference)) * rate
      return base.advanced(milliseconds: Int64(min(elapsed, Self.worldMillisecondsMax)))
    }
  }

  /// Host milliseconds until the world shows `instant`: 0 when it already has, `nil` when a
  /// frozen clock never will by itself. At most 31 years; whoever wakes then asks again.
  package func hostMilliseconds(until instant: Instant, _ host: HostReading) -> Int64? {
    let now = now(host)
    guard instant > now else { return 0 }
    guard rate > 0 else { return nil }
    let distance = instant.milliseconds(since: mode == .system ? host.utc : now)
    return Int64(min((Double(distance) / rate).rounded(.up), Self.hostMillisecondsMax))
  }
}

// MARK: - Following the host

extension WorldClock {
  /// How far the host's clock is behind the world's time, which is held until it has caught up;
  /// `nil` when it is not, and in ``Mode/virtual``.
  package func heldMilliseconds(_ host: HostReading) -> Int64? {
    guard mode == .system, host.utc < base else { return nil }
    return base.milliseconds(since: host.utc)
  }

  /// Keeps in mind what the world shows at a reading: it never shows less from then on.
  package mutating func keepUp(with host: HostReading) {
    if mode == .system { base = max(base, host.utc) }
  }

  /// Never shows less than another clock has shown by now.
  package mutating func keepUp(with other: WorldClock) {
    if mode == .system, other.mode == .system { base = max(base, other.base) }
  }

  /// Shows what the host shows, though that is earlier: the world was led ahead by an error.
  ///
  /// - Throws: ``Refusal/notHeld`` when the host is not behind the world.
  package mutating func rejoin(_ host: HostReading) throws(Refusal) {
    guard heldMilliseconds(host) != nil else { throw .notHeld }
    base = host.utc
  }
}

extension WorldClock {
  /// Why a clock was not moved.
  package enum Refusal: Error, Hashable {
    /// The clock follows the host.
    case systemClock
    /// The instant lies before world time; the world's time never goes back.
    case backwards(now: Instant)
    /// The rate is not within 0…``WorldClock/rateMax``.
    case rateOutOfRange
    /// The clock is not held behind the host's: there is nothing to set back.
    case notHeld
  }

  /// Shows `instant` from now on; rate unchanged.
  ///
  /// - Throws: ``Refusal/systemClock``; ``Refusal/backwards(now:)`` when `instant` is past.
  package mutating func move(to instant: Instant, _ host: HostReading) throws(Refusal) {
    guard mode == .virtual else { throw .systemClock }
    let current = now(host)
    guard instant >= current else { throw .backwards(now: current) }
    base = instant
    reference = host.monotonicMilliseconds
  }

  /// Shows `instant` from now on, whatever it showed; rate unchanged. Only for a world in which
  /// nothing has happened: it has no past to go back into.
  ///
  /// - Throws: ``Refusal/systemClock``.
  package mutating func begin(at instant: Instant, _ host: HostReading) throws(Refusal) {
    guard mode == .virtual else { throw .systemClock }
    base = instant
    reference = host.monotonicMilliseconds
  }

  /// Runs at `rate` world milliseconds for each host millisecond; 0 freezes.
  ///
  /// - Throws: ``Refusal/systemClock``; ``Refusal/rateOutOfRange``.
  package mutating func run(rate newRate: Double, _ host: HostReading) throws(Refusal) {
    guard mode == .virtual else { throw .systemClock }
    guard newRate.isFinite, (0...Self.rateMax).contains(newRate) else { throw .rateOutOfRange }
    base = now(host)
    reference = host.monotonicMilliseconds
    rate = newRate
  }
}
