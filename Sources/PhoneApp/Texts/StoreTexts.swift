package import NissanStore
package import VehicleCatalog
package import WorldTime

/// The store's words, amounts and moments as one customer reads them.
package struct StoreTexts: Sendable {
  package let language: Language
  private let format: LocalFormat?
  /// The zone that moments are shown in; they are as on the wire without ``format``.
  let zone: CivilZone?

  /// - Parameters:
  ///   - language: The customer's.
  ///   - country: The customer's; amounts and moments are written as there, or as the protocol
  ///     writes them when the catalogue does not have it any more.
  ///   - other: The car's, where moments are shown in its time and not in the customer's.
  package init(_ language: Language, in country: Country?, timeOf other: Country? = nil) {
    self.language = language
    format = country?.format(in: language)
    zone = (other ?? country)?.calendar.zone
  }

  package subscript(text: StoreText) -> String { self[text, [:]] }

  /// A text with its placeholders filled in; each must get its value, and no other.
  ///
  /// - Parameters:
  ///   - values: What to fill in, by the names that stand in braces. A name in a value stays.
  ///   - count: What is counted; fills in `{count}`, and chooses between one and several.
  subscript(
    text: StoreText, values: [String: String], count count: Int? = nil
  ) -> String {
    guard let phrase = StorePhrase.table[text] else { return text.rawValue }
    let wording = phrase.text(language, count: count)
    var values = values
    // A number may choose between one and several without being shown.
    if let count, wording.contains("{count}") { values["count"] = String(count) }
    assert(
      StorePhrase.placeholders(in: wording) == Set(values.keys),
      "‘\(text)’ is filled in with \(values.keys.sorted())")
    return StorePhrase.fill(wording, with: values)
  }
}

// MARK: - Amounts and time

extension StoreTexts {
  /// `1,99 €` in France, `£1.99` in Great Britain.
  package func amount(_ money: Money) -> String {
    format?.money.text(money) ?? money.description
  }

  /// `31/01/2026 11:00:00`.
  package func moment(_ instant: Instant) -> String {
    guard let format, let zone else { return instant.description }
    return format.instant.text(instant, in: zone)
  }

  /// How far off a moment is: `in 28 d`.
  package func ahead(_ span: String) -> String { self[.timeAhead, ["span": span]] }

  /// How long ago a moment was: `28 d ago`.
  package func ago(_ span: String) -> String { self[.timeAgo, ["span": span]] }

  package func months(_ count: Int) -> String { self[.months, [:], count: count] }

  /// `12 months`, `30 days`; as ISO 8601 when it is neither.
  package func term(_ period: Period) -> String {
    let day: Int64 = 86_400_000
    if period.milliseconds == 0 { return months(period.months) }
    guard period.months == 0, period.milliseconds.isMultiple(of: day) else {
      return period.description
    }
    return self[.days, [:], count: Int(period.milliseconds / day)]
  }
}

// MARK: - Products

extension StoreTexts {
  /// `1000 MB`, `20 starts`.
  package func allowance(_ allowance: Allowance) -> String {
    switch allowance.unit {
    case .ignitionCycles: self[.ignitionCycles, [:], count: allowance.limit]
    case .kilometres: self[.kilometres, [:], count: allowance.limit]
    case .megabytes: self[.megabytes, [:], count: allowance.limit]
    }
  }

  package func kind(_ kind: ProductKind) -> String {
    switch kind {
    case .free: self[.free]
    case .paid: self[.paid]
    case .trial: self[.trial]
    }
  }

  package func category(_ category: ServiceCategory) -> String {
    switch category {
    case .comfort: self[.comfort]
    case .safety: self[.safety]
    case .entertainment: self[.entertainment]
    }
  }

  /// A line of a receipt.
  package func line(_ product: String, costing amount: Money) -> String {
    line(product, self.amount(amount))
  }

  /// A name and what is to be said of it.
  func line(_ name: String, _ said: String) -> String {
    self[.itemLine, ["product": name, "amount": said]]
  }

  /// A line that takes off what was paid for already.
  package func credit(_ product: String, of amount: Money) -> String {
    self[.creditLine, ["product": product, "amount": self.amount(amount)]]
  }

  /// How a vehicle has a product by other ones.
  package func through(_ products: [String]) -> String {
    self[.through, ["products": products.joined(separator: ", ")]]
  }

  /// A free term before the first charge.
  package func free(for months: Int, then price: String) -> String {
    self[.monthsFree, ["term": self.months(months), "price": price], count: months]
  }

  /// What a list leaves out.
  package func left(_ count: Int) -> String { self[.left, [:], count: count] }

  /// Where the terms can be read. The name is reserved for examples: nobody answers there.
  ///
  /// - Source: RFC 2606 §3; seed R43.
  package static func link(to terms: TermsID) -> String {
    "https://store.example/terms/\(terms)"
  }
}
