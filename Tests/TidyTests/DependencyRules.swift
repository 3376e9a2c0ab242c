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

enum DependencyRules {
  /// Imports that the table or a ban forbids.
  static func check(_ file: SwiftFile) -> [Finding] {
    file.imports.compactMap { line in
      guard
        !importExceptions.contains(where: { $0.path == file.path && $0.module == line.module }),
        let reason = file.isTest
          ? refusal(of: line.module, inTest: file.target)
          : refusal(of: line.module, in: file.target)
      else { return nil }
      return file.finding(
        at: line.position, "\(file.target) may not import \(line.module): \(reason)")
    }
  }

  private static func refusal(of module: String, in target: String) -> String? {
    if let ban = moduleBans.first(where: {
      $0.modules.contains(module) && !$0.allowed.contains(target)
    }) {
      return ban.reason
    }
    guard let row = dependencyTable.first(where: { $0.target == target }) else {
      return "the target has no row in the dependency table"
    }
    if row.ours.contains(module) || row.others.contains(module) { return nil }
    return dependencyTable.contains { $0.target == module }
      ? "arrows only point up the dependency table, and its row does not name it"
      : "its row of the dependency table does not name it"
  }

  private static func refusal(of module: String, inTest target: String) -> String? {
    if testModules.contains(module) { return nil }
    if target == testSupport.target {
      return testSupport.ours.contains(module) ? nil : "its row does not name it"
    }
    if let reason = independentTests[target] { return reason }
    let subject = String(target.dropLast("Tests".count))
    guard let row = dependencyTable.first(where: { $0.target == subject }) else {
      return "the tests are not named after a target of the dependency table"
    }
    if module == subject || row.ours.contains(module) || row.others.contains(module) { return nil }
    return "tests import their subject and what it may import"
  }

  /// Rows that name a target below them, twice, or not at all.
  static func check(table: [DependencyRow]) -> [String] {
    table.enumerated().flatMap { position, row in
      row.ours.filter { name in !table[..<position].contains { $0.target == name } }
        .map { "\(row.target) names \($0), which does not stand above it" }
        + (table[..<position].contains { $0.target == row.target }
          ? ["\(row.target) has two rows"] : [])
    }
  }
}
