import VehicleCatalog
package import WorldTime

extension Receipt {
  /// The document that says what was taken back: the lines of the receipts that are given back,
  /// with the signs reversed.
  ///
  /// - Parameters:
  ///   - number: The next free number.
  ///   - order: What it takes back.
  ///   - receipts: Whose money goes back, each in full; none when nothing was paid.
  ///   - credit: Why.
  ///   - now: World time.
  /// - Returns: The receipt, with amounts below zero.
  package static func credit(
    _ number: ReceiptNumber, of order: Order, giving receipts: [Receipt], _ credit: Credit,
    at now: Instant
  ) -> Receipt {
    let lines = receipts.flatMap(\.lines).map(\.reversed)
    let currency = lines.first?.amount.currency
    return Receipt(
      number: number, order: order.id, account: order.account, vehicle: order.vehicle,
      issuedAt: now, lines: lines, total: currency.map { lines.total(currency: $0) },
      vatTotal: currency.map { lines.vatTotal(currency: $0) },
      paidWith: receipts.last?.paidWith, validFrom: now, validUntil: nil, renews: false,
      withdrawUntil: nil, illustrative: receipts.contains(where: \.illustrative), credit: credit)
  }
}

extension PriceLine {
  /// The same line, given back: its VAT is the opposite of the VAT that was paid.
  fileprivate var reversed: PriceLine {
    PriceLine(
      product: product,
      amount: Money(minorUnits: -amount.minorUnits, currency: amount.currency),
      vatBasisPoints: vatBasisPoints, creditFor: creditFor)
  }
}
