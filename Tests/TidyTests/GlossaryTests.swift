import Testing

/// The words of `docs/glossary.md`, and none of those they replaced.
struct GlossaryTests {
  @Test func `names and texts use the words of the glossary`() {
    let rules = GlossaryRules()
    expectNone(rules.check(SourceTree.swift) + rules.check(SourceTree.texts))
  }

  @Test func `every allowance is needed`() {
    #expect(GlossaryRules().stale(SourceTree.texts) == [])
  }

  private let rules = GlossaryRules([
    GlossaryEntry(
      "dice", phrases: ["dice", "on paper"], say: "seed",
      allowed: ["dicePattern": "a reason", "loaded dice": "another"])
  ])

  @Test(arguments: ["let dice = 1", "CaseDice()", "case_dice", "\"\\(dice)\"", "f(dice: 1)"])
  func `a name with a word of the left column is found`(code: String) {
    #expect(rules.check([SwiftFile("Sources/A/A.swift", code)]).map(\.line) == [1])
  }

  @Test(arguments: ["let seed = 1", "\"dice\"", "// dice", "indices()", "let dicePattern = 1"])
  func `other names are left alone`(code: String) {
    #expect(rules.check([SwiftFile("Sources/A/A.swift", code)]) == [])
  }

  @Test(arguments: ["No dice.", "a car on paper", "Dice fall", "the dice’s", "loaded by dice"])
  func `a phrase of the left column is found`(line: String) {
    #expect(rules.check([TextFile(path: "docs/a.md", text: line + "\n")]).map(\.line) == [1])
  }

  @Test(arguments: ["indices", "on paperwork", "a paper on", "loaded dice"])
  func `other texts are left alone`(line: String) {
    #expect(rules.check([TextFile(path: "docs/a.md", text: line + "\n")]) == [])
  }

  @Test func `an allowance that nobody needs is found`() {
    let file = TextFile(path: "docs/a.md", text: "dicePattern\n")
    #expect(rules.stale([file]) == ["loaded dice"])
  }
}
