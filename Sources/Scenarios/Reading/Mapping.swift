import LinkProtocol
import VehicleCatalog
import WireText

/// A mapping with keys of its own that reads as a value, and is written from one.
struct Mapping<Root>: Sendable {
  /// What it says without any key.
  let blank: @Sendable () -> Root
  let fields: [Field<Root>]
  /// Looks at the whole once every key was read; returns `false` when it is of no use.
  let finish: @Sendable (inout Root, FieldReader) -> Bool

  init(
    _ blank: @autoclosure @escaping @Sendable () -> Root, _ fields: [Field<Root>],
    finish: @escaping @Sendable (inout Root, FieldReader) -> Bool = { _, _ in true }
  ) {
    self.blank = blank
    self.fields = fields
    self.finish = finish
  }

  var descriptions: [FieldDescription] { fields.map(\.description) }
  var names: [String] { fields.map(\.name) }

  func read(_ reader: FieldReader) -> Root? {
    var root = blank()
    return fill(&root, reader) ? root : nil
  }

  /// Reads every key, also where one before it was wrong; returns whether nothing is missing.
  func fill(_ root: inout Root, _ reader: FieldReader) -> Bool {
    var isWhole = true
    for field in fields where !field.read(reader, &root) { isWhole = false }
    return isWhole && finish(&root, reader)
  }

  /// A key that may be left out is left out where it would change nothing.
  func write(_ root: Root) -> [JSONValue.Member] {
    let blank = blank()
    return fields.compactMap { field in
      guard let value = field.write(root),
        field.description.isRequired || value != field.write(blank)
      else { return nil }
      return JSONValue.Member(field.name, value)
    }
  }
}

extension FieldType {
  /// A mapping with keys of its own.
  static func mapping(_ mapping: Mapping<Value>) -> Self {
    let keys = mapping.names.map { "`\($0)`" }.joined(separator: ", ")
    return Self(
      words: "{\(keys)}", schema: .mapping(mapping.descriptions),
      write: { .object(mapping.write($0)) },
      read: { value, context in
        // Expressions inside were worked out with the whole.
        value.fields(mapping.names).flatMap {
          mapping.read(FieldReader(fields: $0, context: context, scope: nil))
        }
      })
  }
}
