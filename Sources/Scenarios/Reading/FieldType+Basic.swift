import LinkProtocol
import VehicleCatalog
import WorldTime
import WireText

extension FieldType where Value == String {
  static func text(_ words: String) -> Self {
    Self(words: words, schema: ["type": "string"]) { value, _ in value.text(of: words) }
  }

  /// One of a closed list.
  static func word(_ what: String, _ known: [String]) -> Self {
    Self(words: known.map { "`\($0)`" }.joined(separator: ", "), schema: .words(known)) {
      value, _ in value.name(what, among: known)
    }
  }

  /// One of a long list, which editors complete and the reference does not write out.
  static func listed(_ what: String, _ known: [String]) -> Self {
    Self(words: "\(what.article) \(what)", schema: .words(known)) { value, _ in
      value.name(what, among: known)
    }
  }

  /// One of a list that is not the same for every scenario or catalogue.
  static func name(_ what: String, _ known: @escaping @Sendable (CaseContext) -> [String]?) -> Self
  {
    Self(words: "\(what.article) \(what)", schema: ["type": "string"]) { value, context in
      value.name(what, among: known(context))
    }
  }
}

extension FieldType
where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  static func choice(_ what: String, of type: Value.Type = Value.self) -> Self {
    let known = Value.allCases.map(\.rawValue)
    return Self(
      words: known.map { "`\($0)`" }.joined(separator: ", "), schema: .words(known),
      write: { .string($0.rawValue) }, read: { value, _ in value.choice(what, type) })
  }
}

extension FieldType where Value == Bool {
  static var flag: Self {
    .parsed("`true` or `false`", schema: ["type": "boolean"], write: { .bool($0) }) {
      ["true": true, "false": false][$0]
    }
  }

  /// `on` and `off`; editors that follow YAML 1.1 take them for true and false.
  static var onOff: Self {
    .parsed(
      "`on` or `off`", schema: ["enum": ["on", "off", true, false]], write: { $0 ? "on" : "off" }
    ) { ["on": true, "true": true, "off": false, "false": false][$0] }
  }
}

extension FieldType where Value == Int {
  static func integer(_ what: String, _ range: ClosedRange<Int>) -> Self {
    Self(
      words: "\(range.lowerBound) to \(range.upperBound)",
      schema: [
        "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
        "maximum": .integer(Int64(range.upperBound)),
      ], write: { .integer(Int64($0)) }, read: { value, _ in value.integer(what, in: range) })
  }
}

extension FieldType where Value == Int {
  /// How many of a unit of time: a number alone counts in it.
  static func count(of unit: PeriodUnit, _ range: ClosedRange<Int>) -> Self {
    .parsed(
      "\(range.lowerBound) to \(range.upperBound), or a period of whole \(unit.rawValue)",
      schema: [
        "anyOf": [
          [
            "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
            "maximum": .integer(Int64(range.upperBound)),
          ], ["type": "string"],
        ]
      ], write: { .integer(Int64($0)) }
    ) { text in
      (try? unit.count(text)).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension FieldType where Value == Double {
  static func number(_ what: String, _ range: ClosedRange<Double>) -> Self {
    let words = "a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    return .parsed(
      words, expected: "\(words) (\(what))",
      schema: [
        "type": "number", "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ], write: { .number($0) }
    ) { text in Double(text).flatMap { range.contains($0) ? $0 : nil } }
  }
}

extension FieldType where Value == Period {
  static var period: Self {
    .checked("a period such as `1month`, `3 days` or `PT10M`") {
      text throws(TimeFormatError) in try Period(parsing: text)
    }
  }
}

extension FieldType where Value == Instant {
  static var instant: Self {
    .parsed("an instant such as `2026-02-28T10:00:00Z`") { try? Instant(rfc3339: $0) }
  }
}

extension FieldType where Value == [YAMLValue] {
  /// Step lists side by side.
  static var sequences: Self {
    Self(
      words: "lists of steps",
      schema: ["type": "array", "items": ["$ref": "#/$defs/steps"]], isRaw: true,
      write: { _ in nil }
    ) { value, _ in
      let sequences = value.items(of: "lists of steps")
      guard sequences.count <= ReadingLimits.sequencesMax else {
        value.report("\(sequences.count) sequences; the limit is \(ReadingLimits.sequencesMax)")
        return nil
      }
      return sequences
    }
  }
}

extension FieldType where Value == YAMLValue {
  /// Taken as it is written, and read by somebody else.
  static func raw(_ reference: String, _ words: String) -> Self {
    Self(
      words: words, schema: ["$ref": .string(reference)], isRaw: true, write: { _ in nil },
      read: { value, _ in value })
  }

  static var steps: Self {
    raw("#/$defs/steps", "steps")
  }
}

extension JSONValue {
  /// A closed list of words.
  static func words(_ words: [String]) -> JSONValue {
    ["enum": .array(words.map(JSONValue.string))]
  }
}

extension String {
  /// `a` or `an`.
  var article: String { first.map("aeiou".contains) ?? false ? "an" : "a" }
}
