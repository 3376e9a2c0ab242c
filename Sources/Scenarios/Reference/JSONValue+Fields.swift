import LinkProtocol
import WireText

extension JSONValue {
  /// The schema of a mapping with these keys and no others. Whatever is no text may also be an
  /// expression.
  static func mapping(_ fields: [FieldDescription]) -> JSONValue {
    var members: [Member] = [
      Member("type", "object"),
      Member(
        "properties",
        .object(fields.map { Member($0.name, described($0.schema, $0.note)) })),
    ]
    let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { members.append(Member("required", .array(required))) }
    members.append(Member("additionalProperties", false))
    return .object(members)
  }

  /// A schema with a description, open to expressions.
  static func described(_ schema: JSONValue, _ note: String) -> JSONValue {
    guard case .object(let members) = orExpression(schema) else { return schema }
    return .object([Member("description", .string(note))] + members)
  }

  /// Alternatively an expression, where the value is a single one and not any text anyway.
  static func orExpression(_ schema: JSONValue) -> JSONValue {
    if schema == ["type": "string"] { return schema }
    if let kind = schema["type"], kind == "object" || kind == "array" { return schema }
    if schema["$ref"] != nil { return schema }
    return ["anyOf": [schema, ["$ref": "#/$defs/expression"]]]
  }
}
