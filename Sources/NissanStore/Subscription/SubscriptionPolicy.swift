package import WorldTime

/// The windows around a payment that does not come, a pause and a higher price.
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
  /// How long a first payment that is under way is waited for.
  ///
  /// - Source: Stripe, subscriptions: `incomplete` becomes `incomplete_expired` after 23 hours.
  package var pending: Period
  /// The shortest pause.
  ///
  /// - Source: Google Play Billing, pause: one week to three months.
  package var pauseMin: Period
  /// The longest pause.
  ///
  /// - Source: as ``pauseMin``.
  package var pauseMax: Period
  /// How long before its first charge a higher price is told.
  ///
  /// - Source: Google Play Billing, price changes: subscribers are told 30 days before the first
  ///   charge that is higher.
  package var priceNotice: Period

  package init(
    grace: Period = .days(16), weeklyGrace: Period = .days(6), recovery: Period = .days(60),
    retryLead: Period = .days(1), pending: Period = .hours(23), pauseMin: Period = .days(7),
    pauseMax: Period = .months(3), priceNotice: Period = .days(30)
  ) {
    self.grace = grace
    self.weeklyGrace = weeklyGrace
    self.recovery = recovery
    self.retryLead = retryLead
    self.pending = pending
    self.pauseMin = pauseMin
    self.pauseMax = pauseMax
    self.priceNotice = priceNotice
  }

  /// Whether a pause of this length from this instant is neither too short nor too long.
  package func allows(pause: Period, from start: Instant) -> Bool {
    (start.adding(pauseMin)...start.adding(pauseMax)).contains(start.adding(pause))
  }

  /// The grace that a subscription of this period gets.
  package func grace(for period: Period) -> Period {
    period.months == 0 && period.milliseconds <= Period.days(7).milliseconds ? weeklyGrace : grace
  }
}
