/// Holds names and texts to the glossary.
struct GlossaryRules {
  /// Texts that quote the words, or keep those of their day.
  private static let exempt = [
    "CHANGELOG.md", "LICENSE", "Tests/Fuzz/", "Tests/TidyTests/Glossary", "docs/decisions/",
    "Profiles/",
  ]

  private let entries: [GlossaryEntry]
  /// By the first word of each phrase, also in the plural.
  private let phrases: [String: [(words: [String], entry: GlossaryEntry)]]

  init(_ entries: [GlossaryEntry] = glossary) {
    self.entries = entries
    let all = entries.flatMap { entry in
      entry.phrases.flatMap { [Self.words(of: $0), Self.words(of: $0 + "s")] }
        .map { (words: $0, entry: entry) }
    }
    phrases = Dictionary(grouping: all) { $0.words[0] }
  }

  static func isExempt(_ path: String) -> Bool { exempt.contains { path.hasPrefix($0) } }

  /// Names in code with a word of the left column as a part.
  func check(_ files: [SwiftFile]) -> [Finding] {
    var known: [String: String?] = [:]
    return files.filter { !Self.isExempt($0.path) }.flatMap { file in
      file.tokens.all.indices.compactMap { position -> Finding? in
        let name = file.tokens.all[position].text
        let say = known[name] ?? instead(of: name)
        known[name] = say
        return say.map { file.finding(at: position, "`\(name)`: say \($0)") }
      }
    }
  }

  private func instead(of name: String) -> String? {
    let parts = Set(Self.parts(of: name))
    let entry = entries.first { !$0.parts.isDisjoint(with: parts) }
    return entry?.allowed[name] == nil ? entry?.say : nil
  }

  /// Lines of text with a phrase of the left column.
  func check(_ files: [TextFile]) -> [Finding] {
    files.filter { !Self.isExempt($0.path) }.flatMap { file in
      file.lines.enumerated().flatMap { index, line in
        let words = Self.words(of: line)
        return words.indices.compactMap { position -> Finding? in
          guard let found = phrase(at: position, of: words) else { return nil }
          return file.finding(
            index + 1, "‘\(found.words.joined(separator: " "))’: say \(found.entry.say)")
        }
      }
    }
  }

  private func phrase(
    at position: Int, of words: [String]
  ) -> (words: [String], entry: GlossaryEntry)? {
    phrases[words[position]]?.first { phrase, entry in
      guard words[position...].starts(with: phrase) else { return false }
      return !entry.allowed.keys.map(Self.words).contains { allowed in
        (0..<allowed.count).contains { before in
          position >= before && words[(position - before)...].starts(with: allowed)
            && allowed[before] == phrase[0]
        }
      }
    }
  }

  /// Allowances that nobody needs any more.
  func stale(_ files: [TextFile]) -> [String] {
    let texts = files.filter { !Self.isExempt($0.path) }.map(\.text)
    return entries.flatMap { entry in
      entry.allowed.keys.filter { name in !texts.contains { $0.contains(name) } }.sorted()
    }
  }

  /// The words of a text in lower case; whatever is no ASCII letter ends one.
  private static func words(of text: some StringProtocol) -> [String] {
    text.utf8.split { !(0x41...0x5A).contains($0 & 0xDF) }.map {
      String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self)
    }
  }

  /// `case` and `dice` for `CaseDice`, `caseDice` and `case_dice`; and the name itself.
  private static func parts(of name: String) -> [String] {
    var parts = [name]
    var part = ""
    for character in name {
      if character == "_" || character.isUppercase && !(part.last?.isUppercase ?? true) {
        parts.append(part.lowercased())
        part = ""
      }
      if character != "_" { part.append(character) }
    }
    return parts + [part.lowercased()]
  }
}
