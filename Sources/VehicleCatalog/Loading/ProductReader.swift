import WorldTime

/// Reads one entry of `products.yaml`.
struct ProductReader {
  /// `nil` when `services.yaml` could not be read.
  let services: [Service]?
  let known: KnownNames
  let currencies: [String: CurrencyRule]

  private static let keys =
    [
      "name", "description", "category", "kind", "grants", "optional", "trial", "periods",
      "prices", "found", "oneOff", "notes", "confidence", "source",
    ] + Availability.keys

  private static let periodMonthsMax = 120

  func read(_ key: YAMLValue, _ id: ProductID, _ value: YAMLValue) -> Product? {
    guard let fields = value.fields(Self.keys) else { return nil }
    if kebabCase(id.rawValue) != id.rawValue {
      key.report("‘\(id)’ is not in lower kebab-case")
    }
    // A product that grants one service under its own name says nothing twice.
    let namesake = services?.first { $0.id.rawValue == id.rawValue }
    let own = namesake == nil && services != nil
    let name = localized("name", fields, own) ?? namesake?.name
    let summary = localized("description", fields, own) ?? namesake?.summary
    let category =
      (own ? fields.required("category") : fields.optional("category"))?
      .choice("category", ServiceCategory.self) ?? namesake?.category
    let kind = fields.required("kind")?.choice("kind", ProductKind.self)
    let grants = grants(key, id, fields, own)
    let optional = fields.optional("optional")?.list(of: "services") {
      $0.name("granted service", among: grants.map(\.rawValue)).map(ServiceID.init(rawValue:))
    }
    let terms = terms(fields, kind)
    let availability = Availability.read(fields, known: known)
    let notes = fields.optional("notes")?.text(of: "notes")
    let provenance = Provenance.read(
      fields,
      inherited: fields.optional("source") == nil ? namesake?.provenance : nil
    )
    guard let name, let summary, let category, let kind, !grants.isEmpty else { return nil }
    return Product(
      id: id,
      name: name,
      summary: summary,
      category: category,
      kind: kind,
      grants: grants,
      optional: Set(optional ?? []),
      trial: terms.trial,
      periods: terms.periods,
      prices: terms.prices,
      foundPrices: terms.found,
      oneOff: terms.oneOff,
      availability: availability,
      notes: notes,
      provenance: provenance
    )
  }

  private func localized(_ key: String, _ fields: YAMLFields, _ own: Bool) -> LocalizedText? {
    (own ? fields.required(key) : fields.optional(key)).flatMap(LocalizedText.read)
  }

  /// The services listed (by default the namesake) and those that come with them.
  private func grants(
    _ key: YAMLValue,
    _ id: ProductID,
    _ fields: YAMLFields,
    _ own: Bool
  ) -> [ServiceID] {
    let names = services?.map(\.id.rawValue)
    let listed =
      (own ? fields.required("grants") : fields.optional("grants"))?.list(of: "services") {
        $0.name("service", among: names).map(ServiceID.init(rawValue:))
      } ?? (own ? [] : [ServiceID(rawValue: id.rawValue)])
    for service in listed {
      guard let service = services?.first(where: { $0.id == service }) else { continue }
      if service.provision == .factory {
        key.report("‘\(service.id)’ is fitted in the factory and never sold")
      }
      if let whole = service.partOf, !listed.contains(whole) {
        key.report("‘\(service.id)’ is sold with ‘\(whole)’ only")
      }
    }
    let children = services?.filter { service in
      service.partOf.map(listed.contains) ?? false && !listed.contains(service.id)
    }
    return listed + (children ?? []).map(\.id)
  }

  private struct Terms {
    var trial: Period?
    var periods: [Int] = []
    var prices: [String: [Int: Int64]] = [:]
    var found: [String: Set<Int>] = [:]
    var oneOff: Product.OneOff?
  }

  private func terms(_ fields: YAMLFields, _ kind: ProductKind?) -> Terms {
    var terms = Terms()
    terms.trial = fields.optional("trial")?.value("a period such as P36M") { text in
      (try? Period(parsing: text)).flatMap { $0.isPositive ? $0 : nil }
    }
    terms.periods =
      fields.optional("periods")?.list(of: "months") {
        $0.integer("a period in months", in: 1...Self.periodMonthsMax)
      }.sorted() ?? []
    terms.prices = fields.optional("prices").map(prices) ?? [:]
    terms.found = fields.optional("found").map { found($0, terms.prices) } ?? [:]
    terms.oneOff = fields.optional("oneOff").flatMap(oneOff)
    for months in terms.periods where terms.prices["EUR"]?[months] == nil {
      fields.optional("periods")?.report("period \(months) has no price in EUR")
    }
    check(terms, fields, kind)
    return terms
  }

  private func check(_ terms: Terms, _ fields: YAMLFields, _ kind: ProductKind?) {
    let kindValue = fields.optional("kind")
    let priceKeys = ["trial", "periods", "prices", "found", "oneOff"]
    switch kind {
    case .free:
      for key in priceKeys where fields.optional(key) != nil {
        fields.optional(key)?.report("a free product has no ‘\(key)’")
      }
    case .trial:
      if fields.optional("trial") == nil { kindValue?.report("a trial needs ‘trial: P12M’") }
    case .paid:
      if fields.optional("trial") != nil {
        kindValue?.report("a paid product has no trial; its kind would be ‘trial’")
      }
      let isPriced = fields.optional("periods") != nil
      if isPriced == (fields.optional("oneOff") != nil) {
        kindValue?.report("a paid product needs either ‘periods’ and ‘prices’, or ‘oneOff’")
      }
    case nil: break
    }
  }

  private func prices(_ value: YAMLValue) -> [String: [Int: Int64]] {
    var prices: [String: [Int: Int64]] = [:]
    let known = ["EUR"] + currencies.keys
    for (key, _, amounts) in value.entries(of: "prices by currency") {
      guard let currency = key.name("currency", among: known) else { continue }
      for (key, _, amount) in amounts.entries(of: "prices by months") {
        let months = key.integer("a period in months", in: 1...Self.periodMonthsMax)
        let price = amount.value("an amount such as 2.99", Money.positiveMinorUnits)
        if let months, let price { prices[currency, default: [:]][months] = price }
      }
    }
    return prices
  }

  private func found(
    _ value: YAMLValue,
    _ prices: [String: [Int: Int64]]
  ) -> [String: Set<Int>] {
    var found: [String: Set<Int>] = [:]
    for (key, _, list) in value.entries(of: "months by currency") {
      guard let currency = key.name("priced currency", among: Array(prices.keys)) else { continue }
      found[currency] = Set(
        list.list(of: "months") { item in
          guard let months = item.integer("a period in months", in: 1...Self.periodMonthsMax)
          else { return nil }
          guard prices[currency]?[months] != nil else {
            item.report("there is no \(currency) price for \(months) months")
            return nil
          }
          return months
        }
      )
    }
    return found
  }

  private func oneOff(_ value: YAMLValue) -> Product.OneOff? {
    guard let fields = value.fields(["price", "valid", "megabytes"]) else { return nil }
    let price = fields.required("price")?.value(
      "an amount in euros such as 4.99",
      Money.positiveMinorUnits
    )
    let valid = fields.required("valid")?.value("a period such as P30D") { text in
      (try? Period(parsing: text)).flatMap { $0.isPositive ? $0 : nil }
    }
    let megabytes = fields.optional("megabytes")?.integer("megabytes", in: 1...10_000_000)
    guard let price, let valid else { return nil }
    return Product.OneOff(
      euroCents: price,
      valid: valid,
      allowance: megabytes.map(Allowance.init)
    )
  }
}
