enum CallRules {
  /// Snippets of `bans` in `file`, except where they are allowed.
  static func check(_ file: SwiftFile, bans: [CallBan] = callBans) -> [Finding] {
    bans.filter { applies($0, to: file) }.flatMap { ban in
      ban.snippets.flatMap { snippet in
        calls(of: snippet, in: file).map {
          file.finding(at: $0, "`\(snippet)`: \(ban.reason)")
        }
      }
    }.sorted { $0.line < $1.line }
  }

  /// Allowances that nobody needs any more.
  static func stale(_ files: [SwiftFile], bans: [CallBan] = callBans) -> [String] {
    bans.flatMap { ban in
      ban.allowed.keys.sorted().filter { place in
        !files.contains { file in
          isIn(place, file) && ban.snippets.contains { !calls(of: $0, in: file).isEmpty }
        }
      }.map { "\($0) is allowed `\(ban.snippets[0])` and does not call it" }
    }
  }

  private static func calls(of snippet: String, in file: SwiftFile) -> [Int] {
    let pattern = SwiftTokens(snippet).all.map(\.text)
    return file.tokens.positions(of: pattern)
      .filter { isCall(at: $0, of: pattern, in: file.tokens) }
  }

  private static func isIn(_ place: String, _ file: SwiftFile) -> Bool {
    file.path == place || place.hasSuffix("/") && file.path.hasPrefix(place)
  }

  private static func applies(_ ban: CallBan, to file: SwiftFile) -> Bool {
    let isInScope =
      switch ban.scope {
      case .everywhere: true
      case .sources: !file.isTest
      case .pureTargets: !file.isTest && pureTargets.contains(file.target)
      case .target(let target): !file.isTest && file.target == target
      }
    return isInScope && !ban.allowed.keys.contains { isIn($0, file) }
  }

  /// Not a declaration, not a member of another type that happens to have the name, and not a
  /// die that is handed its generator.
  private static func isCall(at position: Int, of pattern: [String], in tokens: SwiftTokens) -> Bool
  {
    let before = tokens.text(at: position - 1)
    if before == "func" || before == "case" { return false }
    guard pattern.last == "(" else { return true }
    if pattern.first == "." {
      guard let end = tokens.closing(position + pattern.count - 1) else { return true }
      return !(position..<end).contains {
        tokens.text(at: $0) == "using" && tokens.text(at: $0 + 1) == ":"
      }
    }
    return before != "."
  }
}
