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
  ///   - free: What it says then.
  ///   - credit: Why.
  ///   - now: World time.
  /// - Returns: The receipt, with amounts below zero.
  package static func credit(
    _ number: ReceiptNumber, of order: Order, giving receipts: [Receipt], orFree free: PriceLine,
    _ credit: Credit, at now: Instant
  ) -> Receipt {
    let paid = receipts.flatMap(\.lines).map(\.reversed)
    let lines = paid.isEmpty ? [free] : paid
    let currency = paid.first?.amount.currency ?? free.amount.currency
    return Receipt(
      number: number, order: order.id, account: order.account, vehicle: order.vehicle,
      issuedAt: now, lines: lines, total: lines.total(currency: currency),
      vatTotal: lines.vatTotal(currency: currency),
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
