/// The postcodes of one country.
package struct Postcode: Hashable, Sendable {
  package let pattern: PostcodePattern
  /// Some valid ones.
  package let examples: [String]
  /// Written before the code abroad and dropped: `L-`.
  package let prefix: String?

  /// The code as the country writes it: outer spaces and the prefix dropped, letters raised.
  ///
  /// - Returns: `nil` when it is not a postcode of the country.
  package func normalized(_ text: String) -> String? {
    guard text.utf8.count <= Self.bytesMax else { return nil }
    var code = text.uppercased()
    while code.first == " " { code.removeFirst() }
    while code.last == " " { code.removeLast() }
    if let prefix, code.hasPrefix(prefix) { code.removeFirst(prefix.count) }
    return pattern.matches(code) ? code : nil
  }

  package static let bytesMax = 40
}
