package import WireText

/// What a value on the wire may look like: the part of JSON Schema that the protocol needs.
package indirect enum WireSchema: Hashable, Sendable {
  case any
  case boolean
  case integer
  case number
  /// A string; `format` and `pattern` as in JSON Schema.
  case string(format: String? = nil, pattern: String? = nil)
  case words([String])
  case array(of: WireSchema)
  case object([Property])
  /// An object whose members have names of their own and values of one kind.
  case map(of: WireSchema)

  /// A property of an object, in the order of its declaration.
  package struct Property: Hashable, Sendable {
    package let name: String
    package let isRequired: Bool
    package let schema: WireSchema
    package let note: String?

    package init(name: String, isRequired: Bool, schema: WireSchema, note: String?) {
      self.name = name
      self.isRequired = isRequired
      self.schema = schema
      self.note = note
    }
  }
}

extension WireSchema {
  /// As JSON Schema (draft 7 words, which OpenRPC uses).
  ///
  /// Parameters are closed: a member without a name here is refused. Results are not: a newer
  /// peer may say more, which a reader passes over.
  package func json(isClosed: Bool) -> JSONValue {
    switch self {
    case .any: return [:]
    case .boolean: return ["type": "boolean"]
    case .integer: return ["type": "integer"]
    case .number: return ["type": "number"]
    case .string(let format, let pattern):
      var members: [JSONValue.Member] = [.init("type", "string")]
      if let format { members.append(.init("format", .string(format))) }
      if let pattern { members.append(.init("pattern", .string(pattern))) }
      return .object(members)
    case .words(let words): return ["type": "string", "enum": .array(words.map { .string($0) })]
    case .array(let element): return ["type": "array", "items": element.json(isClosed: isClosed)]
    case .object(let properties):
      let members: [JSONValue.Member] = [
        .init("type", "object"),
        .init("properties", .object(properties.map { .init($0.name, $0.json(isClosed)) })),
        .init(
          "required", .array(properties.filter(\.isRequired).map { .string($0.name) })),
      ]
      return .object(members + (isClosed ? [.init("additionalProperties", false)] : []))
    case .map(let value):
      return ["type": "object", "additionalProperties": value.json(isClosed: isClosed)]
    }
  }
}

extension WireSchema.Property {
  /// The property's schema with its description.
  fileprivate func json(_ isClosed: Bool) -> JSONValue {
    let json = schema.json(isClosed: isClosed)
    guard let note, case .object(let members) = json else { return json }
    return .object(members + [.init("description", .string(note))])
  }
}

extension WireSchema {
  /// The first thing about `value` that this schema does not admit, with the path to it.
  ///
  /// Objects admit no members they do not name: what a caller wrote and we do not know must be
  /// refused before it has any effect.
  package func diagnostic(in value: JSONValue, at path: String) -> String? {
    switch (self, value) {
    case (.any, _), (.boolean, .bool), (.integer, .integer), (.number, .integer),
      (.number, .number), (.string, .string):
      return nil
    case (.words(let words), .string(let text)):
      return words.contains(text)
        ? nil : "\(path) is ‘\(text)’; it must be one of \(words.joined(separator: ", "))"
    case (.array(let element), .array(let values)):
      for (index, value) in values.enumerated() {
        if let diagnostic = element.diagnostic(in: value, at: "\(path)[\(index)]") {
          return diagnostic
        }
      }
      return nil
    case (.object(let properties), .object(let members)):
      return Self.diagnostic(in: members, of: properties, at: path)
    case (.map(let value), .object(let members)):
      return members.lazy.compactMap { value.diagnostic(in: $0.value, at: "\(path).\($0.key)") }
        .first
    default:
      return "\(path) is \(value.kind); it must be \(kind)"
    }
  }

  private static func diagnostic(
    in members: [JSONValue.Member], of properties: [Property], at path: String
  ) -> String? {
    for member in members {
      guard let property = properties.first(where: { $0.name == member.key }) else {
        let known = properties.map(\.name).joined(separator: ", ")
        return "\(path) has no member ‘\(member.key)’; known: \(known.isEmpty ? "none" : known)"
      }
      if member.value == .null, !property.isRequired { continue }
      if let diagnostic = property.schema.diagnostic(in: member.value, at: "\(path).\(member.key)")
      {
        return diagnostic
      }
    }
    let missing = properties.first { property in
      property.isRequired && !members.contains { $0.key == property.name }
    }
    return missing.map { "\(path).\($0.name) is missing" }
  }

  /// For messages to people.
  private var kind: String {
    switch self {
    case .any: "any value"
    case .boolean: "a boolean"
    case .integer: "a whole number"
    case .number: "a number"
    case .string, .words: "a string"
    case .array: "an array"
    case .object, .map: "an object"
    }
  }
}
