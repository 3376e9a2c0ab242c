import ArgumentParser
import Testing

@testable import CommandSupport

/// A tool with numbers, a group, a default and options of every command.
private struct Rig: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rig", subcommands: [Clock.self, Move.self, Parts.self])
  @OptionGroup var options: GlobalOptions
}

private struct Clock: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "The clock.", subcommands: [Show.self, Advance.self],
    defaultSubcommand: Show.self)
  @OptionGroup var options: GlobalOptions
}

private struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show")
  @OptionGroup var options: GlobalOptions
}

private struct Advance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance", abstract: "Let time pass.")
  @OptionGroup var options: GlobalOptions
  @Argument(help: ArgumentHelp("How long.", valueName: "period")) var period: String
  @Flag(help: "Say nothing.") var quietly = false
}

private struct Move: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "move")
  @OptionGroup var options: GlobalOptions
  @Argument(transform: { try Double(decimal: $0) }) var left: Double
  @Argument(transform: { try Double(decimal: $0) }) var right: Double
  @Option(transform: { try Double(decimal: $0) }) var up: Double = 0
  @Flag var fast = false

  func run() throws {
    throw CommandFailure(
      .refused, name: "moved", what: "\(left) \(right) \(up)", why: fast ? "fast" : "slow")
  }
}

private struct Parts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parts", subcommands: [PartsList.self], defaultSubcommand: PartsList.self)
  @OptionGroup var options: GlobalOptions
}

private struct PartsList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list")
  @OptionGroup var options: GlobalOptions
  @Argument var matching: String?

  func run() throws {
    throw CommandFailure(.refused, name: "listed", what: matching ?? "all", why: "it is so")
  }
}

private func run(_ line: String) async -> (out: String, error: String) {
  let pipes = PipedOutput(json: false)
  _ = await CommandRun(of: Rig.self, output: pipes.output).status(
    line.split(separator: " ").map(String.init))
  return pipes.text()
}

struct CommandLineReadingTests {
  @Test(arguments: [
    ("move 1 2 --up -0.12", "1.0 2.0 -0.12: slow"), ("move -1 2", "-1.0 2.0 0.0: slow"),
    ("move 1 -.5 --fast", "1.0 -0.5 0.0: fast"),
    ("move --up -3 -1 --fast -2", "-1.0 -2.0 -3.0: fast"),
    ("--timeout 7 move 3 --fast -1e2", "3.0 -100.0 0.0: fast"),
    ("move --up=-3 1 2", "1.0 2.0 -3.0: slow"),
    ("move -1 -- -2", "-1.0 -2.0 0.0: slow"), ("parts list -5", "-5: it is so"),
    ("parts -5", "-5: it is so"),
  ])
  func `a number below zero is a value`(line: String, says: String) async {
    let error = await run(line).error
    #expect(error.hasPrefix("error: \(says) ["), "\(error)")
  }

  @Test(arguments: [
    ("move nan 1", "‘nan’"), ("move 1 inf", "‘inf’"), ("move 1 -inf", "‘-inf’"),
    ("move 1 2 --up -nan", "‘-nan’"), ("move 0x10 1", "‘0x10’"), ("move one 1", "‘one’"),
  ])
  func `what is no number is refused in words`(line: String, names: String) async {
    let error = await run(line).error
    #expect(error.contains("\(names) is not a number such as 12, 11.5 or -0.12"), "\(error)")
    #expect(error.contains("[usage]"))
  }

  @Test(arguments: [
    ("clok advance 1d", "clok", "rig clock advance", "<period> [--quietly]"),
    ("clok advacne 1d", "clok", "rig clock advance", "<period> [--quietly]"),
    ("clock advnce 1d", "advnce", "rig clock advance", "<period> [--quietly]"),
    ("advance 1d", "advance", "rig clock advance", "<period> [--quietly]"),
    ("--timeout 3 clokc", "clokc", "rig clock", "<command>"),
    ("help clok advance", "clok", "rig clock advance", "<period> [--quietly]"),
    ("mvoe 1 2", "mvoe", "rig move", "[--up <up>] [--fast]"),
  ])
  func `a misspelt command suggests, with the usage of what was meant`(
    line: String, word: String, meant: String, usage: String
  ) async {
    let error = await run(line).error
    #expect(
      error.contains(": unknown command ‘\(word)’; did you mean ‘\(meant)’? [usage]"), "\(error)")
    #expect(error.contains("\nUsage: \(meant) "), "\(error)")
    #expect(error.contains(usage), "\(error)")
    #expect(error.contains("See '\(meant) --help'"), "\(error)")
  }

  @Test func `a command like no other lists those there are`() async {
    let error = await run("xylophone").error
    #expect(error.contains("unknown command ‘xylophone’; there are: clock, move, parts [usage]"))
  }

  @Test(arguments: [
    ("move 1 2 --fsat", "--fsat", "; did you mean ‘--fast’?"),
    ("move 1 2 --tiemout 3", "--tiemout", "; did you mean ‘--timeout’?"),
    ("move --pu=-3 1 2", "--pu", "; did you mean ‘--up’?"),
    ("move 1 2 --xylophone", "--xylophone", ""),
    ("clock show -q", "-q", ""),
  ])
  func `a misspelt option suggests`(line: String, flag: String, hint: String) async {
    let error = await run(line).error
    #expect(error.contains(": unknown option ‘\(flag)’\(hint) [usage]"), "\(error)")
  }

  @Test func `help of a command shows its own options, and the common ones in one line`() async {
    let help = await run("clock advance --help").out
    #expect(help.contains("USAGE: rig clock advance <period> [--quietly]\n"), "\(help)")
    #expect(help.contains("  --quietly"))
    #expect(!help.contains("  --socket"))
    #expect(!help.contains("  -h, --help"))
    #expect(
      help.hasSuffix(
        """

        Every command also takes --socket, --json, --timeout, --wait, --help: see ‘rig
        --help’.


        """), "\(help)")
    #expect(await run("help clock advance").out == help)
    let group = await run("clock --help").out
    #expect(!group.contains("OPTIONS:"), "\(group)")
    #expect(group.contains("SUBCOMMANDS:"))
  }

  @Test(arguments: ["--help", "clock advance --help-hidden"])
  func `help of the program and of everything shows every option`(line: String) async {
    let help = await run(line).out
    #expect(help.contains("  --socket <path>"))
    #expect(!help.contains("Every command also takes"))
  }
}
