import WorldTime

extension ExpressionValue {
  /// The sum, difference or product of two values.
  ///
  /// - Throws: ``ExpressionError`` where there is none, as for two instants, or it is too large.
  func combined(
    _ sign: Expression.Operator, with other: ExpressionValue
  ) throws(ExpressionError) -> ExpressionValue {
    switch (calculable, sign, other.calculable) {
    case (.open, _, _), (_, _, .open): return .open
    case (.number(let left), .plus, .number(let right)): return .number(try Self.sum(left, right))
    case (.number(let left), .minus, .number(let right)):
      return .number(try Self.sum(left, -right))
    case (.number(let left), .times, .number(let right)):
      return .number(try Self.product(left, right))
    case (.number(let count), .times, .period(let period)),
      (.period(let period), .times, .number(let count)):
      return .period(try Self.product(period, count))
    case (.period(let left), .plus, .period(let right)):
      return .period(try Self.sum(left, right))
    case (.period(let left), .minus, .period(let right)):
      return .period(try Self.sum(left, Self.product(right, -1)))
    case (.instant(let anchor, let offset), .plus, .period(let period)),
      (.period(let period), .plus, .instant(let anchor, let offset)):
      return .instant(anchor: anchor, plus: try Self.sum(offset, period))
    case (.instant(let anchor, let offset), .minus, .period(let period)):
      return .instant(anchor: anchor, plus: try Self.sum(offset, Self.product(period, -1)))
    case (.instant(let left, let leftPlus), .minus, .instant(let right, let rightPlus)):
      let difference = left.adding(leftPlus).milliseconds(since: right.adding(rightPlus))
      return .period(.milliseconds(difference))
    default:
      throw ExpressionError(description: "\(kind) \(sign.rawValue) \(other.kind) means nothing")
    }
  }

  private static let overflow = ExpressionError(description: "a result that is too large")

  private static func sum(_ left: Int, _ right: Int) throws(ExpressionError) -> Int {
    let (sum, overflowed) = left.addingReportingOverflow(right)
    guard !overflowed, sum.magnitude < 1 << 62 else { throw overflow }
    return sum
  }

  private static func product(_ left: Int, _ right: Int) throws(ExpressionError) -> Int {
    let (product, overflowed) = left.multipliedReportingOverflow(by: right)
    guard !overflowed, product.magnitude < 1 << 62 else { throw overflow }
    return product
  }

  private static func sum(_ left: Period, _ right: Period) throws(ExpressionError) -> Period {
    Period(
      months: try sum(left.months, right.months),
      milliseconds: Int64(try sum(Int(left.milliseconds), Int(right.milliseconds))))
  }

  private static func product(_ period: Period, _ count: Int) throws(ExpressionError) -> Period {
    Period(
      months: try product(period.months, count),
      milliseconds: Int64(try product(Int(period.milliseconds), count)))
  }
}
