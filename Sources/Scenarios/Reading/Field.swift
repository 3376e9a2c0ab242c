import LinkProtocol
import WireText

/// A key of a step or another mapping, declared once: it is described, read and written by this.
struct Field<Root>: Sendable {
  let description: FieldDescription
  /// Puts what is written where it belongs. Returns `false` when a key that must be there is
  /// missing or wrong, which was reported.
  let read: @Sendable (FieldReader, inout Root) -> Bool
  /// Returns `nil` where there is nothing to write.
  let write: @Sendable (Root) -> JSONValue?

  var name: String { description.name }
}

/// A key whatever it belongs to, as the reference and the schema see it.
struct FieldDescription: Sendable {
  let name: String
  /// The values it takes, for people: `a period such as 1month`.
  let words: String
  /// The same for programs, expressions aside.
  let schema: JSONValue
  /// One sentence.
  let note: String
  var isRequired = false
}

extension Field {
  /// A key whose value is turned into another before it is kept.
  init<Value>(
    _ name: String, _ type: FieldType<Value>, _ note: String, required: Bool = false,
    get: @escaping @Sendable (Root) -> Value?,
    set: @escaping @Sendable (inout Root, Value) -> Void
  ) {
    description = FieldDescription(
      name: name, words: type.words, schema: type.schema, note: note, isRequired: required)
    read = { reader, root in
      guard let value = reader.value(name, type, isRequired: required) else { return !required }
      set(&root, value)
      return true
    }
    write = { get($0).flatMap(type.write) }
  }

  /// A key that must be there.
  static func required<Value>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ type: FieldType<Value>,
    _ note: String
  ) -> Self {
    Self(
      name, type, note, required: true, get: { $0[keyPath: path] },
      set: { $0[keyPath: path] = $1 })
  }

  /// A key that may be left out, and then says nothing; `required` where the language wants it.
  static func optional<Value>(
    _ name: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ type: FieldType<Value>,
    _ note: String, required: Bool = false
  ) -> Self {
    Self(
      name, type, note, required: required, get: { $0[keyPath: path] },
      set: { $0[keyPath: path] = $1 })
  }

  /// A key that may be left out, and then means what the blank of its mapping says.
  static func defaulted<Value>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ type: FieldType<Value>,
    _ note: String
  ) -> Self {
    Self(
      name, type, note, get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// The same key of something that holds a `Root`.
  func within<Outer>(_ path: any WritableKeyPath<Outer, Root> & Sendable) -> Field<Outer> {
    Field<Outer>(
      description: description, read: { read($0, &$1[keyPath: path]) },
      write: { write($0[keyPath: path]) })
  }
}
