import LinkProtocol
import VehicleCatalog
import WireText

/// What values a key takes, and how they are read and written.
struct FieldType<Value>: Sendable {
  /// For people: `a period such as 1month`.
  let words: String
  /// JSON Schema of what may be written, expressions aside.
  let schema: JSONValue
  /// The value is taken as it is written, expressions unread: steps have their own scope.
  let isRaw: Bool
  /// Reads a value without expressions; reports what is wrong with it, and returns `nil` then.
  let read: @Sendable (YAMLValue, CaseContext) -> Value?
  /// Writes a value so that it reads back the same; `nil` for what is only read.
  let write: @Sendable (Value) -> JSONValue?

  /// A value is written as its description unless `write` says otherwise.
  init(
    words: String, schema: JSONValue, isRaw: Bool = false,
    write: @escaping @Sendable (Value) -> JSONValue? = { .string("\($0)") },
    read: @escaping @Sendable (YAMLValue, CaseContext) -> Value?
  ) {
    self.words = words
    self.schema = schema
    self.isRaw = isRaw
    self.write = write
    self.read = read
  }

  /// A single value that `parse` understands; anything else is reported as not `expected`, which is
  /// `words` unless it says more.
  static func parsed(
    _ words: String, expected: String? = nil, schema: JSONValue = ["type": "string"],
    write: @escaping @Sendable (Value) -> JSONValue? = { .string("\($0)") },
    _ parse: @escaping @Sendable (String) -> Value?
  ) -> Self {
    let expected = expected ?? words.replacing("`", with: "")
    return Self(words: words, schema: schema, write: write) { value, _ in
      value.value(expected, parse)
    }
  }

  /// A text whose type says itself what is wrong with one.
  static func checked<Failure: Error & CustomStringConvertible>(
    _ words: String, write: @escaping @Sendable (Value) -> JSONValue? = { .string("\($0)") },
    _ make: @escaping @Sendable (String) throws(Failure) -> Value
  ) -> Self {
    Self(words: words, schema: ["type": "string"], write: write) { value, _ in
      guard let text = value.text(of: words.replacing("`", with: "")) else { return nil }
      do throws(Failure) { return try make(text) } catch {
        value.report(error.description)
        return nil
      }
    }
  }
}
