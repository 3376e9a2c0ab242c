import WorldTime

/// The part of a product that says what it costs and for how long.
struct ProductTerms {
  let trial: Period?
  let periods: [Int]
  let prices: [String: [Int: Int64]]
  let found: [String: Set<Int>]
  let oneOff: Product.OneOff?

  static let keys = ["trial", "periods", "prices", "found", "oneOff"]

  private static let periodMonthsMax = 120

  init(_ fields: YAMLFields, kind: ProductKind?, currencies: [String]) {
    trial = fields.optional("trial")?.value("a period such as P36M", Self.period)
    periods =
      fields.optional("periods")?.list(of: "months") {
        $0.integer("a period in months", in: 1...Self.periodMonthsMax)
      }.sorted() ?? []
    let listed = fields.optional("prices").map { Self.prices($0, currencies) } ?? [:]
    prices = listed.mapValues { $0.compactMapValues { $0 } }
    found = fields.optional("found").map { Self.found($0, listed) } ?? [:]
    oneOff = fields.optional("oneOff").flatMap(Self.oneOff)
    for months in periods where listed["EUR"]?[months] == nil {
      fields.optional("periods")?.report("period \(months) has no price in EUR")
    }
    Self.check(fields, kind)
  }

  private static func check(_ fields: YAMLFields, _ kind: ProductKind?) {
    let place = fields.optional("kind")
    switch kind {
    case .free:
      for key in keys { fields.optional(key)?.report("a free product has no ‘\(key)’") }
    case .trial:
      if fields.optional("trial") == nil { place?.report("a trial needs ‘trial: P12M’") }
    case .paid:
      if fields.optional("trial") != nil {
        place?.report("a paid product has no trial; its kind would be ‘trial’")
      }
      let isPriced = fields.optional("periods") != nil
      if isPriced == (fields.optional("oneOff") != nil) {
        place?.report("a paid product needs either ‘periods’ and ‘prices’, or ‘oneOff’")
      }
    case nil: break
    }
  }

  private static func period(_ text: String) -> Period? {
    (try? Period(parsing: text)).flatMap { $0.isPositive ? $0 : nil }
  }

  /// By currency and months; `nil` where the amount could not be read.
  private static func prices(
    _ value: YAMLValue, _ currencies: [String]
  ) -> [String: [Int: Int64?]] {
    var prices: [String: [Int: Int64?]] = [:]
    for (key, _, amounts) in value.entries(of: "prices by currency") {
      guard let currency = key.name("currency", among: ["EUR"] + currencies) else { continue }
      for (key, _, amount) in amounts.entries(of: "prices by months") {
        guard let months = key.integer("a period in months", in: 1...periodMonthsMax) else {
          continue
        }
        prices[currency, default: [:]].updateValue(
          amount.value("an amount such as 2.99", Money.positiveMinorUnits), forKey: months)
      }
    }
    return prices
  }

  private static func found(
    _ value: YAMLValue, _ listed: [String: [Int: Int64?]]
  ) -> [String: Set<Int>] {
    var found: [String: Set<Int>] = [:]
    for (key, _, list) in value.entries(of: "months by currency") {
      guard let currency = key.name("priced currency", among: Array(listed.keys)) else { continue }
      found[currency] = Set(
        list.list(of: "months") { item in
          guard let months = item.integer("a period in months", in: 1...periodMonthsMax)
          else { return nil }
          guard listed[currency]?[months] != nil else {
            item.report("there is no \(currency) price for \(months) months")
            return nil
          }
          return months
        })
    }
    return found
  }

  private static func oneOff(_ value: YAMLValue) -> Product.OneOff? {
    let units = Allowance.Unit.allCases
    guard let fields = value.fields(["price", "valid"] + units.map(\.key)) else { return nil }
    let price = fields.required("price")?.value(
      "an amount in euros such as 4.99", Money.positiveMinorUnits)
    let valid = fields.required("valid")?.value("a period such as P30D", period)
    let limits = units.compactMap { unit in
      fields.optional(unit.key).map { value in
        (
          value,
          value.integer(unit.noun, in: 1...allowanceMax).map { Allowance(unit: unit, limit: $0) }
        )
      }
    }
    for (value, _) in limits.dropFirst() {
      value.report("a product has one allowance at most; this is another")
    }
    guard let price, let valid else { return nil }
    return Product.OneOff(euroCents: price, valid: valid, allowance: limits.first?.1)
  }

  /// The largest limit, in its unit.
  private static let allowanceMax = 10_000_000
}

extension Allowance.Unit {
  /// As it is written in `products.yaml`.
  fileprivate var key: String {
    switch self {
    case .ignitionCycles: "ignitionCycles"
    case .kilometres: "kilometres"
    case .megabytes: "megabytes"
    }
  }

  fileprivate var noun: String {
    switch self {
    case .ignitionCycles: "a number of ignition cycles"
    case .kilometres: "a number of kilometres"
    case .megabytes: "a number of megabytes"
    }
  }
}
