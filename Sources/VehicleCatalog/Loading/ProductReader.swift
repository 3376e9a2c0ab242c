import WorldTime

/// Reads one entry of `products.yaml`.
struct ProductReader {
  /// `nil` when `services.yaml` could not be read.
  let services: ServicesFile?
  let known: KnownNames
  /// ISO 4217 codes that have a rule.
  let currencies: [String]

  private static let keys =
    ["name", "description", "category", "kind", "grants", "optional"] + ProductTerms.keys
    + Availability.keys + ["notes", "confidence", "source"]

  func read(_ key: YAMLValue, _ id: ProductID, _ value: YAMLValue) -> Product? {
    guard let fields = value.fields(Self.keys) else { return nil }
    if kebabCase(id.rawValue) != id.rawValue {
      key.report("‘\(id)’ is not in lower kebab-case")
    }
    // A product of a service's own name says nothing twice.
    let namesake = services?.services.first { $0.id.rawValue == id.rawValue }
    let own = services?.names.contains(id.rawValue) == false
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
    let terms = ProductTerms(fields, kind: kind, currencies: currencies)
    let availability = Availability.read(fields, known: known)
    let notes = fields.optional("notes")?.text(of: "notes")
    let unread = Provenance(confidence: "", source: "")
    let provenance = Provenance.read(
      fields, inherited: own ? nil : namesake?.provenance ?? unread)
    guard let name, let summary, let category, let kind, !grants.isEmpty else { return nil }
    return Product(
      id: id, name: name, summary: summary, category: category, kind: kind, grants: grants,
      optional: Set(optional ?? []), trial: terms.trial, periods: terms.periods,
      prices: terms.prices, foundPrices: terms.found, oneOff: terms.oneOff,
      availability: availability, notes: notes, provenance: provenance)
  }

  private func localized(_ key: String, _ fields: YAMLFields, _ own: Bool) -> LocalizedText? {
    (own ? fields.required(key) : fields.optional(key)).flatMap(LocalizedText.read)
  }

  /// The services listed (by default the namesake) and those that come with them.
  private func grants(
    _ key: YAMLValue, _ id: ProductID, _ fields: YAMLFields, _ own: Bool
  ) -> [ServiceID] {
    let field = own ? fields.required("grants") : fields.optional("grants")
    let listed =
      field?.list(of: "services") {
        $0.name("service", among: services?.names).map(ServiceID.init(rawValue:))
      } ?? (own ? [] : [ServiceID(rawValue: id.rawValue)])
    let place = field ?? key
    var children: [ServiceID] = []
    for service in services?.services ?? [] {
      if listed.contains(service.id) {
        if service.provision == .factory {
          place.report("‘\(service.id)’ is fitted in the factory and never sold")
        }
        if let whole = service.partOf, !listed.contains(whole) {
          place.report("‘\(service.id)’ is sold with ‘\(whole)’ only")
        }
      } else if let whole = service.partOf, listed.contains(whole) {
        children.append(service.id)
      }
    }
    return listed + children
  }
}
