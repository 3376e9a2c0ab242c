enum CallRules {
  /// Snippets of `bans` in `file`, except where they are allowed.
  static func check(_ file: SwiftFile, bans: [CallBan] = callBans) -> [Finding] {
    bans.filter { applies($0, to: file) }.flatMap { ban in
      ban.snippets.flatMap { snippet in
        let pattern = SwiftTokens(snippet).all.map(\.text)
        return file.tokens.positions(of: pattern)
          .filter { isCall(at: $0, of: pattern, in: file.tokens) }
          .map { file.finding(at: $0, "`\(snippet)`: \(ban.reason)") }
      }
    }.sorted { $0.line < $1.line }
  }

  private static func applies(_ ban: CallBan, to file: SwiftFile) -> Bool {
    let isInScope =
      switch ban.scope {
      case .everywhere: true
      case .sources: !file.isTest
      case .pureTargets: !file.isTest && pureTargets.contains(file.target)
      case .target(let target): !file.isTest && file.target == target
      }
    let isAllowed = ban.allowed.keys.contains {
      file.path == $0 || $0.hasSuffix("/") && file.path.hasPrefix($0)
    }
    return isInScope && !isAllowed
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
