/// An `import` of a Swift file.
struct ImportLine {
  let module: String
  let position: Int
}

extension SwiftFile {
  /// Every module this file imports, also by a single declaration (`import struct X.Y`).
  var imports: [ImportLine] {
    let kinds: Set = ["class", "enum", "func", "let", "protocol", "struct", "typealias", "var"]
    return tokens.positions(of: "import").compactMap { position in
      guard tokens.text(at: position - 1) != "." else { return nil }
      let isKind = tokens.text(at: position + 1).map(kinds.contains) ?? false
      return tokens.text(at: position + (isKind ? 2 : 1)).map {
        ImportLine(module: $0, position: position)
      }
    }
  }
}

/// Arrows point one way: what `Package.swift` declares, less what the bans forbid.
struct DependencyRules {
  let graph: PackageGraph
  var bans = moduleBans
  var exceptions = importExceptions

  /// Imports that the manifest does not declare or a ban forbids.
  func check(_ file: SwiftFile) -> [Finding] {
    file.imports.compactMap { line in
      let isExcepted = exceptions.contains { $0.path == file.path && $0.module == line.module }
      guard !isExcepted, let reason = refusal(of: line.module, in: file) else { return nil }
      return file.finding(
        at: line.position, "\(file.target) may not import \(line.module): \(reason)")
    }
  }

  private func refusal(of module: String, in file: SwiftFile) -> String? {
    if let ban = bans.first(where: { $0.modules.contains(module) && !$0.allows(file) }) {
      return ban.reason
    }
    guard let target = graph.target(file.target) else { return "Package.swift has no such target" }
    let isOfSystem = systemModules.contains(module) || file.isTest && testModules.contains(module)
    return isOfSystem || target.uses.contains(module)
      ? nil : "its target does not declare it in Package.swift"
  }

  /// Targets that use one below them, or what none of their files imports.
  func check(imports: [String: Set<String>]) -> [String] {
    let names = graph.targets.map(\.name)
    return graph.targets.enumerated().flatMap { position, target in
      target.uses.filter { names[position...].contains($0) }
        .map { "\(target.name) uses \($0), which does not stand above it" }
        + target.uses.filter { imports[target.name]?.contains($0) == false }
        .map { "\(target.name) uses \($0), which none of its files imports" }
    }
  }

  /// Allowances that nobody needs any more.
  func stale(_ files: [SwiftFile]) -> [String] {
    func imports(_ module: String, _ isThere: (SwiftFile) -> Bool) -> Bool {
      files.contains { file in
        isThere(file) && file.imports.contains { $0.module == module }
      }
    }
    let targets = bans.flatMap { ban in
      ban.allowed.filter { target in
        !ban.modules.contains { module in imports(module) { $0.target == target } }
      }.map { "\($0) is allowed \(ban.modules[0]) and does not import it" }
    }
    return targets
      + exceptions.filter { exception in
        !imports(exception.module) { $0.path == exception.path }
      }.map { "\($0.path) is allowed \($0.module) and does not import it" }
  }
}
