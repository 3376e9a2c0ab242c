/// How declarations are named, shown and explained.
enum DeclarationRules {
  static func check(_ file: SwiftFile) -> [Finding] {
    access(file) + documentation(file) + typeNames(file) + fileName(file)
  }

  /// One package, one level: `package`.
  private static func access(_ file: SwiftFile) -> [Finding] {
    let words = file.tokens.positions(of: "public")
      .filter { file.tokens.text(at: $0 - 1) != "." && file.tokens.text(at: $0 + 1) != ":" }
    let open = ["class", "func", "var"].flatMap { file.tokens.positions(of: ["open", $0]) }
      .filter { ![".", "case"].contains(file.tokens.text(at: $0 - 1)) }
    return (words + open).map {
      file.finding(at: $0, "nothing is offered outside the package; say `package`")
    }
  }

  private static let typeKeywords: Set = ["actor", "class", "enum", "protocol", "struct"]

  /// The positions of the keywords that declare types, each followed by the type's name.
  private static func typeDeclarations(in tokens: SwiftTokens) -> [Int] {
    typeKeywords.flatMap { tokens.positions(of: $0) }.sorted().filter { position in
      guard let name = tokens.text(at: position + 1), let first = name.first,
        first.isLetter && first.isUppercase || first == "`"
      else { return false }
      return ![".", "import", "#"].contains(tokens.text(at: position - 1) ?? "")
    }
  }

  /// Names that a protocol gives and explains.
  private static let explainedElsewhere: Set = ["AsyncIterator", "CodingKeys", "Iterator"]

  /// Every `package` type says in a sentence what it is.
  private static func documentation(_ file: SwiftFile) -> [Finding] {
    guard !file.isTest else { return [] }
    let lines = file.file.lines
    let modifiers: Set = ["final", "indirect", "nonisolated", "distributed"]
    return typeDeclarations(in: file.tokens).compactMap { position in
      var start = position - 1
      while let text = file.tokens.text(at: start), modifiers.contains(text) { start -= 1 }
      guard file.tokens.text(at: start) == "package" else { return nil }
      var above = file.tokens.all[start].line - 1
      while above > 0, lines[above - 1].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
      guard !file.tokens.documentedLines.contains(above) else { return nil }
      let name = file.tokens.text(at: position + 1) ?? ""
      guard !explainedElsewhere.contains(name) else { return nil }
      return file.finding(at: position, "`\(name)` needs a doc comment that says what it is")
    }
  }

  private static let vagueWords = ["Util", "Helper", "Manager", "Common", "Misc"]

  private static func typeNames(_ file: SwiftFile) -> [Finding] {
    typeDeclarations(in: file.tokens).compactMap { position in
      let name = file.tokens.text(at: position + 1) ?? ""
      guard let vague = vagueWords.first(where: { name.contains($0) }) else { return nil }
      return file.finding(at: position, "`\(name)`: \(vague) says nothing; name what it does")
    }
  }

  /// `Type.swift` declares the type (or the types, as a plural) or the function of that name,
  /// `Type+Concern.swift` extends the type. Several types side by side, none of them the main one,
  /// may go by the name of what they share.
  private static func fileName(_ file: SwiftFile) -> [Finding] {
    let base = file.path.split(separator: "/").last?.split(separator: ".").first ?? ""
    let stem = base.split(separator: "+").first.map(String.init) ?? ""
    if let vague = vagueWords.first(where: { stem.contains($0) }) {
      return [file.file.finding(1, "\(vague) says nothing; name the file after its main type")]
    }
    guard !file.isTest, stem != "main", !file.tokens.all.isEmpty else { return [] }
    let outer = outerTypes(in: file.tokens)
    let isGroup = outer.count > 1 && !base.contains("+")
    // The daemon answers requests in one file for each area of the protocol (architecture).
    if file.path.contains("/Handlers/"), stem.hasSuffix("Handlers") { return [] }
    let names = outer + extendedTypes(in: file.tokens) + functions(in: file.tokens)
    guard !isGroup, !names.contains(where: { isName($0, of: stem) }) else { return [] }
    return [
      file.file.finding(
        1, "no `\(stem)` here; name the file after its main type, or Type+Concern for an extension")
    ]
  }

  private static func isName(_ name: String, of stem: String) -> Bool {
    [name, "\(name)s", "\(name)es", "\(name.dropLast())ies"].contains(stem)
  }

  /// The types that are not inside another declaration.
  private static func outerTypes(in tokens: SwiftTokens) -> [String] {
    let declarations = Set(typeDeclarations(in: tokens))
    var depth = 0
    return tokens.all.indices.compactMap { position in
      switch tokens.all[position].text {
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      return depth == 0 && declarations.contains(position) ? tokens.text(at: position + 1) : nil
    }
  }

  /// Every function's name, with a capital letter as file names have it.
  private static func functions(in tokens: SwiftTokens) -> [String] {
    tokens.positions(of: "func").compactMap { tokens.text(at: $0 + 1) }
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  /// Each part of each extended type's name, and each type alias.
  private static func extendedTypes(in tokens: SwiftTokens) -> [String] {
    tokens.positions(of: "typealias").compactMap { tokens.text(at: $0 + 1) }
      + tokens.positions(of: "extension").flatMap { position in
        var names: [String] = []
        var next = position + 1
        while let name = tokens.text(at: next) {
          names.append(name)
          guard tokens.text(at: next + 1) == "." else { break }
          next += 2
        }
        return names
      }
  }
}
