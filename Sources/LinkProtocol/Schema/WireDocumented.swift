/// A type of the wire whose properties are described for the reference.
package protocol WireDocumented {
  /// A sentence for each property, by its name on the wire. A test holds it complete.
  static var notes: [String: String] { get }
}

/// A type of the wire that is written as one string, number or any value, and so has no
/// properties of its own.
package protocol WireScalar: Codable, Sendable {
  /// How it is written.
  static var schema: WireSchema { get }
  /// Any valid value, for probing the types that hold one.
  static var sample: Self { get }
}
