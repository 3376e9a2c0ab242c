/// Cuts Swift source into the tokens that ``SwiftTokens`` offers.
struct SwiftLexer {
  private(set) var tokens: [SwiftTokens.Token] = []
  private(set) var documentedLines: Set<Int> = []
  private let source: [UInt8]
  private var index = 0
  private var line = 1

  init(_ text: String) { source = Array(text.utf8) }

  /// Scans to the end, or to the parenthesis that closes the interpolation it is inside.
  mutating func scan(insideInterpolation: Bool) {
    var depth = 0
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"): advance()
      case UInt8(ascii: "/"): scanSlash()
      case UInt8(ascii: "\""): scanString(hashes: 0)
      case UInt8(ascii: "#"): scanHash()
      case UInt8(ascii: "`"): scanQuotedName()
      case UInt8(ascii: "("):
        depth += 1
        appendByte()
      case UInt8(ascii: ")"):
        guard !insideInterpolation || depth > 0 else { return advance() }
        depth -= 1
        appendByte()
      default: Self.isWord(byte) ? scanWord() : appendByte()
      }
    }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    index + distance < source.count ? source[index + distance] : nil
  }

  private func starts(with text: String) -> Bool {
    source[index...].starts(with: text.utf8)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < source.count {
      if source[index] == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
  }

  private mutating func append(_ text: String, at line: Int) {
    tokens.append(SwiftTokens.Token(text: text, line: line))
  }

  private mutating func appendByte() {
    append(String(Unicode.Scalar(source[index])), at: line)
    advance()
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private mutating func scanWord() {
    let start = index
    while let byte = peek(), Self.isWord(byte) { index += 1 }
    append(String(decoding: source[start..<index], as: UTF8.self), at: line)
  }

  private mutating func scanQuotedName() {
    let start = index
    advance()
    while let byte = peek(), byte != UInt8(ascii: "`"), byte != UInt8(ascii: "\n") { advance() }
    advance()
    append(String(decoding: source[start..<index], as: UTF8.self), at: line)
  }
}

// Comments and regex literals.
extension SwiftLexer {
  private mutating func scanSlash() {
    if starts(with: "//") {
      if starts(with: "///") { documentedLines.insert(line) }
      while let byte = peek(), byte != UInt8(ascii: "\n") { advance() }
    } else if starts(with: "/*") {
      scanBlockComment()
    } else if let length = regexLength() {
      append("/", at: line)
      advance(length)
    } else {
      appendByte()
    }
  }

  private mutating func scanBlockComment() {
    let isDocumentation = starts(with: "/**")
    var depth = 0
    repeat {
      if isDocumentation { documentedLines.insert(line) }
      if starts(with: "/*") {
        depth += 1
        advance(2)
      } else if starts(with: "*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && index < source.count
  }

  /// The length of the regex literal that begins here, unless this is a division.
  private func regexLength() -> Int? {
    let openers: Set<String> = ["(", "[", "{", ",", "=", ":", "return"]
    guard openers.contains(tokens.last?.text ?? "="), let next = peek(1),
      next != UInt8(ascii: " "), next != UInt8(ascii: "\n")
    else { return nil }
    var length = 1
    while let byte = peek(length), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "/") { return length + 1 }
      length += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// `#"…"#`, `#/…/#` or a plain `#`.
  private mutating func scanHash() {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    switch peek(hashes) {
    case UInt8(ascii: "\""):
      advance(hashes)
      scanString(hashes: hashes)
    case UInt8(ascii: "/"):
      let end = "/" + String(repeating: "#", count: hashes)
      append("/", at: line)
      advance(hashes + 1)
      while index < source.count, !starts(with: end) { advance() }
      advance(end.utf8.count)
    default: appendByte()
    }
  }
}

// Strings.
extension SwiftLexer {
  /// A string that begins here; one line ends with the line at the latest, so that an error of
  /// this lexer stays small.
  private mutating func scanString(hashes: Int) {
    let isMultiline = starts(with: "\"\"\"")
    let fence = String(repeating: "#", count: hashes)
    let end = (isMultiline ? "\"\"\"" : "\"") + fence
    append("\"", at: line)
    advance(isMultiline ? 3 : 1)
    while let byte = peek() {
      if starts(with: end) { return advance(end.utf8.count) }
      if byte == UInt8(ascii: "\n"), !isMultiline { return }
      if starts(with: "\\" + fence) {
        advance(1 + hashes)
        if peek() == UInt8(ascii: "(") {
          advance()
          scan(insideInterpolation: true)
        } else {
          advance()
        }
      } else {
        advance()
      }
    }
  }
}
