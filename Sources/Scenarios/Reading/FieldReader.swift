import VehicleCatalog

/// Reads the keys of one mapping, with expressions worked out.
struct FieldReader {
  let fields: YAMLFields
  let context: CaseContext
  /// `nil` where the expressions were worked out before.
  let scope: ExpressionScope?

  /// - Returns: `nil` when the key is missing or was refused; either way it was reported unless
  ///   the key may be left out.
  subscript<Value>(field: Field<Value>) -> Value? {
    let written = field.isRequired ? fields.required(field.name) : fields.optional(field.name)
    guard let written else { return nil }
    guard let scope, !field.type.isRaw else { return field.type.read(written, context) }
    return field.type.read(scope.resolved(written), context)
  }

  func has<Value>(_ field: Field<Value>) -> Bool { fields.optional(field.name) != nil }

  func report(_ message: String) { fields.owner.report(message) }

  func report<Value>(_ message: String, at field: Field<Value>) {
    (fields.optional(field.name) ?? fields.owner).report(message)
  }

  /// The vehicle and the phone that a step names.
  var actors: Actors {
    Actors(vehicle: self[SharedFields.vehicle], phone: self[SharedFields.phone])
  }
}

/// The keys that most steps have.
enum SharedFields {
  static let vehicle = Field("vehicle", .vehicle, "The car's name; the first car when left out.")
  static let phone = Field("phone", .phone, "The phone's name; the first phone when left out.")
  static let refused = Field(
    "refused", .refusal, "The step must be refused, and by this name.")

  static let car: [any DescribedField] = [vehicle]
  static let both: [any DescribedField] = [vehicle, phone]
  static let acting: [any DescribedField] = [vehicle, phone, refused]
}
