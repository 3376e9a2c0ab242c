package import WireText

/// A signal of a vehicle bus and its value.
package struct SignalReport: Codable, Hashable, Sendable, WireDocumented {
  package var name: String
  package var value: JSONValue
  package var unit: String?

  package static let notes = [
    "name": "The path in COVESA VSS 6.0.",
    "value": "A number or a word.",
    "unit": "The specification's unit; absent for what has none.",
  ]

  package init(name: String, value: JSONValue, unit: String? = nil) {
    self.name = name
    self.value = value
    self.unit = unit
  }
}
