extension Availability {
  /// The keys that ``read(_:known:)`` understands.
  static let keys = ["models", "trims", "years", "markets", "headUnits"]

  static func read(_ fields: YAMLFields, known: KnownNames) -> Availability {
    let models = fields.optional("models")?.list(of: "models") { pattern($0, known) }
    let markets = fields.optional("markets")?.list(of: "countries") {
      $0.name("country", among: known.countries)
    }
    let headUnits = fields.optional("headUnits")?.list(of: "head units") {
      $0.name("head unit", among: known.headUnits).map(HeadUnitGeneration.init(rawValue:))
    }
    return Availability(
      models: models,
      trims: fields.optional("trims").map { trims($0, known) } ?? [:],
      years: fields.optional("years")?.value(
        "model years such as 2019+ or 2021-2024",
        YearRange.init
      ),
      markets: markets.map(Set.init),
      headUnits: headUnits.map(Set.init)
    )
  }

  private static func pattern(_ value: YAMLValue, _ known: KnownNames) -> GenerationPattern? {
    guard let text = value.text(of: "a model such as leaf-ze1 or juke-f16*") else { return nil }
    let pattern = GenerationPattern(description: text)
    guard known.generations.contains(where: { pattern.matches(GenerationID(rawValue: $0)) })
    else {
      value.report(
        "unknown model ‘\(text)’\(NearestName.hint(for: text, among: known.generations))"
      )
      return nil
    }
    return pattern
  }

  private static func trims(
    _ value: YAMLValue,
    _ known: KnownNames
  ) -> [GenerationID: Set<String>] {
    var trims: [GenerationID: Set<String>] = [:]
    for (key, _, list) in value.entries(of: "trims by model") {
      guard let name = key.name("model", among: known.generations) else { continue }
      let generation = GenerationID(rawValue: name)
      trims[generation] = Set(
        list.list(of: "trims") {
          $0.name("trim", among: known.trims[generation].map { $0.sorted() })
        }
      )
    }
    return trims
  }
}
