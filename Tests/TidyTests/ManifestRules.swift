/// The dependencies that `Package.swift` declares for one part of ours.
struct ManifestPart {
  let name: String
  /// Modules, ours and others.
  let uses: [String]
  let line: Int
}

enum ManifestRules {
  /// The `part("…", uses: […])` entries; a package's module goes by the name its constant has.
  static func parts(of manifest: String) -> [ManifestPart] {
    let lines = manifest.split(separator: "\n", omittingEmptySubsequences: false)
    var modules: [String: String] = [:]
    let constants = manifest.split(separator: "let ", omittingEmptySubsequences: false).dropFirst()
    for piece in constants where piece.contains(".product(") {
      let name = piece.prefix { $0.isLetter }
      modules[String(name)] = quoted(in: piece).first
    }
    var parts: [ManifestPart] = []
    for (index, line) in lines.enumerated() where line.hasPrefix("    part(") {
      let rest = lines[index...].joined(separator: "\n")
      guard let name = quoted(in: Substring(rest)).first,
        let list = rest.split(separator: "[", maxSplits: 1).last?.prefix(while: { $0 != "]" })
      else { continue }
      let uses = list.split(whereSeparator: { ",\n ".contains($0) }).map { entry in
        entry.hasPrefix("\"") ? String(entry.dropFirst().dropLast()) : modules[String(entry)] ?? ""
      }
      parts.append(ManifestPart(name: name, uses: uses, line: index + 1))
    }
    return parts
  }

  private static func quoted(in text: Substring) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// Dependencies that the table refuses, and dependencies that nothing imports: `imports` holds
  /// the modules that each target's files import, and no entry for a target without code.
  static func check(_ manifest: TextFile, imports: [String: Set<String>]) -> [Finding] {
    parts(of: manifest.text).flatMap { part in
      guard let row = dependencyTable.first(where: { $0.target == part.name }) else {
        return [manifest.finding(part.line, "\(part.name) has no row in the dependency table")]
      }
      return part.uses.compactMap { module in
        if !(row.ours + row.others).contains(module) {
          return manifest.finding(
            part.line, "\(part.name) may not depend on \(module): its row does not name it")
        }
        guard let used = imports[part.name], !used.contains(module) else { return nil }
        return manifest.finding(
          part.line, "\(part.name) depends on \(module), which none of its files imports")
      }
    }
  }
}
