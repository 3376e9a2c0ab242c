/// How much of something other than time a product, or a right that came of it, is worth.
package struct Allowance: Hashable, Sendable, Codable {
  /// What the car meters.
  package enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
    /// From one start to the next.
    case ignitionCycles = "ignition_cycles"
    case kilometres
    /// Of 1,000,000 bytes.
    case megabytes
  }

  package let unit: Unit
  /// In ``unit``; 1 or more. It is used up when the meter reaches it.
  package let limit: Int

  package init(unit: Unit, limit: Int) {
    self.unit = unit
    self.limit = limit
  }
}
