/// One thing a car tells of itself, by its name in the Vehicle Signal Specification.
///
/// - Source: COVESA VSS 6.0.
package struct Signal: Hashable, Sendable {
  /// `Vehicle.TraveledDistance`.
  package let name: String
  package let value: Value
  /// As the specification writes it: `V`, `m`, `degrees`, `percent`, `Celsius`, `kPa`; `nil` for
  /// what has none.
  package let unit: String?

  /// A number, or a word; of what is or is not so, `true` or `false`.
  package enum Value: Hashable, Sendable {
    case number(Double)
    case text(String)
  }

  init(_ name: String, _ number: Double, _ unit: String? = nil) {
    self.name = "Vehicle.\(name)"
    value = .number(number)
    self.unit = unit
  }

  init(_ name: String, _ text: String) {
    self.name = "Vehicle.\(name)"
    value = .text(text)
    unit = nil
  }

  init(_ name: String, _ isSo: Bool) { self.init(name, isSo ? "true" : "false") }
}
