import Testing

struct SizeTests {
  @Test func `files, functions and lines are short`() {
    expectNone(SourceTree.swift.flatMap(SizeRules.check))
  }

  private func file(_ text: String) -> SwiftFile { SwiftFile("Sources/CarModel/A.swift", text) }

  @Test(arguments: [(400, 0), (401, 1)])
  func `a file of 400 lines passes, one more does not`(count: Int, findings: Int) {
    let text = String(repeating: "let a = 1\n", count: count)
    #expect(SizeRules.check(file(text)).count == findings)
  }

  @Test(arguments: [(500, 0), (501, 1)])
  func `with a reason a file may have 500 lines`(count: Int, findings: Int) {
    let text = String(repeating: "let a = 1\n", count: count)
    let reasons = ["Sources/CarModel/A.swift": "one table"]
    #expect(SizeRules.fileLength(file(text), reasons: reasons).count == findings)
  }

  @Test func `a line of 100 columns passes, one more does not`() {
    let line = "// " + String(repeating: "é", count: 97)
    #expect(SizeRules.check(file(line)) == [])
    #expect(SizeRules.check(file("let a = 1\n" + line + "é")).map(\.line) == [2])
    #expect(SizeRules.check(file("// https://example.com/" + line)) == [])
  }

  @Test(arguments: [
    "func run()", "static func < (left: A, right: A) -> Bool", "init?(_ text: String)", "deinit",
    "subscript(index: Int) -> Int", "func `runs to its end`() async throws",
    "func run(\n  then: () -> Void = { print(1) }\n) -> [Int: String]",
    "func run<A>(_ a: A) throws(Refusal) -> (A) -> Void where A: Sendable",
  ])
  func `a function of 70 lines passes, one more does not`(head: String) {
    let headLines = head.split(separator: "\n").count
    for (count, findings) in [(70, 0), (71, 1)] {
      let body = String(repeating: "  if a { \"}\" }\n", count: count - headLines - 1)
      let text = "struct A {\n  \(head) {\n\(body)  }\n  let b = 1\n}\n"
      #expect(SizeRules.check(file(text)).count == findings, "\(count) lines")
    }
  }

  @Test func `requirements and calls are no functions`() {
    let body = String(repeating: "  let a = 1\n", count: 80)
    let text = """
      protocol A {
        func run()
        init(a: Int) throws
        subscript(a: Int) -> Int { get }
        func stop() -> Int
      }
      enum B {
        static let c = A.init(a: 1)
      \(body)}
      """
    #expect(SizeRules.check(file(text)) == [])
  }
}
