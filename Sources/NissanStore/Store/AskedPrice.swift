package import VehicleCatalog

/// What a product costs for a period, asked in place of the catalogue's price. Testers try with it
/// how customers are told of a rise.
package struct AskedPrice: Hashable, Sendable {
  package let product: ProductID
  /// One of the periods that the product is sold for.
  package let months: Int
  /// In the currency of the countries that are to see it, VAT included.
  package let price: Money

  package init(product: ProductID, months: Int, price: Money) {
    self.product = product
    self.months = months
    self.price = price
  }
}

extension Offering {
  /// The same at other prices; those of what the catalogue sells no more are passed over.
  func at(_ prices: [AskedPrice]) -> Offering {
    guard !prices.isEmpty else { return self }
    return Offering(
      prices.reduce(catalog) { catalog, asked in
        catalog.repricing(asked.product, months: asked.months, to: asked.price) ?? catalog
      })
  }
}

extension Store {
  /// Asks another price from now on. What runs is held against it with the next command.
  ///
  /// - Parameters:
  ///   - minorUnits: The price, VAT included; `nil` for the catalogue's again.
  ///   - id: The product.
  ///   - months: The period; `nil` for the shortest.
  ///   - code: In whose currency.
  /// - Returns: That it is done.
  /// - Throws: `product_unknown`, `not_sold_here`, `offer_unknown`.
  mutating func ask(
    _ minorUnits: Int64?, for id: ProductID, months: Int?, in code: String
  ) throws -> StoreOutcome {
    guard let product = catalogued.catalog.product(id) else {
      throw StoreRefusal.productUnknown(id)
    }
    let offers = catalogued.catalog.offers(product, in: code)
    guard let first = offers.first else { throw StoreRefusal.notSoldHere(id, country: code) }
    guard let asked = months ?? first.months,
      let offer = offers.first(where: { $0.months == asked })
    else {
      throw StoreRefusal.offerUnknown(id, months: months, offered: offers.compactMap(\.months))
    }
    let currency = offer.price.currency
    records.marks.prices.removeAll {
      $0.product == id && $0.months == asked && $0.price.currency == currency
    }
    if let minorUnits {
      records.marks.prices.append(
        AskedPrice(
          product: id, months: asked, price: Money(minorUnits: minorUnits, currency: currency)))
    }
    reprice()
    return .answered(.done)
  }
}
