import LinkProtocol
import VehicleCatalog
import WireText

/// The keys of a scenario.
enum ScenarioFields {
  static let name = Field(
    "name", .line, "What it shows, in one line; no other scenario has it.", required: true)
  static let description = Field("description", .text("a text"), "More about it.")
  static let source = Field("source", .text("a text"), "Where it comes from: an issue, a rule.")
  static let tags = Field("tags", .tags, "Words by which scenarios are chosen.")
  static let world = Field(
    "world", .raw("#/$defs/world", "a world"),
    "Cars, phones, store and time as the case finds them.")
  static let matrix = Field(
    "matrix", .raw("#/$defs/matrix", "parameters"), "The same scenario for many values.")
  static let steps = Field("steps", .steps, "What happens, in order.", required: true)

  static let all: [any DescribedField] = [name, description, source, tags, world, matrix, steps]
  static let names = all.map(\.name)
}

extension FieldType where Value == YAMLValue {
  static func raw(_ reference: String, _ words: String) -> Self {
    Self(words: words, schema: ["$ref": .string(reference)], isRaw: true) { value, _ in value }
  }
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
    Self(words: "a list of words", schema: ["type": "array", "items": ["type": "string"]]) {
      value, _ in value.list(of: "words") { $0.text(of: "a word") }
    }
  }
}
