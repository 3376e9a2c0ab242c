import TestSupport
import Testing

@Suite(.processes) struct CommandReferenceTests {
  @Test func `docs/cli.md is what the commands say of themselves`() throws {
    let text = try CommandReference.markdown()
    #expect(
      try Repository.document("docs/cli.md", writtenFrom: text) == text,
      "run `UPDATE_DOCS=1 swift test --filter CommandReferenceTests` and commit docs/cli.md")
  }

  @Test(arguments: CommandReference.executables)
  func `help and version are answers, not errors`(executable: BuiltExecutable) throws {
    for argument in ["--help", "--version"] {
      let result = try run(executable, [argument])
      #expect(result.status == .exited(0), "\(executable.rawValue) \(argument)")
      #expect(!result.stdout.isEmpty)
      #expect(result.stderr.isEmpty)
    }
  }

  @Test(arguments: CommandReference.executables, ["bash", "zsh", "fish"])
  func `a completion script is written for every shell`(
    executable: BuiltExecutable, shell: String
  ) throws {
    let result = try run(executable, ["--generate-completion-script", shell])
    #expect(result.status == .exited(0))
    #expect(result.stdout.contains(executable.rawValue))
  }

  @Test(arguments: CommandReference.executables)
  func `a wrong option is a wrong command line`(executable: BuiltExecutable) throws {
    let result = try run(executable, ["--no-such-option"])
    #expect(result.status == .exited(64))
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.hasPrefix("error: "))
    #expect(result.stderr.contains("[usage]"))
  }
}
