/// `vocabulary.yaml`: the words that vehicles and services share.
struct VocabularyFile {
  let capabilities: [Capability: LocalizedText]
  let headUnits: [HeadUnitGeneration: LocalizedText]

  init?(_ root: YAMLValue) {
    guard let fields = root.fields(["capabilities", "headUnits"]) else { return nil }
    capabilities = Self.words(fields.required("capabilities"), "capabilities")
    headUnits = Self.words(fields.required("headUnits"), "head units")
  }

  private static func words<ID: Identifier>(
    _ value: YAMLValue?, _ what: String
  ) -> [ID: LocalizedText] {
    var words: [ID: LocalizedText] = [:]
    for (_, name, meaning) in value?.entries(of: what) ?? [] {
      // A text that is missing is reported; the name is known all the same.
      words[ID(rawValue: name)] = LocalizedText.read(meaning) ?? LocalizedText(fr: name, en: name)
    }
    return words
  }
}
