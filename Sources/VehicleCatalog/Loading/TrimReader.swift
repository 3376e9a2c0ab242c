/// Folds the levels of one build into its trims: generation, market of the generation, trim that
/// this one is like, trim, market of the trim; the later ones win.
struct TrimReader {
  typealias Entry = (key: YAMLValue, name: String, value: YAMLValue)

  let identity: Build.Identity
  let base: EquipmentLayer
  /// Those of the generation.
  let markets: [MarketEntry]
  /// The generation states markets, whether they could be read or not.
  let hasMarkets: Bool
  let known: KnownNames
  let trims: [Entry]

  private static let keys = ["like", "markets"] + EquipmentLayer.keys

  func read() -> [TrimEquipment] {
    var fields: [String: YAMLFields] = [:]
    var names: Set<String> = []
    for (key, name, value) in trims {
      if !names.insert(kebabCase(name)).inserted { key.report("trim ‘\(name)’ is there already") }
      fields[name] =
        value.isEmpty
        ? YAMLFields(owner: key, values: [:]) : value.fields(Self.keys)
    }
    let ownMarkets = fields.compactMapValues { $0.optional("markets") }
      .mapValues { MarketEntry.read($0, known: known) }
    let covered = Set((markets + ownMarkets.values.flatMap { $0 }).map(\.name))
    return trims.flatMap { entry -> [TrimEquipment] in
      guard let own = fields[entry.name] else { return [] }
      let sold = ownMarkets[entry.name] ?? markets
      if sold.isEmpty, own.optional("markets") == nil, !hasMarkets {
        entry.key.report("trim ‘\(entry.name)’ has no markets")
      }
      let layers = like(own, fields).map { [$0, own] } ?? [own]
      return sold.compactMap { market in
        equipment(entry, layers, market, countries: countries(of: market.name, covered))
      }
    }
  }

  /// The trim that this one takes over from. It cannot itself take over from another.
  private func like(_ own: YAMLFields, _ fields: [String: YAMLFields]) -> YAMLFields? {
    guard let value = own.optional("like"),
      let name = value.name("trim", among: trims.map(\.name)), let other = fields[name]
    else { return nil }
    guard other.optional("like") == nil else {
      value.report("‘\(name)’ is itself like another trim; name that one")
      return nil
    }
    return other
  }

  private func countries(of market: String, _ covered: Set<String>) -> [String] {
    guard market == MarketEntry.others else { return [market] }
    return (known.countries ?? []).filter { !covered.contains($0) }
  }

  private func equipment(
    _ entry: Entry,
    _ layers: [YAMLFields],
    _ market: MarketEntry,
    countries: [String]
  ) -> TrimEquipment? {
    let general = markets.first { $0.name == market.name }?.fields
    var layer = base
    for fields in [general].compactMap({ $0 }) + layers + [market.fields].compactMap({ $0 }) {
      layer = EquipmentLayer(fields, over: layer, known: known)
    }
    if !layer.missing.isEmpty {
      entry.key.report(
        "trim ‘\(entry.name)’ in \(market.name) has no \(layer.missing.joined(separator: ", ")):"
          + " state it here or for the generation")
    }
    if let diagnostic = layer.batteryDiagnostic {
      entry.key.report("trim ‘\(entry.name)’ in \(market.name) \(diagnostic)")
    }
    guard let years = layer.years, let powertrain = layer.powertrain,
      let headUnit = layer.headUnit, let backend = layer.backend,
      let capabilities = layer.capabilities, let confidence = layer.confidence,
      let source = layer.source
    else { return nil }
    return TrimEquipment(
      build: identity, trim: entry.name, years: years, marketGroup: market.name,
      countries: countries, powertrain: powertrain, headUnit: headUnit, backend: backend,
      capabilities: capabilities, hasClockBackup: layer.clockBackup ?? false,
      tractionBatteryKilowattHours: layer.tractionBatteryKilowattHours,
      provenance: Provenance(confidence: confidence, source: source))
  }
}
