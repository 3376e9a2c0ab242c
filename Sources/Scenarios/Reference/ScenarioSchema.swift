import LinkProtocol
import WireText

/// `docs/scenario.schema.json`, written from the tables that the reader goes by. Editors complete
/// and check scenario files with it.
package enum ScenarioSchema {
  /// The whole document, indented.
  package static var text: String { document.indented() + "\n" }

  /// - Source: JSON Schema 2020-12.
  private static var document: JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Scenarios of a connected car's store",
      "description":
        .string(
          "Generated from the tables in Sources/Scenarios/Table. A document is a scenario or a list"
            + " of them; a file that is only included may hold steps alone."),
      "anyOf": [
        reference("scenario"),
        ["type": "array", "items": reference("scenario")],
        reference("steps"),
      ],
      "$defs": [
        "expression": [
          "description": "A text that holds an expression, such as ${start + 1month}.",
          "type": "string",
          "pattern": "\\$\\{",
        ],
        "number": ["anyOf": [["type": "number"], reference("expression")]],
        "scenario": .mapping(ScenarioText.mapping.descriptions),
        "world": .mapping(WorldText.descriptions),
        "matrix": matrix,
        "steps": ["type": "array", "items": reference("step")],
        "step": step,
      ],
    ]
  }

  private static func reference(_ name: String) -> JSONValue {
    ["$ref": .string("#/$defs/\(name)")]
  }

  /// Any other key is a parameter of the scenario's own.
  private static var matrix: JSONValue {
    guard case .object(let members) = JSONValue.mapping(MatrixFields.all) else { return true }
    return .object(
      members.filter { $0.key != "additionalProperties" } + [
        JSONValue.Member("additionalProperties", ["type": "array", "minItems": 1])
      ])
  }

  private static var step: JSONValue {
    let alone = StepTable.entries.filter(\.standsAlone).map(\.name)
    return [
      "anyOf": [
        [
          "description": "A step that needs no value.", "enum": .array(alone.map(JSONValue.string)),
        ],
        [
          "type": "object", "minProperties": 1, "maxProperties": 1,
          "properties": .object(
            StepTable.entries.map { JSONValue.Member($0.name, value(of: $0)) }),
          "additionalProperties": false,
        ],
      ]
    ]
  }

  /// What may stand behind the name of a step.
  private static func value(of entry: StepEntry) -> JSONValue {
    var forms: [JSONValue] = [.mapping(entry.fields)]
    if let main = entry.fields.first(where: { $0.name == entry.main }) {
      forms.append(.orExpression(main.schema))
    }
    if entry.standsAlone { forms.append(["type": "null"]) }
    return [
      "description": .string(entry.summary),
      "anyOf": .array(forms),
    ]
  }
}

extension JSONValue {
  /// As text, a member a line, in the order of the members.
  func indented(by depth: Int = 0) -> String {
    let margin = String(repeating: "  ", count: depth)
    switch self {
    case .null: return "null"
    case .bool(let flag): return String(flag)
    case .integer(let number): return String(number)
    case .number(let number):
      return Int64(exactly: number).map { String($0) } ?? String(number)
    case .string(let text): return JSONReport.quoted(text)
    case .array(let elements):
      let texts = elements.map { $0.indented(by: depth + 1) }
      guard texts.contains(where: { $0.contains("\n") }) else {
        return "[\(texts.joined(separator: ", "))]"
      }
      return "[\n" + texts.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map {
        "\(margin)  \(JSONReport.quoted($0.key)): \($0.value.indented(by: depth + 1))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
    }
  }
}
