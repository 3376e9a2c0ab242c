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

  package init(
    trustedTime: Instant, trust: TrustedTime.State, policy: ClockPolicy, budgetMinutes: Int,
    backup: Bool, wallTime: Instant, wallFlag: WallFlag? = nil
  ) {
    self.trustedTime = trustedTime
    self.trust = trust
    self.policy = policy
    self.budgetMinutes = budgetMinutes
    self.backup = backup
    self.wallTime = wallTime
    self.wallFlag = wallFlag
  }

  package static let sample = CarClockReport(
    trustedTime: Instant(milliseconds: 1_769_853_600_000), trust: .trusted, policy: .failClosed,
    budgetMinutes: 60, backup: true, wallTime: Instant(milliseconds: 1_769_853_600_000))
}
