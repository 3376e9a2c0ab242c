extension StorePhrase {
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
