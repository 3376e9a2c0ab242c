/// A regular expression of the small kind that describes postcodes and how they are written.
///
/// Knows literals, `\d`, `[A-Z]` classes, groups, `|`, and the counts `?`, `{n}` and `{n,m}`:
/// what libaddressinput uses, and nothing that can run away.
package struct PostcodePattern: Hashable, Sendable {
  /// As written.
  package let source: String
  private let root: Element

  private indirect enum Element: Hashable, Sendable {
    case characters(Set<Character>)
    case separator(Character)
    case sequence([Element])
    case choice([Element])
    case counted(Element, ClosedRange<Int>)

    /// How many characters are looked for once every count is written out, up to ``partsMax`` + 1.
    var parts: Int {
      let count =
        switch self {
        case .characters, .separator: 1
        case .sequence(let parts), .choice(let parts): parts.reduce(1) { $0 + $1.parts }
        case .counted(let part, let counts): part.parts * max(1, counts.upperBound)
        }
      return min(count, PostcodePattern.partsMax + 1)
    }
  }

  /// Counts inside counts unfold to no more than this.
  private static let partsMax = 1_000

  /// Why a text is no pattern.
  struct FormatError: Error {
    let message: String
  }

  /// - Throws: ``FormatError`` that names what it cannot read.
  init(_ source: String) throws(FormatError) {
    self.source = source
    var reader = Reader(rest: source[...])
    root = try reader.choice()
    guard reader.rest.isEmpty else {
      throw FormatError(message: "‘\(source)’ has a ‘)’ without ‘(’")
    }
    guard root.parts <= Self.partsMax else {
      throw FormatError(message: "it unfolds to more than \(Self.partsMax) characters")
    }
  }

  /// What may stand between the groups of a code, and is written there whatever was typed.
  static let separators: Set<Character> = [
    " ", "-", "\u{A0}", "\u{202F}", "\u{2010}", "\u{2011}", "\u{2013}",
  ]

  /// A text as the pattern writes it, matched as a whole.
  ///
  /// - Parameter text: Without ``separators``, which the pattern puts in.
  /// - Returns: `nil` when it does not match.
  func writing(of text: String) -> String? {
    let text = Array(text)
    return Self.ends(of: root, in: text, from: [0: ""])[text.count]
  }

  /// Whether a text, as it is written, begins with what matches the pattern.
  func beginsOne(_ text: String) -> Bool {
    let text = text.filter { !Self.separators.contains($0) }
    return !Self.ends(of: root, in: Array(text), from: [0: ""]).isEmpty
  }

  /// Every place where a match of `element` that starts at one of `starts` can end, and how what
  /// stands before it is written; of several writings the one that has more separators.
  private static func ends(
    of element: Element, in text: [Character], from starts: [Int: String]
  ) -> [Int: String] {
    switch element {
    case .separator(let sign): return starts.mapValues { $0 + String(sign) }
    case .characters(let allowed):
      return starts.reduce(into: [:]) { ends, start in
        guard start.key < text.count, allowed.contains(text[start.key]) else { return }
        ends[start.key + 1] = start.value + String(text[start.key])
      }
    case .sequence(let parts):
      return parts.reduce(starts) { ends(of: $1, in: text, from: $0) }
    case .choice(let branches):
      return branches.reduce(into: [:]) {
        $0.merge(ends(of: $1, in: text, from: starts), uniquingKeysWith: longer)
      }
    case .counted(let part, let counts):
      var (reached, all) = (starts, counts.contains(0) ? starts : [:])
      for count in 1...max(1, counts.upperBound) {
        reached = ends(of: part, in: text, from: reached)
        if counts.contains(count) { all.merge(reached, uniquingKeysWith: longer) }
      }
      return all
    }
  }

  private static func longer(_ left: String, _ right: String) -> String {
    left.count < right.count ? right : left
  }
}

extension PostcodePattern {
  /// Reads a pattern by recursive descent.
  private struct Reader {
    var rest: Substring
    var depth = 0

    /// Groups inside groups.
    static let depthMax = 16

    mutating func choice() throws(FormatError) -> Element {
      var branches = [try sequence()]
      while rest.first == "|" {
        rest.removeFirst()
        branches.append(try sequence())
      }
      return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(FormatError) -> Element {
      var parts: [Element] = []
      while let next = rest.first, next != "|", next != ")" {
        let part = try atom()
        parts.append(try counted(part))
      }
      return .sequence(parts)
    }

    private mutating func atom() throws(FormatError) -> Element {
      let first = rest.removeFirst()
      switch first {
      case "(":
        depth += 1
        guard depth <= Self.depthMax else { throw FormatError(message: "too many groups") }
        let inner = try choice()
        guard rest.popFirst() == ")" else { throw FormatError(message: "‘(’ without ‘)’") }
        depth -= 1
        return inner
      case "[": return one(of: try characterClass())
      case "\\":
        guard rest.popFirst() == "d" else {
          throw FormatError(message: "‘\\’ is known in ‘\\d’ only")
        }
        return .characters(Self.digits)
      case "?", "{", "}", "]", "*", "+", ".", "^", "$":
        throw FormatError(message: "‘\(first)’ is not known here")
      default: return one(of: [first])
      }
    }

    private func one(of members: Set<Character>) -> Element {
      if members.count == 1, let sign = members.first, separators.contains(sign) {
        return .separator(sign)
      }
      return .characters(members)
    }

    private mutating func counted(_ part: Element) throws(FormatError) -> Element {
      switch rest.first {
      case "?":
        rest.removeFirst()
        return .counted(part, 0...1)
      case "{":
        let body = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(body.count + 2)
        let bounds = body.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(bounds.count), let low = bounds[0],
          let high = bounds[bounds.count - 1], (0...20).contains(low),
          (max(1, low)...20).contains(high)
        else { throw FormatError(message: "‘{\(body)}’ is not a count up to 20") }
        return .counted(part, low...high)
      default: return part
      }
    }

    private mutating func characterClass() throws(FormatError) -> Set<Character> {
      var members: Set<Character> = []
      while let next = rest.popFirst(), next != "]" {
        if next == "\\", rest.first == "d" {
          rest.removeFirst()
          members.formUnion(Self.digits)
        } else if rest.first == "-", let last = rest.dropFirst().first, last != "]" {
          rest.removeFirst(2)
          guard let from = next.asciiValue, let to = last.asciiValue, from <= to else {
            throw FormatError(message: "‘\(next)-\(last)’ is not a range")
          }
          members.formUnion((from...to).map { Character(Unicode.Scalar($0)) })
        } else {
          members.insert(next)
        }
      }
      guard !members.isEmpty else { throw FormatError(message: "‘[]’ is empty") }
      return members
    }

    private static let digits = Set<Character>("0123456789")
  }
}
