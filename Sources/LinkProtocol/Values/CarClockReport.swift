package import CarModel
package import Entitlements
package import WorldTime

/// The two clocks of a car.
package struct CarClockReport: Codable, Hashable, Sendable, WireDocumented {
  package var trustedTime: Instant
  package var trust: TrustedTime.State
  package var policy: ClockPolicy
  package var budgetMinutes: Int
  package var backup: Bool
  package var wallTime: Instant
  package var wallFlag: WallFlag?

  package static let notes = [
    "trustedTime": "What the car believes: every end of a right is compared with this.",
    "trust": "Cold after the 12 V supply was lost; aged after 35 days without a signed time.",
    "policy": "What it does while cold.",
    "budgetMinutes": "Powered minutes that fail_open goes on for, min.",
    "backup": "The counter goes on without the 12 V supply.",
    "wallTime": "What the dashboard shows; it moves nothing else.",
    "wallFlag": "Whether the dashboard is off by more than five minutes.",
  ]

  package static let sample = CarClockReport(
    trustedTime: Instant(milliseconds: 1_769_853_600_000), trust: .trusted, policy: .failClosed,
    budgetMinutes: 60, backup: true, wallTime: Instant(milliseconds: 1_769_853_600_000))
}

extension CarClockReport {
  package init(_ clock: CarClock, at now: Instant) {
    let reading = clock.reading(at: now)
    self.init(
      trustedTime: reading.now, trust: reading.state,
      policy: clock.policy, budgetMinutes: clock.budgetMinutes,
      backup: clock.hasBackup, wallTime: clock.wallTime(at: now),
      wallFlag: clock.wallFlag(at: now))
  }
}
