package import WorldTime

extension Subscription {
  /// When the period begins that a charge at `instant` pays for.
  package func startOfNextPeriod(at instant: Instant) -> Instant {
    state == .onHold || state == .paused ? instant : paidThrough
  }
}

extension Subscription {
  /// The customer can pay for another period of the same product from now on: the rest of what is
  /// paid is credited. During a free term there is nothing to credit, and the rest of it would be
  /// lost.
  func canChange(toMonths months: Int) -> Bool {
    guard let billing, billing.period.months > 0 else { return false }
    return billing.period.months != months && state != .trial && canBeUpgraded
  }

  /// A pack or another period can take its place: it is not over, paid for
  /// the first time, or replaced already.
  package var canBeUpgraded: Bool {
    SubscriptionMachine.knows(.upgraded, in: state)
  }
}
