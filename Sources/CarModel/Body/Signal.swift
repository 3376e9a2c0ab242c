/// One thing a car tells of itself, by its name in the Vehicle Signal Specification.
///
/// - Source: COVESA VSS 6.0.
package struct Signal: Hashable, Sendable, Codable {
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

  package init(_ name: String, _ value: any CarValue, _ unit: String? = nil) {
    self.name = "Vehicle.\(name)"
    self.value = Value(value)
    self.unit = unit
  }
}

extension Signal.Value {
  package init(_ value: any CarValue) {
    self =
      switch value {
      case let number as Double: .number(number)
      case let number as Int: .number(Double(number))
      case let word as any RawRepresentable<String>: .text(word.rawValue)
      default: .text("\(value)")
      }
  }
}

extension Signal.Value: Codable {
  /// - Throws: what the decoder does when it holds neither.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self =
      if let number = try? container.decode(Double.self) {
        .number(number)
      } else {
        .text(try container.decode(String.self))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

extension Signal.Value: CustomStringConvertible {
  /// Whole numbers without a point.
  package var description: String {
    switch self {
    case .number(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): text
    }
  }
}
