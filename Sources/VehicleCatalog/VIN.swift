/// A vehicle identification number: 17 capital letters and digits without I, O and Q.
///
/// European Nissan numbers carry no check digit, so none is checked. Kept as numbers and not as a
/// text, because a daemon looks vehicles up by it all day long.
///
/// - Source: ISO 3779 (character set and length).
package struct VIN: Hashable, Sendable {
  /// The first eight characters, the eight after them, and the last one, in ASCII.
  private let first: UInt64
  private let second: UInt64
  private let last: UInt8

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
    if let refused = raised.first(where: { !Self.allows($0) }) {
      let hint = "IOQ".contains(refused) ? "; I, O and Q are never used" : ""
      throw FormatError(description: "VIN ‘\(text)’ holds ‘\(refused)’\(hint)")
    }
    self.init(checked: raised)
  }

  /// A text that is known to be a VIN.
  init(checked text: String) {
    var numbers: [UInt64] = [0, 0]
    var last: UInt8 = 0
    for (position, letter) in text.utf8.enumerated() {
      if position < 16 {
        numbers[position / 8] = numbers[position / 8] << 8 | UInt64(letter)
      } else {
        last = letter
      }
    }
    (first, second, self.last) = (numbers[0], numbers[1], last)
  }

  package var rawValue: String {
    String(unsafeUninitializedCapacity: Self.length) { text in
      for position in 0..<8 {
        let shift = UInt64(56 - 8 * position)
        text[position] = UInt8(truncatingIfNeeded: first >> shift)
        text[position + 8] = UInt8(truncatingIfNeeded: second >> shift)
      }
      text[16] = last
      return Self.length
    }
  }

  /// A capital letter or digit that VINs are written with.
  static func allows(_ letter: Character) -> Bool {
    switch letter {
    case "I", "O", "Q": false
    case "A"..."Z", "0"..."9": letter.isASCII
    default: false
    }
  }
}

extension VIN: CustomStringConvertible, Comparable, Codable {
  package var description: String { rawValue }

  package static func < (left: VIN, right: VIN) -> Bool {
    (left.first, left.second, left.last) < (right.first, right.second, right.last)
  }

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
