import FoundationEssentials

/// Base64url without padding, the way JOSE writes bytes.
///
/// - Source: RFC 4648 §5, RFC 7515 §2.
package enum Base64URL {
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    let padded = Data(bytes).base64EncodedString()
    return String(
      padded.prefix { $0 != "=" }.map { character in
        switch character {
        case "+": "-"
        case "/": "_"
        default: character
        }
      }
    )
  }

  /// Reads bytes from their one canonical text: no padding, no white space, unused bits zero.
  ///
  /// - Returns: `nil` for any other text, so that no two texts stand for the same bytes.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var standard: [UInt8] = text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      default: byte
      }
    }
    standard += [UInt8](repeating: UInt8(ascii: "="), count: (4 - standard.count % 4) % 4)
    guard let data = Data(base64Encoded: Data(standard)) else { return nil }
    let bytes = [UInt8](data)
    return encode(bytes) == String(text) ? bytes : nil
  }
}
