package import VehicleCatalog
package import WorldTime

/// Names a quote.
package struct QuoteID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// A price frozen for one purchase: the customer confirms exactly this and is charged exactly
/// this.
package struct Quote: Hashable, Sendable, Codable {
  package let id: QuoteID
  /// The billing country whose price and VAT these are, ISO 3166 alpha-2.
  package let country: String
  /// What is charged on confirmation, line by line, VAT included: the product, then what is taken
  /// off for time that was paid for already.
  package let lines: [PriceLine]
  /// What each later period costs, VAT included.
  package let price: Money
  package let vatBasisPoints: Int
  /// The length of a paid period.
  package let period: Period
  /// The free term before the first charge; zero when the first period is charged at once.
  package let trial: Period
  /// Paid again at the end of each period until the customer switches it off.
  package let renews: Bool
  /// The price is an illustration: the source has none.
  package let illustrative: Bool
  package let quotedAt: Instant
  /// From this instant on the price must be asked for again.
  package let expiresAt: Instant

  /// How long a price stays frozen.
  ///
  /// - Source: seed R07, R11, R24: the amount charged is the amount shown.
  package static let validity = Period.minutes(15)

  /// The sum of the lines as shown.
  package var total: Money { lines.total(currency: price.currency) }
  package var vatTotal: Money { lines.vatTotal(currency: price.currency) }

  /// Says the same to the customer as `other`, whenever it was asked for.
  package func hasSamePrice(as other: Quote) -> Bool {
    country == other.country && lines == other.lines && price == other.price
      && vatBasisPoints == other.vatBasisPoints && period == other.period && trial == other.trial
      && renews == other.renews
  }
}

/// One line of a quote or a receipt.
package struct PriceLine: Hashable, Sendable, Codable {
  package let product: ProductID
  /// VAT included.
  package let amount: Money
  package let vatBasisPoints: Int
  /// The VAT inside ``amount``, rounded half-even.
  package let vat: Money
  /// The order whose paid time is credited here; `nil` on a line that is charged.
  package let creditFor: OrderID?

  package init(
    product: ProductID, amount: Money, vatBasisPoints: Int, creditFor: OrderID? = nil
  ) {
    self.product = product
    self.creditFor = creditFor
    self.amount = amount
    self.vatBasisPoints = vatBasisPoints
    vat = amount.vatIncluded(basisPoints: vatBasisPoints)
  }
}

extension [PriceLine] {
  package func total(currency: String) -> Money {
    Money(minorUnits: reduce(0) { $0 + $1.amount.minorUnits }, currency: currency)
  }

  package func vatTotal(currency: String) -> Money {
    Money(minorUnits: reduce(0) { $0 + $1.vat.minorUnits }, currency: currency)
  }
}
