package import WorldTime

/// The windows around an unpaid renewal.
package struct SubscriptionPolicy: Hashable, Sendable {
  /// How long a service stays usable after a failed renewal.
  ///
  /// - Source: Apple, Billing Grace Period: 16 days.
  package var grace: Period
  /// The same for periods of a week or less.
  ///
  /// - Source: Apple, Billing Grace Period: 6 days for weekly subscriptions.
  package var weeklyGrace: Period
  /// From the missed renewal to the end of the hold: the hold is this less the grace.
  ///
  /// - Source: Google Play Billing, account hold: 60 days less the grace period.
  package var recovery: Period
  /// How long before each deadline the charge is tried again.
  ///
  /// - Source: Kill Bill, overdue: payments retried a day before each step.
  package var retryLead: Period

  package init(
    grace: Period = .days(16), weeklyGrace: Period = .days(6), recovery: Period = .days(60),
    retryLead: Period = .days(1)
  ) {
    self.grace = grace
    self.weeklyGrace = weeklyGrace
    self.recovery = recovery
    self.retryLead = retryLead
  }

  /// The grace that a subscription of this period gets.
  package func grace(for period: Period) -> Period {
    period.months == 0 && period.milliseconds <= Period.days(7).milliseconds ? weeklyGrace : grace
  }
}
