import LinkProtocol
import VehicleCatalog
import WireText

/// A key of a step or another mapping: how it is read, and how the reference and the schema
/// describe it.
struct Field<Value>: Sendable {
  let name: String
  let type: FieldType<Value>
  /// One sentence.
  let note: String
  var isRequired = false

  init(_ name: String, _ type: FieldType<Value>, _ note: String, required: Bool = false) {
    self.name = name
    self.type = type
    self.note = note
    isRequired = required
  }
}

/// What values a key takes.
struct FieldType<Value>: Sendable {
  /// For people: `a period such as 1month`.
  let words: String
  /// JSON Schema of what may be written, expressions aside.
  let schema: JSONValue
  /// The value is taken as it is written, expressions unread: steps have their own scope.
  var isRaw = false
  /// Reads a value without expressions; reports what is wrong with it, and returns `nil` then.
  let read: @Sendable (YAMLValue, CaseContext) -> Value?
}

/// A key whatever its type, as the reference and the schema see it.
protocol DescribedField: Sendable {
  var name: String { get }
  var note: String { get }
  var isRequired: Bool { get }
  var words: String { get }
  var schema: JSONValue { get }
}

extension Field: DescribedField {
  var words: String { type.words }
  var schema: JSONValue { type.schema }
}
