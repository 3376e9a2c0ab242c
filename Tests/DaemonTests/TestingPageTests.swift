import Foundation
import TestSupport
import Testing

/// The tester's pages as their reader follows them.
@Suite(.processes) struct TestingPageTests {
  @Test(arguments: [("README.md", 2), ("docs/testing.md", 6), ("docs/worlds.md", 4)])
  func `every command of a page works, and answers as shown`(page: String, count: Int) throws {
    try withFixture { fixture in
      let blocks = try ShellBlock.all(in: page)
      #expect(blocks.count >= count)
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
