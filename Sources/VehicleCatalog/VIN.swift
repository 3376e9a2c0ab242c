/// A vehicle identification number: 17 capital letters and digits without I, O and Q.
///
/// European Nissan numbers carry no check digit, so none is checked.
///
/// - Source: ISO 3779 (character set and length).
package struct VIN: Hashable, Sendable {
  package let rawValue: String

  /// Why a text is no VIN; the description is for the person who typed it.
  package struct FormatError: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  package static let length = 17

  /// Reads a VIN; lower-case letters are raised.
  ///
  /// - Throws: ``FormatError`` that names the length found or the first character refused.
  package init(_ text: String) throws(FormatError) {
    let raised = text.uppercased()
    guard raised.count == Self.length else {
      throw FormatError(
        description: "VIN ‘\(text)’ has \(raised.count) characters; a VIN has \(Self.length)"
      )
    }
    if let refused = raised.first(where: { !Self.allowed.contains($0) }) {
      let hint = "IOQ".contains(refused) ? "; I, O and Q are never used" : ""
      throw FormatError(description: "VIN ‘\(text)’ holds ‘\(refused)’\(hint)")
    }
    rawValue = raised
  }

  /// A text that is known to be a VIN.
  init(checked text: String) { rawValue = text }

  static let allowed = Set("ABCDEFGHJKLMNPRSTUVWXYZ0123456789")
}

extension VIN: CustomStringConvertible, Comparable, Codable {
  package var description: String { rawValue }

  package static func < (left: VIN, right: VIN) -> Bool { left.rawValue < right.rawValue }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(FormatError) {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
