/// `backend-services.yaml`: the ids of the back end by catalogue.
enum BackendFile {
  private static let idMax = 99_999

  static func read(_ root: YAMLValue) -> [BackendService] {
    root.entries(of: "catalogues").flatMap { _, name, value in
      read(value, BackendCatalogue(rawValue: name))
    }
  }

  private static func read(_ value: YAMLValue, _ catalogue: BackendCatalogue) -> [BackendService] {
    guard let fields = value.fields(["named", "unmapped"]) else { return [] }
    let named = fields.required("named").map { readNamed($0, catalogue) } ?? []
    let unmapped = fields.optional("unmapped").map { readUnmapped($0, catalogue) } ?? []
    for id in Set(named.map(\.id)).intersection(unmapped.map(\.id)).sorted() {
      value.report("id \(id) is both named and unmapped")
    }
    return named + unmapped
  }

  private static func readNamed(
    _ value: YAMLValue,
    _ catalogue: BackendCatalogue
  ) -> [BackendService] {
    guard let fields = value.fields(["confidence", "source", "ids"]) else { return [] }
    let provenance = Provenance.read(fields)
    return fields.required("ids")?.entries(of: "ids").compactMap { key, _, value in
      guard let id = key.integer("an id", in: 1...idMax),
        let fields = value.fields(["name", "seen"])
      else { return nil }
      return BackendService(
        catalogue: catalogue,
        id: id,
        name: fields.required("name")?.text(of: "a name"),
        observedOn: fields.optional("seen")?.text(of: "where it was seen"),
        provenance: provenance
      )
    } ?? []
  }

  private static func readUnmapped(
    _ value: YAMLValue,
    _ catalogue: BackendCatalogue
  ) -> [BackendService] {
    guard let fields = value.fields(["confidence", "source", "ids"]) else { return [] }
    let provenance = Provenance.read(fields)
    return fields.required("ids")?.entries(of: "ids").compactMap { key, _, value in
      guard let id = key.integer("an id", in: 1...idMax) else { return nil }
      return BackendService(
        catalogue: catalogue,
        id: id,
        name: nil,
        observedOn: value.text(of: "where it was seen"),
        provenance: provenance
      )
    } ?? []
  }
}

extension Provenance {
  /// The keys `confidence` and `source`, which every entry has or inherits.
  static func read(_ fields: YAMLFields, inherited: Provenance? = nil) -> Provenance {
    func text(_ key: String, _ inherited: String?) -> String {
      let value = inherited == nil ? fields.required(key) : fields.optional(key)
      return value?.text(of: key) ?? inherited ?? ""
    }
    return Provenance(
      confidence: text("confidence", inherited?.confidence),
      source: text("source", inherited?.source)
    )
  }
}

extension LocalizedText {
  /// `{fr: …, en: …}`.
  static func read(_ value: YAMLValue) -> LocalizedText? {
    guard let fields = value.fields(["fr", "en"]) else { return nil }
    let fr = fields.required("fr")?.text(of: "a French text")
    let en = fields.required("en")?.text(of: "an English text")
    guard let fr, let en else { return nil }
    return LocalizedText(fr: fr, en: en)
  }
}
