package import WorldTime

/// What the store sells: a service, a pack of services, or a data pack.
package struct Product: Hashable, Sendable {
  package let id: ProductID
  package let name: LocalizedText
  package let summary: LocalizedText
  package let category: ServiceCategory
  package let kind: ProductKind
  /// The services it gives, those that come with them included; never empty.
  package let grants: [ServiceID]
  /// Those of ``grants`` that a car may lack without the product being refused.
  package let optional: Set<ServiceID>
  /// The free term that a trial starts with.
  package let trial: Period?
  /// The periods on offer in months, ascending; empty for free products and data packs, and for a
  /// trial that just ends.
  package let periods: [Int]
  /// Amounts in hundredths, VAT included, by currency and months. Currencies and periods that
  /// are not listed are converted from euros.
  package internal(set) var prices: [String: [Int: Int64]]
  /// The listed prices that come from a source; all others are illustrative.
  package let foundPrices: [String: Set<Int>]
  /// Sold once, for a fixed time, never renewed.
  package let oneOff: OneOff?
  /// Limits beyond those of the services granted.
  package let availability: Availability
  package let notes: String?
  package let provenance: Provenance

  /// A product that is bought once.
  package struct OneOff: Hashable, Sendable {
    /// Hundredths of a euro, VAT included.
    package let euroCents: Int64
    package let valid: Period
    package let allowance: Allowance?
  }
}

/// - Source: seed R04.
package enum ProductKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// Costs nothing and does not end.
  case free
  /// Starts with a free term, then is charged; without a price it ends with the term.
  case trial
  /// Charged at once.
  case paid
}

/// A product at its price and period in one country.
package struct Offer: Hashable, Sendable {
  package let product: ProductID
  /// ISO 3166 code.
  package let country: String
  package let term: OfferTerm
  /// VAT included.
  package let price: Money
  /// Those of the country; a charge contains the rate of its day.
  package let vat: VATRates
  /// No source states this price.
  package let isIllustrative: Bool
  package let allowance: Allowance?

  /// Whole months of a renewing offer.
  package var months: Int? {
    guard case .months(let count) = term else { return nil }
    return count
  }
}

/// What an offer's price pays for.
package enum OfferTerm: Hashable, Sendable {
  /// Renews every so many months.
  case months(Int)
  /// Ends after the period.
  case oneOff(Period)

  package var period: Period {
    switch self {
    case .months(let count): .months(count)
    case .oneOff(let period): period
    }
  }

  package var renews: Bool {
    switch self {
    case .months: true
    case .oneOff: false
    }
  }
}

/// How a price in euros becomes one in another currency where no source states it.
package struct CurrencyRule: Hashable, Sendable {
  /// Ten-thousandths of the currency for one euro.
  package let ratePerTenThousand: Int64
  /// Hundredths to which the result is rounded.
  package let stepMinorUnits: Int64

  /// Rounded half up to the step, and never less than one step.
  package func convert(euroCents: Int64) -> Int64 {
    let exact = euroCents * ratePerTenThousand
    let step = stepMinorUnits * 10_000
    return max(1, (exact + step / 2) / step) * stepMinorUnits
  }
}
