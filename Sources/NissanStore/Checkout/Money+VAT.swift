package import VehicleCatalog

extension Money {
  /// The VAT inside an amount that includes it, rounded half-even to hundredths.
  ///
  /// - Parameter basisPoints: hundredths of a percent: 2000 is 20 %.
  /// - Returns: The share of the tax, in the same currency.
  package func vatIncluded(basisPoints: Int) -> Money {
    let rate = Int64(basisPoints)
    let (quotient, remainder) = (minorUnits * rate).quotientAndRemainder(dividingBy: 10_000 + rate)
    let doubled = remainder.magnitude * 2
    let half = (10_000 + rate).magnitude
    let roundsAway = doubled > half || (doubled == half && !quotient.isMultiple(of: 2))
    let step: Int64 = minorUnits < 0 ? -1 : 1
    return Money(minorUnits: roundsAway ? quotient + step : quotient, currency: currency)
  }
}
