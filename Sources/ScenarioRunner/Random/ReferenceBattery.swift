import WorldTime

/// A 12 V battery in the reference model: its voltage, and what follows from it.
struct ReferenceBattery: Hashable, Sendable {
  /// Its terminal is on.
  private(set) var isConnected = true
  /// Millivolts times the milliseconds of a day, so that all is counted in whole numbers.
  private var charge: Int64
  private var readAt: Instant
  private var millivoltsPerDay: Int64 = 0

  private static let day: Int64 = 86_400_000
  static let full = 12_700
  /// Below it the telematics unit of a parked car is switched off.
  static let critical = 11_000
  /// Below it nothing in the car has power.
  static let dead = 10_500

  init(fullAt now: Instant) {
    charge = Int64(Self.full) * Self.day
    readAt = now
  }

  func shows(_ millivolts: Int, at now: Instant) -> Bool {
    isConnected && charge(at: now) >= Int64(millivolts) * Self.day
  }

  private func charge(at now: Instant) -> Int64 {
    let moved = charge + millivoltsPerDay * now.milliseconds(since: readAt)
    let full = max(charge, Int64(Self.full) * Self.day)
    return millivoltsPerDay > 0 ? min(moved, full) : max(moved, 0)
  }

  /// When it comes to show so many millivolts, or fewer, as it charges or drains.
  func crossing(of millivolts: Int) -> Instant? {
    guard isConnected, millivoltsPerDay != 0 else { return nil }
    let way = Int64(millivolts) * Self.day - charge
    guard way != 0, (way > 0) == (millivoltsPerDay > 0) else {
      // Just there, it is below a millisecond later.
      return way == 0 && millivoltsPerDay < 0 ? readAt.advanced(milliseconds: 1) : nil
    }
    let (whole, rest) = way.quotientAndRemainder(dividingBy: millivoltsPerDay)
    let milliseconds = millivoltsPerDay < 0 || rest != 0 ? whole + 1 : whole
    return readAt.advanced(milliseconds: milliseconds)
  }

  mutating func set(_ millivolts: Int, at now: Instant) {
    (charge, readAt) = (Int64(millivolts) * Self.day, now)
  }

  mutating func connect(_ isOn: Bool, at now: Instant) {
    read(at: now)
    isConnected = isOn
  }

  /// Charges or drains so fast from now on.
  mutating func run(_ millivoltsPerDay: Int64, at now: Instant) {
    read(at: now)
    self.millivoltsPerDay = isConnected ? millivoltsPerDay : 0
  }

  private mutating func read(at now: Instant) { (charge, readAt) = (charge(at: now), now) }
}
