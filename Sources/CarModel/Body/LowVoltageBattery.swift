package import WorldTime

/// The 12 V battery: a voltage at an instant, and how it moves from there by time alone.
///
/// - Source: COVESA VSS 6.0, `Vehicle.LowVoltageBattery.CurrentVoltage`; the levels and rates are
///   guesses that make a parked car low after six weeks and dead after sixteen, and a car left with
///   its accessories on dead after four days.
package struct LowVoltageBattery: Hashable, Sendable, Codable {
  /// The voltage at ``since`` in millivolt-milliseconds a day, so that no rounding is ever kept.
  private var level: Int64
  private var since: Instant
  /// Millivolts a day; negative while it drains.
  private var millivoltsPerDay: Int64 = 0
  /// `false` when somebody took the terminal off: then nothing in the car has power.
  package private(set) var isConnected = true

  /// How much is left.
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case normal
    /// Below ``LowVoltageBattery/lowMillivolts``.
    case low
    /// Below ``LowVoltageBattery/criticalMillivolts``: the telematics unit is switched off.
    case critical
    /// Below ``LowVoltageBattery/deadMillivolts``, or disconnected: nothing has power.
    case dead
  }

  package static let fullMillivolts = 12_700
  package static let lowMillivolts = 11_800
  package static let criticalMillivolts = 11_000
  package static let deadMillivolts = 10_500
  /// The highest voltage that can be set.
  package static let millivoltsMax = 16_000

  package init(millivolts: Int = fullMillivolts, at instant: Instant) {
    level = Self.level(of: millivolts)
    since = instant
  }

  /// Rounded down.
  package func millivolts(at instant: Instant) -> Int {
    Int(level(at: instant) / Self.dayMilliseconds)
  }

  package func state(at instant: Instant) -> State {
    guard isConnected else { return .dead }
    return switch level(at: instant) {
    case ..<Self.level(of: Self.deadMillivolts): .dead
    case ..<Self.level(of: Self.criticalMillivolts): .critical
    case ..<Self.level(of: Self.lowMillivolts): .low
    default: .normal
    }
  }

  /// At least so many millivolts.
  package func holds(_ millivolts: Int, at instant: Instant) -> Bool {
    isConnected && level(at: instant) >= Self.level(of: millivolts)
  }

  /// The first milliseconds ahead at which ``holds(_:at:)`` turns for one of the levels.
  package func dueInstants(of levels: [Int], after now: Instant) -> [Instant] {
    guard millivoltsPerDay != 0, isConnected else { return [] }
    return levels.compactMap { millivolts in
      let distance = Self.level(of: millivolts) - level
      // Up: the first that reaches it. Down: the first that is below it.
      let elapsed =
        millivoltsPerDay > 0
        ? (distance + millivoltsPerDay - 1) / millivoltsPerDay
        : distance / millivoltsPerDay + 1
      let due = since.advanced(milliseconds: elapsed)
      return due > now && holds(millivolts, at: due) != holds(millivolts, at: now) ? due : nil
    }
  }

  /// It could have come to be: kept numbers of any other size would overflow.
  var isSound: Bool {
    abs(millivoltsPerDay) <= Self.millivoltsPerDayMax
      && (0...Self.level(of: Self.millivoltsMax)).contains(level)
  }

  mutating func set(millivolts: Int, at now: Instant) {
    level = Self.level(of: millivolts)
    since = now
  }

  mutating func connect(_ isOn: Bool, at now: Instant) {
    rebase(at: now)
    isConnected = isOn
  }

  /// Charges or drains from now on as the car's state asks.
  mutating func settle(power: PowerMode, isFedByTraction: Bool, at now: Instant) {
    let rate = isConnected ? Self.rate(power: power, isFedByTraction: isFedByTraction) : 0
    guard rate != millivoltsPerDay else { return }
    rebase(at: now)
    millivoltsPerDay = rate
  }

  private static func rate(power: PowerMode, isFedByTraction: Bool) -> Int64 {
    switch power {
    case .on, .driving: 24_000
    case .accessory: -500
    case .off: isFedByTraction ? 0 : -20
    }
  }

  private static let millivoltsPerDayMax: Int64 = 24_000
  private static let dayMilliseconds: Int64 = 86_400_000

  private static func level(of millivolts: Int) -> Int64 { Int64(millivolts) * dayMilliseconds }

  private func level(at instant: Instant) -> Int64 {
    guard millivoltsPerDay != 0 else { return level }
    let moved = level + millivoltsPerDay * max(0, instant.milliseconds(since: since))
    return millivoltsPerDay > 0
      ? min(moved, max(level, Self.level(of: Self.fullMillivolts))) : max(moved, 0)
  }

  mutating func setBack(_ back: SetBack) { since = back(since) }

  private mutating func rebase(at now: Instant) {
    level = level(at: now)
    since = now
  }
}
