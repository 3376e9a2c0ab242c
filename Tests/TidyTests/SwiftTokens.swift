/// The tokens of a Swift file without comments and the insides of strings, so that a rule about
/// code is not set off by prose.
///
/// Good enough for this package's own style, not a compiler: a string becomes one `"` token (what
/// it interpolates stays code), a regex literal one `/`, any operator one token a character.
struct SwiftTokens {
  struct Token: Hashable {
    let text: String
    /// From 1.
    let line: Int
  }

  /// In the order of the source.
  let all: [Token]
  /// The lines that hold a documentation comment.
  let documentedLines: Set<Int>
  private let positions: [String: [Int]]

  init(_ source: String) {
    var lexer = SwiftLexer(source)
    lexer.scan(insideInterpolation: false)
    all = lexer.tokens
    documentedLines = lexer.documentedLines
    positions = Dictionary(grouping: all.indices) { [all] in all[$0].text }
  }

  /// Where `text` stands as a token.
  func positions(of text: String) -> [Int] { positions[text] ?? [] }

  /// Where the tokens of `pattern` follow one another.
  func positions(of pattern: [String]) -> [Int] {
    guard let first = pattern.first else { return [] }
    return positions(of: first).filter { start in
      start + pattern.count <= all.count
        && pattern.indices.allSatisfy { all[start + $0].text == pattern[$0] }
    }
  }

  /// The text at `position`, `nil` outside the file.
  func text(at position: Int) -> String? {
    all.indices.contains(position) ? all[position].text : nil
  }

  /// The position of the token that closes the bracket at `opening`.
  func closing(_ opening: Int) -> Int? {
    var depth = 0
    for position in opening..<all.count {
      switch all[position].text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return position }
      default: break
      }
    }
    return nil
  }
}
