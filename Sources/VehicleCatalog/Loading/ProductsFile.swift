import WorldTime

/// `products.yaml`: what is sold, and how prices in euros become others.
struct ProductsFile {
  let products: [Product]
  let currencyRules: [String: CurrencyRule]

  static func read(
    _ root: YAMLValue,
    services: ServicesFile?,
    known: KnownNames
  ) -> ProductsFile {
    guard let fields = root.fields(["currencies", "products"]) else {
      return ProductsFile(products: [], currencyRules: [:])
    }
    let rules = fields.required("currencies").map(currencies) ?? [:]
    let currencyNames = fields.optional("currencies")?.entries(of: "currencies").map(\.name) ?? []
    let reader = ProductReader(services: services, known: known, currencies: currencyNames)
    let products =
      fields.required("products")?.entries(of: "products").compactMap { key, name, value in
        reader.read(key, ProductID(rawValue: name), value)
      } ?? []
    return ProductsFile(products: products, currencyRules: rules)
  }

  private static func currencies(_ value: YAMLValue) -> [String: CurrencyRule] {
    var rules: [String: CurrencyRule] = [:]
    for (_, code, value) in value.entries(of: "currencies") {
      guard let fields = value.fields(["rate", "step"]) else { continue }
      let rate = fields.required("rate")?.value("a rate such as 0.85", tenThousandths)
      let step = fields.required("step")?.value("an amount such as 0.10", Money.positiveMinorUnits)
      if let rate, let step {
        rules[code] = CurrencyRule(ratePerTenThousand: rate, stepMinorUnits: step)
      }
    }
    return rules
  }

  /// `0.85` is 8,500.
  private static func tenThousandths(_ text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...4).contains(parts[1].count), (1...4).contains(parts[0].count),
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let value = Int64(parts[0] + (parts[1] + "000").prefix(4)), value > 0
    else { return nil }
    return value
  }
}

extension Money {
  /// Hundredths of an amount with two decimals above zero; at most 99,999.99.
  static func positiveMinorUnits(_ text: String) -> Int64? {
    minorUnits(parsing: text).flatMap { (1...9_999_999).contains($0) ? $0 : nil }
  }
}
