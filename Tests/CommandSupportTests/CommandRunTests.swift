import ArgumentParser
import LinkProtocol
import Testing
import WorldTime

@testable import CommandSupport

// Swift Testing has an `ExitStatus` of its own.
fileprivate typealias ExitStatus = CommandSupport.ExitStatus

/// A tool like the real ones: a root, a group, and leaves that share the global options.
private struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tool", version: "0.1.0", subcommands: [Clock.self])
  @OptionGroup var options: GlobalOptions
}

private struct Clock: ParsableCommand {
  static let configuration = CommandConfiguration(subcommands: [Advance.self, Break.self])
  @OptionGroup var options: GlobalOptions
}

private struct Advance: AsyncParsableCommand {
  @OptionGroup var options: GlobalOptions
  @Argument var by: String

  func run() async throws {
    throw CommandFailure(
      .timedOut, name: "\(options.json)", what: options.socketPath(.control),
      why: "\(by) \(options.timeout)")
  }
}

private struct Break: ParsableCommand {
  @OptionGroup var options: GlobalOptions
  @Argument var how: String

  func run() throws {
    switch how {
    case "refused": throw WireError(.clockBackwards, "it is later", nextChangeAt: .distantPast)
    case "disk": throw WireError(.storageFailed, "no room")
    case "bug": throw Surprise()
    default: return
    }
  }
}

private struct Surprise: Error {}

private func outcome(
  json: Bool = false, _ arguments: String...
) async -> (status: ExitStatus, out: String, error: String) {
  let pipes = PipedOutput(json: json)
  let status = await CommandRun(of: Tool.self, output: pipes.output).status(arguments)
  let text = pipes.text()
  return (status, text.out, text.error)
}

struct CommandRunTests {
  @Test(arguments: [
    ["--socket", "/s", "--json", "--timeout", "7", "clock", "advance", "PT1M"],
    ["clock", "--socket", "/s", "--json", "--timeout", "7", "advance", "PT1M"],
    ["clock", "advance", "PT1M", "--socket", "/s", "--json", "--timeout", "7"],
    ["--socket", "/s", "clock", "--json", "advance", "--timeout=7", "PT1M"],
  ])
  func `options of the root are read wherever they stand`(arguments: [String]) async {
    let pipes = PipedOutput(json: false)
    let status = await CommandRun(of: Tool.self, output: pipes.output).status(arguments)
    #expect(status == .timedOut)
    #expect(pipes.text().error == "error: /s: PT1M 7 [true]\n")
  }

  @Test func `a refusal prints one line and exits with 1`() async {
    let (status, out, error) = await outcome("clock", "break", "refused")
    #expect(status == .refused)
    #expect(out.isEmpty)
    #expect(error == "error: the daemon refused: it is later [clock_backwards]\n")
  }

  @Test func `a refusal under json is one document and the same line`() async {
    let (status, out, error) = await outcome(json: true, "clock", "break", "refused")
    #expect(status == .refused)
    #expect(
      out == """
        {"schema":1,"error":{"name":"clock_backwards","what":"the daemon refused",\
        "why":"it is later","status":1,"retryable":false,\
        "nextChangeAt":"0001-01-01T00:00:00.000Z"}}

        """)
    #expect(error.hasSuffix("[clock_backwards]\n"))
  }

  @Test(arguments: [
    (["clock", "break", "disk"], ExitStatus.inputOutput),
    (["clock", "break", "bug"], .internalFault),
    (["clock", "break", "nothing"], .done), (["clock", "break"], .usage), (["clok"], .usage),
    (["--help"], .done), (["clock", "--help"], .done), (["--version"], .done), (["clock"], .done),
    (["--timeout", "0", "clock", "break", "nothing"], .usage),
    (["clock", "break", "nothing", "--tiemout", "3"], .usage),
  ])
  fileprivate func `every way out has its status`(arguments: [String], status: ExitStatus) async {
    let pipes = PipedOutput(json: false)
    #expect(await CommandRun(of: Tool.self, output: pipes.output).status(arguments) == status)
    let (out, error) = pipes.text()
    #expect(error.hasPrefix("error: ") == (status != .done))
    #expect(status == .done || out.isEmpty)
  }

  @Test func `a wrong command line says what is wrong and where to find help`() async {
    let (_, _, error) = await outcome("clock", "break", "nothing", "--tiemout", "3")
    #expect(
      error.hasPrefix(
        "error: cannot read the command line: unknown option ‘--tiemout’; did you mean ‘--timeout’?"
      ))
    #expect(error.contains("[usage]\nUsage: tool clock break <how>\n"))
  }

  @Test func `the statuses are those of the manual`() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 64, 65, 69, 70, 74, 75])
  }
}
