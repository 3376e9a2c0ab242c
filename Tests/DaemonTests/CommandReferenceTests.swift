import Foundation
import Testing

struct CommandReferenceTests {
  @Test @MainActor func `docs/cli.md is what the commands say of themselves`() throws {
    let text = try CommandReference.markdown()
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/cli.md")
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text,
      "run `UPDATE_DOCS=1 swift test --filter CommandReferenceTests` and commit docs/cli.md")
  }

  @Test(arguments: CommandReference.executables)
  @MainActor func `help and version are answers, not errors`(executable: BuiltExecutable) throws {
    for argument in ["--help", "--version"] {
      let result = try run(executable, [argument])
      #expect(result.status == .exited(0), "\(executable.rawValue) \(argument)")
      #expect(!result.stdout.isEmpty)
      #expect(result.stderr.isEmpty)
    }
  }

  @Test(arguments: CommandReference.executables, ["bash", "zsh", "fish"])
  @MainActor func `a completion script is written for every shell`(
    executable: BuiltExecutable, shell: String
  ) throws {
    let result = try run(executable, ["--generate-completion-script", shell])
    #expect(result.status == .exited(0))
    #expect(result.stdout.contains(executable.rawValue))
  }

  @Test(arguments: CommandReference.executables)
  @MainActor func `a wrong option is a wrong command line`(executable: BuiltExecutable) throws {
    let result = try run(executable, ["--no-such-option"])
    #expect(result.status == .exited(64))
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.hasPrefix("error: "))
    #expect(result.stderr.contains("[usage]"))
  }
}
