import VehicleCatalog

/// Reads the keys of one mapping, with expressions worked out.
struct FieldReader {
  let fields: YAMLFields
  let context: CaseContext
  /// `nil` where the expressions were worked out before.
  let scope: ExpressionScope?

  /// - Returns: `nil` when the key is missing or was refused; either way it was reported unless
  ///   the key may be left out.
  func value<Value>(_ name: String, _ type: FieldType<Value>, isRequired: Bool) -> Value? {
    let written = isRequired ? fields.required(name) : fields.optional(name)
    guard let written else { return nil }
    guard let scope, !type.isRaw else { return type.read(written, context) }
    return type.read(scope.resolved(written), context)
  }

  func has(_ name: String) -> Bool { fields.optional(name) != nil }

  /// Reports an error of the value of a key, or of the mapping where it has no such key.
  func report(_ message: String, at name: String? = nil) {
    (name.flatMap(fields.optional) ?? fields.owner).report(message)
  }
}
