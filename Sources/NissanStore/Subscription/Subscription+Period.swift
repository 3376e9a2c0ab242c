package import WorldTime

extension Subscription {
  /// When the period begins that a charge at `instant` pays for.
  package func startOfNextPeriod(at instant: Instant) -> Instant {
    state == .onHold || state == .paused ? instant : paidThrough
  }
}

extension Subscription {
  /// A pack can take its place: it is not over, paid for the first time, or replaced already.
  package var canBeUpgraded: Bool {
    SubscriptionMachine.knows(.upgraded, in: state)
  }
}
