/// What one level of a vehicle file says: the generation, a market, a trim, or a trim in a
/// market. A level that says nothing about a part leaves it to the level above.
struct EquipmentLayer {
  var years: YearRange?
  var powertrain: String?
  var headUnit: HeadUnit?
  var backend: BackendCatalogue?
  var capabilities: Set<Capability>?
  var confidence: String?
  var source: String?

  static let keys = [
    "years", "powertrain", "headUnit", "backend", "capabilities", "with", "without", "confidence",
    "source",
  ]

  init() {}

  /// This level over the levels above it, which `with` and `without` add to and take from.
  init(_ fields: YAMLFields, over base: EquipmentLayer, known: KnownNames) {
    self = base
    if let value = fields.optional("years") {
      years = value.value("model years such as 2021-2024 or 2026", Self.closedYears) ?? years
    }
    powertrain = fields.optional("powertrain")?.text(of: "a powertrain") ?? powertrain
    if let value = fields.optional("headUnit") {
      headUnit = Self.headUnit(value, known) ?? headUnit
    }
    if let value = fields.optional("backend") {
      backend =
        value.name("back-end catalogue", among: known.backendCatalogues)
        .map(BackendCatalogue.init(rawValue:)) ?? backend
    }
    readCapabilities(fields, known)
    confidence = fields.optional("confidence")?.text(of: "a confidence") ?? confidence
    source = fields.optional("source")?.text(of: "a source") ?? source
  }

  private static func closedYears(_ text: String) -> YearRange? {
    YearRange(text).flatMap { $0.to == nil ? nil : $0 }
  }

  private static func headUnit(_ value: YAMLValue, _ known: KnownNames) -> HeadUnit? {
    guard let fields = value.fields(["generation", "name"]) else { return nil }
    let generation = fields.required("generation")?.name("head unit", among: known.headUnits)
    let name = fields.required("name")?.text(of: "a name")
    guard let generation, let name else { return nil }
    return HeadUnit(generation: HeadUnitGeneration(rawValue: generation), name: name)
  }

  private mutating func readCapabilities(_ fields: YAMLFields, _ known: KnownNames) {
    func list(_ key: String) -> [(value: YAMLValue, capability: Capability)] {
      guard let value = fields.optional(key) else { return [] }
      var items: [(YAMLValue, Capability)] = []
      _ = value.list(of: "capabilities") { item -> Capability? in
        guard let name = item.name("capability", among: known.capabilities) else { return nil }
        items.append((item, Capability(rawValue: name)))
        return Capability(rawValue: name)
      }
      return items
    }
    if fields.optional("capabilities") != nil {
      capabilities = Set(list("capabilities").map(\.capability))
    }
    for (value, capability) in list("with")
    where capabilities?.insert(capability).inserted != true {
      value.report("‘\(capability)’ is there already, or there is nothing to add to")
    }
    for (value, capability) in list("without")
    where capabilities?.remove(capability) == nil {
      value.report("‘\(capability)’ is not there to take away")
    }
  }
}
