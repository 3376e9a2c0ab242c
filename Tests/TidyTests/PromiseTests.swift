import Testing

/// Every promise of the threat model names the test that fails when its protection is gone.
struct PromiseTests {
  @Test func `every promise of the threat model has its test`() throws {
    let document = try #require(SourceTree.text("docs/threat-model.md"))
    let tests = SourceTree.swift.filter(\.isTest).map(\.file)
    #expect(PromiseRules.promises(of: document).count > 40)
    expectNone(PromiseRules.check(document, tests: tests))
  }

  @Test(arguments: [
    "| It holds. | the reader's good will |", "| It holds. | NoSuchTests |",
    "| It holds. | SomeTests `a test that is not there` |",
  ])
  func `a promise without its test is found`(row: String) {
    let document = TextFile(path: "docs/a.md", text: "## Promises\n| Promise | Test |\n\(row)\n")
    #expect(PromiseRules.check(document, tests: Self.tests).map(\.line) == [3])
  }

  @Test(arguments: [
    "| It holds. | SomeTests |", "| It holds. | ATests/SomeTests `it holds`, `scripts/fuzz` |",
  ])
  func `a promise with its test is left alone`(row: String) {
    let document = TextFile(
      path: "docs/a.md", text: "## Promises\n\(row)\n## Not promised\n| Else | nothing |\n")
    #expect(PromiseRules.check(document, tests: Self.tests) == [])
  }

  private static let tests = [
    TextFile(
      path: "Tests/ATests/SomeTests.swift",
      text: "struct SomeTests {\n  @Test func `it holds`() {}\n}\n")
  ]
}

enum PromiseRules {
  /// The rows of the tables under `## Promises`, without their heads.
  static func promises(of document: TextFile) -> [(line: Int, tests: String)] {
    var isInside = false
    var rows: [(line: Int, tests: String)] = []
    for (index, line) in document.lines.enumerated() {
      if line.hasPrefix("## ") { isInside = line == "## Promises" }
      guard isInside, line.hasPrefix("|") else { continue }
      let cells = line.split(separator: "|")
      guard cells.count > 1, !cells[0].contains("Promise"), !cells[0].contains("---") else {
        continue
      }
      rows.append((index + 1, String(cells[cells.count - 1])))
    }
    return rows
  }

  static func check(_ document: TextFile, tests: [TextFile]) -> [Finding] {
    promises(of: document).flatMap { row in
      let pieces = row.tests.split(separator: "`", omittingEmptySubsequences: false)
      let quoted = pieces.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      let names = quoted.filter { name in
        !["scripts/", "headunit-bench "].contains { name.hasPrefix($0) }
      }
      let suites = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }
        .flatMap { $0.element.split { !$0.isLetter } }.filter { $0.hasSuffix("Tests") }
      var reasons: [String] = suites.isEmpty ? ["a promise names its tests"] : []
      reasons += suites.filter { suite in
        !tests.contains { $0.path.contains("/\(suite)/") || $0.text.contains("struct \(suite) ") }
      }.map { "there is no \($0)" }
      reasons += names.filter { name in !tests.contains { $0.text.contains("func `\(name)`") } }
        .map { "there is no test ‘\($0)’" }
      return reasons.map { document.finding(row.line, $0) }
    }
  }
}
