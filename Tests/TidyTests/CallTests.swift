import Testing

struct CallTests {
  @Test func `banned calls stay where they are allowed`() {
    expectNone(SourceTree.swift.flatMap { CallRules.check($0) })
  }

  @Test(arguments: [
    "let now = Date()", "let now = Foundation.Date ( )", "let now: Date = Date.now",
    "let clock = ContinuousClock()", "func wait(clock: SuspendingClock)",
    "try await Task.sleep(for: .seconds(1))", "usleep(10)", "sleep(1)",
    "let n = Int.random(in: 1...6)", "let n: Int = .random(in: 1...6)", "names.shuffled()",
    "names.randomElement()", "var generator = SystemRandomNumberGenerator()",
    "let id = UUID()", "let key = Curve25519.Signing.PrivateKey()", "SymmetricKey(size: .bits256)",
    "Task { await run() }", "Task\n{ await run() }", "Task(priority: .high) { await run() }",
    "Task.detached { await run() }", "final class A: @unchecked Sendable {}",
    "nonisolated(unsafe) var count = 0", "let a = try! read()", "let a = b as! C",
    "fatalError(\"no\")", "print(\"hello\")", "exit(1)", "let a = FileManager.default",
    "let a = try String(contentsOfFile: path, encoding: .utf8)", "let home = getenv(\"HOME\")",
    "let text = \"now: \\(Date())\"", "let text = #\"now: \\#(Date())\"#",
    "let text = \"\"\"\n  \\(Date())\n  \"\"\"",
  ])
  func `each banned call is found in a pure target`(code: String) {
    #expect(!CallRules.check(SwiftFile("Sources/CarModel/A.swift", code)).isEmpty)
  }

  @Test(arguments: ["throw StoreRefusal.quoteMismatch", "try Pricing.quote(id, for: plan)"])
  func `a rule of the store is found in its storage, and only there`(code: String) {
    #expect(!CallRules.check(SwiftFile("Sources/StoreStorage/A.swift", code)).isEmpty)
    #expect(CallRules.check(SwiftFile("Sources/NissanStore/Store/A.swift", code)).isEmpty)
  }

  @Test(arguments: [
    "// Date() is banned", "/// `Task.sleep(…)`", "/* try! /* print(1) */ */",
    "let text = \"Date() try! print(\"", "let text = #\"print(\"x\")\"#",
    "let text = \"\"\"\n  print(1)\n  \"\"\"", "let date = Date(timeIntervalSince1970: 0)",
    "let n = Int.random(in: 1...6, using: &generator)", "names.shuffled(using: &generator)",
    "group.addTask { await run() }", "let task: Task<Void, Never>?",
    "func print(_ text: String) {}",
    "page.print(text)", "func exit(with status: Int) {}", "case exit(Int)",
    "let key = try P256.Signing.PrivateKey(rawRepresentation: bytes)", "debugPrintable(x)",
    "let `try!` = 1", "let half = total / 2 /* Date() */", "let pattern = /\"Date()/",
  ])
  func `words, prose and repeatable generators are left alone`(code: String) {
    #expect(CallRules.check(SwiftFile("Sources/CarModel/A.swift", code)) == [])
  }

  @Test(arguments: [
    ("Sources/HeadUnit/Clock/HostClock.swift", "let clock = ContinuousClock()"),
    ("Sources/CommandSupport/CommandRun.swift", "exit(1)"),
    ("Tests/DaemonTests/Daemon.swift", "let clock = ContinuousClock()"),
    ("Tests/CarModelTests/A.swift", "let id = UUID()"),
  ])
  func `a listed file may`(path: String, code: String) {
    #expect(CallRules.check(SwiftFile(path, code)) == [])
    #expect(!CallRules.check(SwiftFile("Sources/CarModel/A.swift", code)).isEmpty)
  }

  @Test func `a finding names the line and the reason`() {
    let file = SwiftFile("Sources/HeadUnit/A.swift", "let a = 1\n\n  let b = try! read()\n")
    #expect(
      CallRules.check(file).map(\.description) == [
        "Sources/HeadUnit/A.swift:3: `try!`: a surprise must be an error with a name, not a crash"
      ])
  }
}
