extension Catalog {
  /// What `product` costs in a country.
  ///
  /// - Parameters:
  ///   - product: A product of this catalogue.
  ///   - code: ISO 3166 code of the country that bills, capital letters or not.
  /// - Returns: One offer for each period, shortest first, or the one-off offer of a data pack.
  ///   Empty for a free product, a trial that just ends, an unknown country, and a country where a
  ///   service of the product is not offered.
  package func offers(_ product: Product, in code: String) -> [Offer] {
    guard let country = country(code), isOffered(product, in: country) else { return [] }
    if let oneOff = product.oneOff {
      return price(oneOff.euroCents, in: country).map { price in
        [
          Offer(
            product: product.id,
            country: country.code,
            term: .oneOff(oneOff.valid),
            price: price,
            vat: country.vat,
            isIllustrative: true,
            allowance: oneOff.allowance
          )
        ]
      } ?? []
    }
    return product.periods.compactMap { offer(product, months: $0, in: country) }
  }

  private func offer(_ product: Product, months: Int, in country: Country) -> Offer? {
    let listed = product.prices[country.currency]?[months]
    let price =
      listed.map { Money(minorUnits: $0, currency: country.currency) }
      ?? product.prices["EUR"]?[months].flatMap { self.price($0, in: country) }
    guard let price else { return nil }
    let isFound = product.foundPrices[country.currency]?.contains(months) ?? false
    return Offer(
      product: product.id,
      country: country.code,
      term: .months(months),
      price: price,
      vat: country.vat,
      isIllustrative: !isFound,
      allowance: nil
    )
  }

  private func price(_ euroCents: Int64, in country: Country) -> Money? {
    guard country.currency != "EUR" else { return Money(minorUnits: euroCents, currency: "EUR") }
    return currencyRules[country.currency].map {
      Money(minorUnits: $0.convert(euroCents: euroCents), currency: country.currency)
    }
  }

  /// Whether the product and all its services but the optional ones are offered in a country, free
  /// of charge or not.
  package func isOffered(_ product: Product, in country: Country) -> Bool {
    let limits =
      [product.availability.markets]
      + product.grants.filter { !product.optional.contains($0) }
      .map { service($0)?.availability.markets }
    return limits.allSatisfy { $0?.contains(country.code) ?? true }
  }
}
