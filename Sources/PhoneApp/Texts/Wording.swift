import VehicleCatalog

/// A text in one language, or two where it depends on a number. `{name}` stands for what is filled
/// in.
struct Wording: Hashable, Sendable {
  let one: String
  let other: String

  /// The text for `count` of something, where it is counted.
  ///
  /// - Source: CLDR's plural rules: French takes the singular for 0 too.
  func text(_ language: Language, count: Int?) -> String {
    switch language {
    case .fr: count == 0 || count == 1 ? one : other
    case .en: count == 1 ? one : other
    }
  }

  /// The text with each `{name}` replaced by its value; values are not looked into.
  static func fill(_ text: String, with values: [String: String]) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): String(text)
      case .placeholder(let name): values[String(name)] ?? "{\(name)}"
      }
    }.joined()
  }

  /// The names that stand in braces.
  static func placeholders(in text: String) -> Set<String> {
    var names: Set<String> = []
    for case .placeholder(let name) in pieces(of: text) { names.insert(String(name)) }
    return names
  }

  private enum Piece {
    case text(Substring)
    case placeholder(Substring)
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces += [.text(rest[..<open]), .placeholder(rest[rest.index(after: open)..<close])]
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.text(rest)]
  }
}
