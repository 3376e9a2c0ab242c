/// What one level of a vehicle file says: the generation, a market, a trim, or a trim in a
/// market. A level that says nothing about a part leaves it to the level above.
struct EquipmentLayer {
  private(set) var years: YearRange?
  private(set) var powertrain: String?
  private(set) var headUnit: HeadUnitModel?
  private(set) var backend: BackendCatalogue?
  private(set) var capabilities: Set<Capability>?
  private(set) var clockBackup: Bool?
  private(set) var tractionBatteryKilowattHours: Int?
  private(set) var confidence: String?
  private(set) var source: String?
  /// Parts that a level states in a way that could not be read. They are not missing.
  private var unreadable: Set<String> = []

  static let keys = [
    "years", "powertrain", "headUnit", "backend", "capabilities", "with", "without",
    "clockBackup", "tractionBatteryKilowattHours", "confidence", "source",
  ]

  /// In kilowatt-hours.
  private static let tractionBatteryRange = 5...250

  init() {}

  /// This level over the levels above it, which `with` and `without` add to and take from.
  init(_ fields: YAMLFields, over base: EquipmentLayer, known: KnownNames) {
    self = base
    read("years", into: \.years, fields) {
      $0.value("model years such as 2021-2024 or 2026") { text in
        YearRange(text).flatMap { $0.to == nil ? nil : $0 }
      }
    }
    read("powertrain", into: \.powertrain, fields) { $0.text(of: "a powertrain") }
    read("headUnit", into: \.headUnit, fields) { Self.headUnit($0, known) }
    read("backend", into: \.backend, fields) {
      $0.name("back-end catalogue", among: known.backendCatalogues)
        .map(BackendCatalogue.init(rawValue:))
    }
    readCapabilities(fields, known)
    read("clockBackup", into: \.clockBackup, fields) {
      $0.flag("whether the clock has a battery of its own")
    }
    read("tractionBatteryKilowattHours", into: \.tractionBatteryKilowattHours, fields) {
      $0.integer("a number of kilowatt-hours", in: Self.tractionBatteryRange)
    }
    read("confidence", into: \.confidence, fields) { $0.text(of: "a confidence") }
    read("source", into: \.source, fields) { $0.text(of: "a source") }
  }

  /// The keys of the parts that no level states.
  var missing: [String] {
    let parts: [(key: String, isMissing: Bool)] = [
      ("years", years == nil), ("powertrain", powertrain == nil), ("headUnit", headUnit == nil),
      ("backend", backend == nil), ("capabilities", capabilities == nil),
      ("confidence", confidence == nil), ("source", source == nil),
    ]
    return parts.filter { $0.isMissing && !unreadable.contains($0.key) }.map(\.key)
  }

  /// What is wrong about the traction battery, which electric cars have and no others; `nil` when
  /// nothing is.
  var batteryDiagnostic: String? {
    guard let capabilities, !unreadable.contains("tractionBatteryKilowattHours") else { return nil }
    switch (capabilities.contains(.ev), tractionBatteryKilowattHours != nil) {
    case (true, true), (false, false): return nil
    case (true, false): return "has ‘ev’ and no tractionBatteryKilowattHours"
    case (false, true): return "has tractionBatteryKilowattHours and no ‘ev’"
    }
  }

  private mutating func read<Part>(
    _ key: String, into path: WritableKeyPath<EquipmentLayer, Part?>, _ fields: YAMLFields,
    _ reader: (YAMLValue) -> Part?
  ) {
    guard let value = fields.optional(key) else { return }
    guard let part = reader(value) else {
      unreadable.insert(key)
      return
    }
    self[keyPath: path] = part
  }

  private static func headUnit(_ value: YAMLValue, _ known: KnownNames) -> HeadUnitModel? {
    guard let fields = value.fields(["generation", "name"]) else { return nil }
    let generation = fields.required("generation")?.name("head unit", among: known.headUnits)
    let name = fields.required("name")?.text(of: "a name")
    guard let generation, let name else { return nil }
    return HeadUnitModel(generation: HeadUnitGeneration(rawValue: generation), name: name)
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
      if items.count < value.listCount { unreadable.insert("capabilities") }
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
    where capabilities?.remove(capability) == nil && !unreadable.contains("capabilities") {
      value.report("‘\(capability)’ is not there to take away")
    }
  }
}
