import Testing

@testable import Scenarios

/// Files that are meant to exhaust whoever reads them.
struct LimitTests {
  /// Ten lines; every list holds the one before ten times.
  private static let bomb = (1...9).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n") {
    text, level in
    let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
    return text + "a\(level): &a\(level) [\(aliases)]\n"
  }

  @Test func `a few lines of aliases that unfold to billions are refused`() throws {
    let found = try diagnostics(in: Self.bomb)
    #expect(found == ["it.yaml:5:55: the document unfolds to more than 100000 values"])
  }

  /// Four lines: a list of ten thousand, which is within the limit.
  private static let fuse = bomb.split(separator: "\n").prefix(4).joined(separator: "\n") + "\n"

  @Test(arguments: [
    ("? *a3\n: 1", 3), ("*a3 : 1", 1), ("b: {*a3 : 1}", 5), ("b: {[*a3]: 1}", 5),
    ("? [*a3, *a3]\n: 1", 3), ("b: [?*a3]", 6), ("b: {*a3}", 5), ("b: {x: *a3, *a3}", 13),
    ("b: [*a3: 1]", 5), ("b: {? {x: *a3}}", 7), ("b: {*a3\u{85}: 1}", 5),
    ("b: {*a3 # x\n : 1}", 5), ("b: [!!map {*a3,}]", 12),
  ])
  func `aliases and collections in a key are refused before they are compared`(
    key: String, column: Int
  ) throws {
    #expect(
      try diagnostics(in: "\(Self.fuse)\(key)\n") == [
        "it.yaml:5:\(column): a key is an alias or a collection; keys are single words"
      ])
  }

  @Test func `an anchor that is given again unfolds to what it stands for by then`() throws {
    let twice = Array(repeating: "a: &a [*a, *a]", count: 40).joined(separator: "\n- ")
    #expect(
      try diagnostics(in: "- a: &a [x]\n- \(twice)\n") == [
        "it.yaml:17:1: the document unfolds to more than 100000 values"
      ])
  }

  @Test func `a merge key is no key of ours, however much it brings`() throws {
    let found = try diagnostics(in: "\(Self.fuse)<<: *a3\n")
    #expect(found.contains { $0.hasPrefix("it.yaml:5:1: unknown key ‘<<’") }, "\(found)")
  }

  @Test func `a long text that aliases repeat is counted by its bytes`() throws {
    let text = String(repeating: "x", count: 100_000)
    let aliases = Array(repeating: "*a", count: 100).joined(separator: ", ")
    #expect(
      try diagnostics(in: "a: &a \(text)\nb: [\(aliases)]\n") == [
        "it.yaml:2:169: the document unfolds to more than 4194304 bytes"
      ])
  }

  @Test func `a key of more than a thousand bytes is refused`() throws {
    let key = String(repeating: "é", count: 600)
    #expect(
      try diagnostics(in: "? \(key)\n: 1\n") == ["it.yaml:1:3: a key is longer than 1024 bytes"])
  }

  @Test func `aliases go as deep as what they stand for`() throws {
    let levels = (1...40).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(
      try diagnostics(in: "- &a0 [x]\n\(levels)") == [
        "it.yaml:32:9: lists and mappings more than 32 deep"
      ])
  }

  @Test func `anchors and aliases that stand for values are read`() throws {
    let text = """
      - &first
        name: one
        world: &world {profile: leaf-ze1/2021/tekna}
        steps: &steps [pair, buy: my-car-finder]
      - {name: two, world: *world, steps: *steps}
      """
    let bound = try cases(of: text)
    #expect(bound.map(\.id) == ["one", "two"])
    #expect(bound[0].steps == bound[1].steps)
  }

  @Test func `a byte order mark moves no column`() throws {
    #expect(
      try diagnostics(in: "\u{FEFF}nmae: x\n").contains {
        $0.hasPrefix("it.yaml:1:1: unknown key ‘nmae’")
      })
  }

  @Test func `lists inside lists are refused at their limit`() throws {
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(
      try diagnostics(in: "name: \(deep)\nsteps: [pair]") == [
        "it.yaml:1:38: lists and mappings more than 32 deep"
      ])
    let deeper = String(repeating: "[", count: 100_000)
    #expect(try diagnostics(in: "name: \(deeper)").count == 1)
  }

  @Test func `a file of more than a mebibyte is refused unread`() throws {
    let text = "# " + String(repeating: "x", count: 1 << 20)
    #expect(try diagnostics(in: text).first?.contains("limit of 1048576 bytes") == true)
  }

  @Test func `more documents than anybody writes are refused`() throws {
    let text = String(repeating: "---\nx\n", count: 1_001)
    #expect(try diagnostics(in: text) == ["it.yaml: the file has more than 1000 documents"])
  }

  @Test(arguments: [
    "- repeat: {times: 10000, steps: [push, visit]}",
    "- repeat: {times: 1000, steps: [repeat: {times: 1000, steps: [push]}]}",
    """
    - repeat:
        times: 10000
        steps: [repeat: {times: 10000, steps: [repeat: {times: 0, steps: [push]}]}]
    """,
  ])
  func `repetitions are unrolled up to a limit`(steps: String) throws {
    let found = try diagnostics(inSteps: steps)
    #expect(found.count == 1)
    #expect(found.first?.contains("more than 10000") == true, "\(found)")
  }

  @Test func `more sequences at once than the limit are refused`() throws {
    let sequences = Array(repeating: "[push]", count: 17).joined(separator: ", ")
    #expect(
      try diagnostics(inSteps: "- parallel: [\(sequences)]") == [
        "it.yaml:6:13: 17 sequences; the limit is 16"
      ])
  }

  @Test func `files that include one another are shown as a chain`() throws {
    let files = [
      "it.yaml": scenario(steps: "- include: parts/a.yaml"),
      "parts/a.yaml": "- include: b.yaml", "parts/b.yaml": "- push\n- include: ../parts/./a.yaml",
    ]
    let found = try ScenarioFixture.with(files) { fixture in
      try fixture.diagnostics("it.yaml").map { $0.replacing("\(fixture.path)/", with: "") }
    }
    #expect(
      found == [
        "parts/b.yaml:2:3: files include one another:"
          + " it.yaml → parts/a.yaml → parts/b.yaml → parts/a.yaml"
      ])
  }

  @Test func `a chain of includes is as long as its limit`() throws {
    var files = ["it.yaml": scenario(steps: "- include: 1.yaml"), "20.yaml": "- push"]
    for number in 1...19 { files["\(number).yaml"] = "- include: \(number + 1).yaml" }
    let found = try ScenarioFixture.with(files) { try $0.diagnostics("it.yaml") }
    #expect(found == ["16.yaml:1:3: more than 16 files include one another"])
  }

  @Test func `an included file that is missing or wrong is told where it is included`() throws {
    let files = [
      "it.yaml": scenario(steps: "- include: none.yaml\n- include: two.yaml\n- include: bad.yaml"),
      "two.yaml": "- push\n---\n- push", "bad.yaml": "- puhs",
    ]
    let found = try ScenarioFixture.with(files) { fixture in
      try fixture.diagnostics("it.yaml")
    }
    #expect(
      found == [
        "bad.yaml:1:3: unknown step ‘puhs’; did you mean ‘push’?",
        "it.yaml:6:3: cannot include ‘none.yaml’: the file is missing or cannot be read",
        "it.yaml:7:3: ‘two.yaml’ has 2 documents; a file that is included has one",
      ])
  }
}
