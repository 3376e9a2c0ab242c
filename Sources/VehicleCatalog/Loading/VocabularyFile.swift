/// `vocabulary.yaml`: the words that vehicles and services share.
struct VocabularyFile {
  let capabilities: [Capability: String]
  let headUnits: [HeadUnitGeneration: String]

  init?(_ root: YAMLValue) {
    guard let fields = root.fields(["capabilities", "headUnits"]) else { return nil }
    capabilities = Self.words(fields.required("capabilities"), "capabilities")
    headUnits = Self.words(fields.required("headUnits"), "head units")
  }

  private static func words<ID: Identifier>(_ value: YAMLValue?, _ what: String) -> [ID: String] {
    var words: [ID: String] = [:]
    for (_, name, meaning) in value?.entries(of: what) ?? [] {
      words[ID(rawValue: name)] = meaning.text(of: "what ‘\(name)’ means") ?? ""
    }
    return words
  }
}
