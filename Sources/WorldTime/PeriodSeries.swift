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

  /// The end of period number `count` (1 is the first), counted from the anchor; beyond the
  /// calendar it is ``Instant/distantFuture``.
  package func end(ofPeriod count: Int) -> Instant {
    precondition(count >= 0, "periods are counted from the anchor on")
    let (months, monthsOverflow) = period.months.multipliedReportingOverflow(by: count)
    let (rest, restOverflow) = period.milliseconds.multipliedReportingOverflow(by: Int64(count))
    guard !monthsOverflow, !restOverflow else { return .distantFuture }
    return anchor.adding(Period(months: months, milliseconds: rest))
  }
}

extension PeriodSeries {
  private enum CodingKeys: String, CodingKey { case anchor, period }

  /// - Throws: `DecodingError` when the period does not move forward.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let period = try container.decode(Period.self, forKey: .period)
    guard period.isPositive else {
      throw DecodingError.dataCorruptedError(
        forKey: .period, in: container,
        debugDescription: "a series of ‘\(period)’ would never move forward")
    }
    self.init(anchor: try container.decode(Instant.self, forKey: .anchor), period: period)
  }
}
