/// Text of a manual page in the macros of man(7).
struct Roff {
  private(set) var text = ""

  /// A macro at the start of a line, its arguments as they are.
  mutating func macro(_ name: String, _ arguments: String...) {
    let quoted = arguments.map { "\"\(Self.plain($0).replacing("\"", with: "\\(dq"))\"" }
    text += ([".\(name)"] + quoted).joined(separator: " ") + "\n"
  }

  /// Adjusts lines at the left alone: long words leave holes in lines that are stretched.
  mutating func alignLeft() { text += ".ad l\n" }

  /// A line of running text made of `pieces`.
  mutating func line(_ pieces: [Piece]) {
    let line = pieces.map(\.text).joined()
    let isControl = line.hasPrefix(".") || line.hasPrefix("'")
    text += (isControl ? "\\&" : "") + line + "\n"
  }

  /// Paragraphs are parted by an empty line; a line that is indented stays as it is.
  mutating func words(_ words: String) {
    var isExample = false
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
      let indented = line.hasPrefix("    ")
      if indented != isExample {
        text += indented ? ".nf\n" : ".fi\n"
        isExample = indented
      }
      let trimmed = line.trimmed
      if trimmed.isEmpty { macro("PP") } else { self.line([.plain(trimmed)]) }
    }
    if isExample { text += ".fi\n" }
  }

  /// A piece of a line in one face.
  struct Piece {
    let text: String

    static func plain(_ text: String) -> Piece { Piece(text: Roff.plain(text)) }
    /// Typed as it stands.
    static func bold(_ text: String) -> Piece { Piece(text: "\\fB\(Roff.plain(text))\\fR") }
    /// Stands for what is typed.
    static func italic(_ text: String) -> Piece { Piece(text: "\\fI\(Roff.plain(text))\\fR") }
  }

  /// - Source: groff_char(7): `-` is a hyphen, `\-` what is typed; `\e` a backslash.
  private static func plain(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
