package import VehicleCatalog

/// Whether one service goes with one profile, and every reason against it.
package struct ServiceCompatibility: Codable, Hashable, Sendable, WireDocumented {
  package var service: String
  package var compatible: Bool
  package var unmet: [UnmetRule]

  package static let notes = [
    "service": "The service's id.",
    "compatible": "Whether the profile has all it needs.",
    "unmet": "Every rule that says no; empty when compatible.",
  ]
}
