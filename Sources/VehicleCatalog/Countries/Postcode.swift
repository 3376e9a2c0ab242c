/// The postcodes of one country.
package struct Postcode: Hashable, Sendable {
  package let pattern: PostcodePattern
  /// Some valid ones, as the country writes them.
  package let examples: [String]
  /// The letters that people write before a code and that no code begins with: `L`, `LU`.
  let prefixes: [String]
  /// Where the rule comes from.
  package let source: String

  /// The code as the country writes it, however it was typed: in small letters, with its blank or
  /// hyphen elsewhere or left out, with the country's letters before it.
  ///
  /// - Returns: `nil` when it is not a postcode of the country; zeros alone are none anywhere.
  package func normalized(_ text: String) -> String? {
    guard text.utf8.count <= Self.bytesMax else { return nil }
    let typed = text.uppercased().filter { !PostcodePattern.separators.contains($0) }
    guard typed.contains(where: { $0 != "0" }) else { return nil }
    let codes = [typed] + prefixes.filter(typed.hasPrefix).map { String(typed.dropFirst($0.count)) }
    return codes.lazy.compactMap(pattern.writing).first
  }

  package static let bytesMax = 40
}
