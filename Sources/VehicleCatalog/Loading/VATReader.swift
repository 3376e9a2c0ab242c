import WorldTime

/// The rates of VAT of a country: `[{from: 2014-01-01, percent: 20, source: …}]`.
enum VATReader {
  static func read(_ value: YAMLValue) -> [VATRate]? {
    let items = value.items(of: "VAT rates")
    if value.isList, items.isEmpty { value.report("there is no VAT rate") }
    var rates: [VATRate] = []
    for item in items {
      guard let rate = rate(item) else { continue }
      if let before = rates.last, rate.from <= before.from {
        item.report("the rate from \(rate.from) stands after the one from \(before.from)")
      }
      rates.append(rate)
    }
    if let first = rates.first, rates.count == items.count,
      "\(first.from)" > VATRates.knownFrom
    {
      items.first?.report(
        "the first rate is from \(first.from); it must be known from \(VATRates.knownFrom) on")
    }
    return rates.count == items.count ? rates : nil
  }

  private static func rate(_ value: YAMLValue) -> VATRate? {
    guard let fields = value.fields(["from", "percent", "source"]) else { return nil }
    let from = fields.required("from")?.value("a day such as 2024-09-01") { CivilDate($0) }
    let percent = fields.required("percent")?
      .value("a VAT rate in percent such as 25.5", basisPoints)
    let source = fields.required("source")?.text(of: "where the rate stands")
    guard let from, let percent, let source else { return nil }
    return VATRate(from: from, basisPoints: percent, source: source)
  }

  /// `25.5` is 2,550.
  private static func basisPoints(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let whole = Int(parts[0]), whole <= 50, parts.count == 1 || parts[1].count <= 2
    else { return nil }
    let fraction = parts.count == 1 ? "00" : (parts[1] + "00").prefix(2)
    return Int(fraction).map { whole * 100 + $0 }
  }
}
