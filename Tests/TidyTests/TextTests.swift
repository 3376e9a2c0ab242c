import FoundationEssentials
import Testing

struct TextTests {
  @Test func `text files are clean`() {
    expectNone(SourceTree.texts.flatMap(TextRules.check))
  }

  @Test func `the documents people start from are in shape`() {
    expectNone(TextRules.checkDocuments(SourceTree.texts))
  }

  @Test func `scripts run as they are and stop at the first failure`() {
    let scripts = SourceTree.texts.filter { TextRules.isScript($0.path) }
    #expect(scripts.map(\.path).contains("scripts/test"))
    #expect(scripts.map(\.path).contains(".ci/run"))
    expectNone(
      scripts.flatMap {
        let path = "\(SourceTree.root)/\($0.path)"
        return TextRules.checkScript(
          $0, isExecutable: FileManager.default.isExecutableFile(atPath: path))
      })
  }

  @Test(arguments: [
    "a\tb\n", "a \n", "a\r\n", "no newline", "// TO" + "DO: later\n", "# FIX" + "ME\n",
    "cd /wo" + "rk/main\n", "path=/ro" + "ot/.cache\n", "\"/wo" + "rk/x\"\n",
    "/a/wo" + "rk/b and /wo" + "rk/c\n",
  ])
  func `an unclean line is found`(text: String) {
    #expect(TextRules.check(TextFile(path: "docs/guide.md", text: text)).map(\.line) == [1])
  }

  @Test(arguments: [
    "", "a\n", "// TO" + "DO(#12): later\n", "net/wo" + "rk/main\n", "~/wo" + "rk/main\n",
    "$HOME}/wo" + "rk/main\n", "the root / of all\n",
  ])
  func `a clean line is left alone`(text: String) {
    #expect(TextRules.check(TextFile(path: "docs/guide.md", text: text)) == [])
  }

  @Test func `fixtures may be bad on purpose`() {
    let fixture = TextFile(path: "Tests/Fixtures/tab.yaml", text: "a:\tb \n")
    #expect(TextRules.check(fixture) == [])
  }

  @Test func `a long README and a missing Unreleased section are found`() {
    let readme = TextFile(path: "README.md", text: String(repeating: "a\n", count: 151))
    let changelog = TextFile(path: "CHANGELOG.md", text: "# Changelog\n\n## [1.0.0]\n")
    #expect(TextRules.checkDocuments([readme, changelog]).map(\.line) == [151, 1])
    #expect(TextRules.checkDocuments([]).map(\.path) == ["CHANGELOG.md"])
    let decision = TextFile(path: "docs/decisions/0001-a.md", text: "# A\n")
    let index = TextFile(path: "docs/decisions/README.md", text: "[0002](0002-b.md)\n")
    #expect(TextRules.checkDocuments([decision, index]).map(\.path).contains(decision.path))
    let short = TextFile(path: "README.md", text: String(repeating: "a\n", count: 150))
    let unreleased = TextFile(path: "CHANGELOG.md", text: "## [Unreleased]\n")
    #expect(TextRules.checkDocuments([short, unreleased]) == [])
  }

  @Test func `a script that would not run or would not stop is found`() {
    let good = TextFile(path: "scripts/a", text: "#!/usr/bin/env bash\nset -euo pipefail\n")
    #expect(TextRules.checkScript(good, isExecutable: true) == [])
    #expect(TextRules.checkScript(good, isExecutable: false).count == 1)
    let bad = TextFile(path: "scripts/a", text: "#!/bin/sh\n# set -euo pipefail\n")
    #expect(TextRules.checkScript(bad, isExecutable: true).count == 2)
    #expect(TextRules.isScript("scripts/demo"))
    #expect(!TextRules.isScript("scripts/floor/echo.c"))
  }
}
