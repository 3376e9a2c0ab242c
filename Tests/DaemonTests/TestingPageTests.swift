import Foundation
import TestSupport
import Testing

/// The tester's page as its reader follows it.
@Suite(.processes) struct TestingPageTests {
  @Test func `every command of the tester's page works, and answers as shown`() throws {
    try withFixture { fixture in
      let blocks = try ShellBlock.all(in: "docs/testing.md")
      #expect(blocks.count >= 6)
      let mark = "=== the end of a block of the page"
      let script = blocks.map { "\($0.commands)\nprintf '\(mark)\\n'\n" }
      let shell = try run(
        path: "/bin/bash", ["-euo", "pipefail", "-s"], stdin: script.joined(),
        environment: [
          "PATH": "\(BuiltExecutable.folder):/usr/bin:/bin",
          "HEADUNIT_PROFILES": Repository.path("Profiles"),
        ], folder: fixture.path, by: Deadline(seconds: 300))
      #expect(shell.status == .exited(0), "\(shell.stdout)\n\(shell.stderr)")
      let answers = shell.stdout.components(separatedBy: "\(mark)\n").dropLast()
      #expect(answers.count == blocks.count)
      for (block, answer) in zip(blocks, answers) {
        #expect(block.isAnswered(by: answer), "\(block.commands)\n\(answer)")
      }
    }
  }
}
