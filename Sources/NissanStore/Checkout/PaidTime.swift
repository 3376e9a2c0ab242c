package import VehicleCatalog
package import WorldTime

/// A stretch of time that a vehicle has been paid a product for.
package struct PaidTime: Hashable, Sendable {
  package let order: OrderID
  package let product: ProductID
  /// What was really paid for it: VAT included, credits taken off.
  package let amount: Money
  package let vatBasisPoints: Int
  package let from: Instant
  /// After ``from``.
  package let until: Instant

  package init(
    order: OrderID, product: ProductID, amount: Money, vatBasisPoints: Int, from: Instant,
    until: Instant
  ) {
    self.order = order
    self.product = product
    self.amount = amount
    self.vatBasisPoints = vatBasisPoints
    self.from = from
    self.until = until
  }
}

extension PaidTime {
  /// What a receipt says was paid, and for when; `nil` when nothing was, or when it has no end.
  package init?(_ receipt: Receipt, of order: Order) {
    guard let total = receipt.total, total.minorUnits > 0, let line = receipt.lines.first,
      let until = receipt.validUntil, receipt.validFrom < until
    else { return nil }
    self.init(
      order: order.id, product: line.product, amount: total,
      vatBasisPoints: line.vatBasisPoints, from: receipt.validFrom, until: until)
  }

  /// The share of ``amount`` that falls between two instants, rounded half-even.
  package func share(from start: Instant, until end: Instant) -> Money {
    let overlap = max(0, min(until, end).milliseconds(since: max(from, start)))
    let length = until.milliseconds(since: from)
    // Shares of hundredths: 10^7 times the milliseconds of ten years still fit 64 bits.
    let (whole, rest) = (amount.minorUnits * overlap).quotientAndRemainder(dividingBy: length)
    let roundsUp = rest * 2 > length || (rest * 2 == length && !whole.isMultiple(of: 2))
    return Money(minorUnits: roundsUp ? whole + 1 : whole, currency: amount.currency)
  }
}

extension [PaidTime] {
  /// What is taken off a price because some of its time was paid for already, line by line.
  ///
  /// - Parameters:
  ///   - price: What the period costs; together the lines never take off more.
  ///   - start: When the period begins.
  ///   - end: When it ends.
  /// - Returns: Negative amounts, one for each stretch that falls into the period; none for what
  ///   was paid in another currency.
  package func credits(against price: Money, from start: Instant, until end: Instant) -> [PriceLine]
  {
    var left = price.minorUnits
    var lines: [PriceLine] = []
    for paid in self where paid.amount.currency == price.currency {
      let credit = Swift.min(left, paid.share(from: start, until: end).minorUnits)
      guard credit > 0 else { continue }
      left -= credit
      lines.append(
        PriceLine(
          product: paid.product,
          amount: Money(minorUnits: -credit, currency: price.currency),
          vatBasisPoints: paid.vatBasisPoints, creditFor: paid.order))
    }
    return lines
  }
}
