/// An exact amount of one currency, in hundredths. All currencies of the catalogue have two
/// decimal places.
package struct Money: Hashable, Sendable {
  /// Hundredths: 199 is 1.99.
  package let minorUnits: Int64
  /// ISO 4217, such as `EUR`.
  package let currency: String

  package init(minorUnits: Int64, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// The amount with a point and two decimals: `2.99`.
  package var amount: String {
    let magnitude = minorUnits.magnitude
    let cents = magnitude % 100
    return "\(minorUnits < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}

extension Money: CustomStringConvertible {
  package var description: String { "\(amount) \(currency)" }
}

extension Money: Codable {
  private enum CodingKeys: String, CodingKey { case amount, currency }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(amount, forKey: .amount)
    try container.encode(currency, forKey: .currency)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let text = try container.decode(String.self, forKey: .amount)
    guard let minorUnits = Self.minorUnits(parsing: text),
      minorUnits.magnitude <= Self.minorUnitsMax
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .amount,
        in: container,
        debugDescription: "‘\(text)’ is not an amount with two decimals such as 2.99"
      )
    }
    self.init(
      minorUnits: minorUnits,
      currency: try container.decode(String.self, forKey: .currency)
    )
  }

  /// Far more than anything costs, and far less than would overflow in a sum.
  private static let minorUnitsMax: UInt64 = 1_000_000_000_000

  /// Hundredths of a decimal text with exactly two decimals; `nil` when it is anything else.
  package static func minorUnits(parsing text: String) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, !parts[0].isEmpty,
      parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
      parts[0].drop(while: { $0 == "-" }).allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return Int64(parts[0] + parts[1])
  }
}
