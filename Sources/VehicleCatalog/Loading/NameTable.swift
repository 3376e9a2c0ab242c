/// Finds things by what people call them: their id or a name in either language, with small letters
/// or capitals, with or without accents, apostrophes and hyphens.
package struct NameTable<Value: Sendable>: Sendable {
  private let entries: [(value: Value, names: [String])]

  /// - Parameter entries: Each thing and all that it is called.
  package init(_ entries: [(value: Value, names: [String])]) {
    self.entries = entries.map { ($0.value, $0.names.map(Self.folded)) }
  }

  /// All that are called so, in their order.
  package func called(_ text: String) -> [Value] {
    let text = Self.folded(text)
    return entries.filter { $0.names.contains(text) }.map(\.value)
  }

  /// Those that may have been meant, nearest first: named nearly so, or partly so.
  package func near(_ text: String, limit: Int = 3) -> [Value] {
    let text = Self.folded(text)
    let slips = NearestName.ranked(text, among: entries.flatMap(\.names), limit: limit)
    func rank(_ names: [String]) -> Int? {
      if let rank = names.compactMap(slips.firstIndex).min() { return rank }
      let isPart = text.count >= Self.partLettersMin && names.contains { $0.contains(text) }
      return isPart ? slips.count : nil
    }
    return entries.enumerated()
      .compactMap { index, entry in rank(entry.names).map { ($0, index, entry.value) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .prefix(limit).map(\.2)
  }

  private static var partLettersMin: Int { 3 }

  /// Small letters without accents, and one space for all that stands between words.
  private static func folded(_ name: String) -> String {
    var words = [""]
    for scalar in name.lowercased().unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words[words.count - 1] += plain(scalar)
      } else {
        words.append("")
      }
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `LATIN SMALL LETTER E WITH ACUTE` is an E.
  private static func plain(_ scalar: Unicode.Scalar) -> String {
    let name = scalar.properties.name?.split(separator: " ").map(String.init) ?? []
    guard name.count > 4, name[0] == "LATIN", name[2] == "LETTER", name[4] == "WITH" else {
      return String(scalar)
    }
    return name[3].lowercased()
  }
}

extension Catalog {
  /// The products by what people call them.
  package var productNames: NameTable<Product> {
    NameTable(products.map { ($0, [$0.id.rawValue, $0.name.fr, $0.name.en]) })
  }

  /// The services by what people call them.
  package var serviceNames: NameTable<Service> {
    NameTable(services.map { ($0, [$0.id.rawValue, $0.name.fr, $0.name.en]) })
  }
}
