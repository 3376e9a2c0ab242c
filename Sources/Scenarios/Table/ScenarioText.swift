import VehicleCatalog
import WireText

/// A scenario as it is written.
struct ScenarioText {
  var name: String?
  var description: String?
  var source: String?
  var tags: [String] = []
  var world: YAMLValue?
  var matrix: YAMLValue?
  var steps: YAMLValue?

  static let mapping = Mapping(
    ScenarioText(),
    [
      .optional(
        "name", \.name, .line, "What it shows, in one line; no other scenario has it.",
        required: true),
      .optional("description", \.description, .text("a text"), "More about it."),
      .optional("source", \.source, .text("a text"), "Where it comes from: an issue, a rule."),
      .defaulted("tags", \.tags, .tags, "Words by which scenarios are chosen."),
      .optional(
        "world", \.world, .raw("#/$defs/world", "a world"),
        "Cars, phones, store and time as the case finds them."),
      .optional(
        "matrix", \.matrix, .raw("#/$defs/matrix", "parameters"),
        "The same scenario for many values."),
      .optional("steps", \.steps, .steps, "What happens, in order.", required: true),
    ])
}

extension FieldType where Value == String {
  static var line: Self {
    Self(words: "a line", schema: ["type": "string", "minLength": 1]) { value, _ in
      guard let text = value.text(of: "a name") else { return nil }
      guard !text.contains(where: \.isNewline) else {
        value.report("a name is one line")
        return nil
      }
      return text
    }
  }
}

extension FieldType where Value == [String] {
  static var tags: Self {
    Self(
      words: "a list of words", schema: ["type": "array", "items": ["type": "string"]],
      write: { .array($0.map { .string($0) }) },
      read: { value, _ in value.list(of: "words") { $0.text(of: "a word") } })
  }
}
