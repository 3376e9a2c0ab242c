/// Equal periods laid end to end from one anchor, so that the anchor's day of month is kept:
/// 31 January → 28 February → 31 March, never 28 March.
package struct PeriodSeries: Hashable, Sendable, Codable {
  /// The start of the first period; its day of month is the anchor day.
  package let anchor: Instant
  /// The length of each period; positive.
  package let period: Period

  package init(anchor: Instant, period: Period) {
    precondition(period.isPositive, "a series needs a period that moves forward")
    self.anchor = anchor
    self.period = period
  }

  /// The end of period number `count` (1 is the first), counted from the anchor.
  package func end(ofPeriod count: Int) -> Instant {
    anchor.adding(
      Period(months: period.months * count, milliseconds: period.milliseconds * Int64(count)))
  }
}
