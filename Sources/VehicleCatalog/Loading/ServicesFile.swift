import WorldTime

/// `services.yaml`.
struct ServicesFile {
  let services: [Service]
  /// Of all entries, also those with an error.
  let names: [String]

  init(_ root: YAMLValue, known: KnownNames) {
    let entries = root.entries(of: "services")
    let names = entries.map(\.name)
    self.names = names
    services = entries.compactMap { key, name, value in
      if kebabCase(name) != name { key.report("‘\(name)’ is not in lower kebab-case") }
      return Self.read(value, ServiceID(rawValue: name), known, names)
    }
  }

  private static let keys =
    [
      "name", "description", "category", "provision", "requires", "partOf", "activation",
      "use", "phone", "backend", "notes", "confidence", "source",
    ] + Availability.keys

  private static func read(
    _ value: YAMLValue,
    _ id: ServiceID,
    _ known: KnownNames,
    _ names: [String]
  ) -> Service? {
    guard let fields = value.fields(keys) else { return nil }
    let name = fields.required("name").flatMap(LocalizedText.read)
    let summary = fields.required("description").flatMap(LocalizedText.read)
    let category = fields.required("category")?.choice("category", ServiceCategory.self)
    let provision = fields.optional("provision")?.choice("provision", ServiceProvision.self)
    let requires = fields.required("requires")?.list(of: "capabilities") {
      requirement($0, known)
    }
    let partOf = fields.optional("partOf")?.name("service", among: names)
    if partOf == id.rawValue {
      fields.optional("partOf")?.report("a service is not part of itself")
    }
    let activation = fields.required("activation").flatMap(Activation.read)
    let use = fields.optional("use")?.choice("use", ServiceUse.self)
    let phone = fields.optional("phone").flatMap(phoneNeeds)
    let backend = fields.optional("backend").map { backendIDs($0, known) }
    let notes = fields.optional("notes")?.text(of: "notes")
    let availability = Availability.read(fields, known: known)
    let provenance = Provenance.read(fields)
    guard let name, let summary, let category, let requires, let activation else { return nil }
    return Service(
      id: id,
      name: name,
      summary: summary,
      category: category,
      provision: provision ?? .store,
      requires: requires,
      availability: availability,
      partOf: partOf.map(ServiceID.init(rawValue:)),
      activation: activation,
      use: use,
      phone: phone ?? PhoneNeeds(permissions: [], account: nil),
      backendIDs: backend ?? [:],
      notes: notes,
      provenance: provenance
    )
  }

  /// `tcu`, or alternatives: `lock_status | vehicle_status`.
  private static func requirement(
    _ value: YAMLValue,
    _ known: KnownNames
  ) -> CapabilityRequirement? {
    guard let text = value.text(of: "a capability") else { return nil }
    let words = text.split(separator: "|", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    var isKnown = true
    for word in words {
      guard let capabilities = known.capabilities, !capabilities.contains(word) else { continue }
      value.report(
        "unknown capability ‘\(word)’\(NearestName.hint(for: word, among: capabilities))"
      )
      isKnown = false
    }
    return isKnown ? CapabilityRequirement(anyOf: words.map(Capability.init(rawValue:))) : nil
  }

  private static func phoneNeeds(_ value: YAMLValue) -> PhoneNeeds? {
    guard let fields = value.fields(["permissions", "account"]) else { return nil }
    return PhoneNeeds(
      permissions: fields.optional("permissions")?.list(of: "permissions") {
        $0.text(of: "a permission")
      } ?? [],
      account: fields.optional("account")?.text(of: "an account")
    )
  }

  private static func backendIDs(
    _ value: YAMLValue,
    _ known: KnownNames
  ) -> [BackendCatalogue: [Int]] {
    var ids: [BackendCatalogue: [Int]] = [:]
    for (key, _, list) in value.entries(of: "back-end ids by catalogue") {
      guard let name = key.name("back-end catalogue", among: known.backendCatalogues) else {
        continue
      }
      let catalogue = BackendCatalogue(rawValue: name)
      ids[catalogue] = list.list(of: "back-end ids") { item in
        guard let id = item.integer("a back-end id", in: 1...99_999) else { return nil }
        guard known.backendIDs?[catalogue]?.contains(id) ?? true else {
          item.report("unknown back-end id \(id) in \(catalogue)")
          return nil
        }
        return id
      }
    }
    return ids
  }
}
