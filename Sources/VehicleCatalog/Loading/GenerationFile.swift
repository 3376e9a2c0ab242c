/// `vehicles/<model>-<generation>.yaml`.
struct GenerationFile {
  let model: String
  let known: KnownNames

  private static let bodyKeys =
    ["generation", "connectedFrom", "markets", "trims"] + EquipmentLayer.keys
  private static let rootKeys = ["model", "builtFrom", "earlierBuilds"] + bodyKeys
  private static let buildKeys = ["id", "builtBefore"] + bodyKeys

  static func read(_ root: YAMLValue, id: GenerationID, known: KnownNames) -> Generation? {
    guard let fields = root.fields(rootKeys) else { return nil }
    guard let model = fields.required("model")?.text(of: "a model") else { return nil }
    if kebabCase(id.rawValue) != id.rawValue || !id.rawValue.hasPrefix(kebabCase(model) + "-") {
      fields.required("model")?.report(
        "the file of a ‘\(model)’ is named \(kebabCase(model))-<generation>.yaml"
      )
    }
    let file = GenerationFile(model: model, known: known)
    let from = fields.optional("builtFrom")?.value("a month such as 2019-05", YearMonth.init)
    let main = file.build(fields, id: id, from: from, before: nil)
    let earlier = file.earlierBuilds(fields)
    let dates = [main.from] + earlier.map(\.from)
    let isRead = fields.optional("builtFrom") == nil || from != nil
    for (from, before) in zip(dates, earlier.map(\.before)) where isRead && from != before {
      fields.optional("earlierBuilds")?.report(
        "‘builtFrom’ of one side must be ‘builtBefore’ of the earlier one")
    }
    return Generation(id: id, model: model, builds: [main] + earlier)
  }

  private func earlierBuilds(_ fields: YAMLFields) -> [Build] {
    guard let list = fields.optional("earlierBuilds")?.items(of: "builds") else { return [] }
    return list.compactMap { item in
      guard let fields = item.fields(Self.buildKeys),
        let id = fields.required("id")?.value(
          "a name in lower kebab-case",
          { text in
            kebabCase(text) == text ? GenerationID(rawValue: text) : nil
          }
        )
      else { return nil }
      let before = fields.required("builtBefore")?
        .value("a month such as 2019-05", YearMonth.init)
      return build(fields, id: id, from: nil, before: before)
    }
  }

  private func build(
    _ fields: YAMLFields,
    id: GenerationID,
    from: YearMonth?,
    before: YearMonth?
  ) -> Build {
    let identity = Build.Identity(
      id: id,
      model: model,
      code: fields.required("generation")?.text(of: "a generation") ?? "",
      connectedFrom: fields.optional("connectedFrom")?
        .value("a month such as 2019-07", YearMonth.init)
    )
    let base = EquipmentLayer(fields, over: EquipmentLayer(), known: known)
    let markets = fields.optional("markets").map(markets) ?? []
    let trims = TrimReader(
      identity: identity,
      base: base,
      markets: markets,
      hasMarkets: fields.optional("markets") != nil,
      known: known,
      trims: fields.required("trims")?.entries(of: "trims") ?? []
    )
    return Build(
      identity: identity, from: from, before: before, trims: trims.trims.map(\.name),
      equipment: trims.read())
  }

  /// `[FR, EU_OTHER]`, or `{FR: , GB: {…}}` where a market says something of its own.
  func markets(_ value: YAMLValue) -> [MarketEntry] { MarketEntry.read(value, known: known) }
}

/// One market of a generation or of a trim.
struct MarketEntry {
  /// All countries that have no entry of their own in the generation.
  static let others = "EU_OTHER"

  let name: String
  let value: YAMLValue
  /// `nil` when the market says nothing of its own.
  let fields: YAMLFields?

  static func read(_ value: YAMLValue, known: KnownNames) -> [MarketEntry] {
    let names = known.countries.map { $0 + [others] }
    if value.isList {
      if value.listCount == 0 { value.report("no market is listed") }
      return value.list(of: "markets") { $0.name("market", among: names) }
        .map { MarketEntry(name: $0, value: value, fields: nil) }
    }
    return value.entries(of: "markets").compactMap { key, _, value in
      guard let name = key.name("market", among: names) else { return nil }
      let fields = value.isEmpty ? nil : value.fields(EquipmentLayer.keys)
      return MarketEntry(name: name, value: value, fields: fields)
    }
  }
}
