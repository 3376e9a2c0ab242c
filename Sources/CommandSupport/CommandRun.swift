package import ArgumentParser
import FoundationEssentials
import Glibc

/// Parses the command line, runs the command it names and ends the process with its status.
///
/// Every executable's `main.swift` is a call of this. What is thrown becomes one
/// `error: <what>; <why> [<name>]` on standard error, with `--json` also one document on
/// standard output, and a status of ``ExitStatus``:
/// a wrong command line is `usage`, a ``CommandFailureConvertible`` says its own, anything else
/// is `internalFault`.
///
/// `--generate-manual 2026-01-31` prints the executable's manual page of that date, with `manual`
/// beside the command definitions.
package func runMain(
  _ command: any ParsableCommand.Type, manual: ManualNotes? = nil
) async -> Never {
  // Before there is a second thread. The runtime would give its threads nice values below zero,
  // and tells the system's log of each that an ordinary user may not.
  setenv("LIBDISPATCH_LOG", "NO", 0)
  // A reader that goes away is seen by `write`; it must not kill a command half done.
  signal(SIGPIPE, SIG_IGN)
  let arguments = Array(CommandLine.arguments.dropFirst())
  let isJSON = arguments.prefix { $0 != "--" }.contains("--json")
  let run = CommandRun(of: command, output: Output(isJSON: isJSON))
  if let manual, arguments.count == 2, arguments[0] == "--generate-manual" {
    exit(run.show(manual, date: arguments[1]).rawValue)
  }
  exit(await run.status(arguments).rawValue)
}

/// One run of an executable's root command.
struct CommandRun {
  private let command: any ParsableCommand.Type
  private let output: Output

  init(of command: any ParsableCommand.Type, output: Output) {
    self.command = command
    self.output = output
  }

  /// Runs the command that `arguments` name, and reports what it throws.
  func status(_ arguments: [String]) async -> ExitStatus {
    do {
      let arguments = try completed(arguments)
      let root = command as? any AsyncParsableCommand.Type
      var parsed =
        try await root?.asyncParseAsRoot(arguments) ?? command.parseAsRoot(arguments)
      if var asynchronous = parsed as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try parsed.run()
      }
      return .done
    } catch {
      return report(error, of: arguments)
    }
  }

  /// The arguments as the parser reads them: with what `--wait` alone means, and with numbers below
  /// zero as values.
  private func completed(_ arguments: [String]) throws -> [String] {
    let completed = GlobalOptions.completed(arguments)
    guard completed.prefix(while: { $0 != "--" }).contains(where: CommandLineReading.isNegative)
    else { return completed }
    let root = try CommandDump(of: command).command
    return CommandLineReading(completed, of: root).arguments ?? completed
  }

  private func report(_ error: any Error, of arguments: [String] = []) -> ExitStatus {
    if let status = error as? ExitStatus { return status }
    if let failure = (error as? any CommandFailureConvertible)?.commandFailure {
      output.report(failure)
      return failure.status
    }
    switch command.exitCode(for: error) {
    case .success:
      return show(help: command.fullMessage(for: error), of: arguments)
    case .validationFailure:
      reportUsage(firstLower(command.message(for: error)), of: arguments)
      return .usage
    default:
      output.report(
        CommandFailure(
          .internalFault, name: "internal_error", what: "the command failed", why: "\(error)"))
      return .internalFault
    }
  }

  /// Reports a wrong command line: the first word that nobody knows, or else what the parser says.
  private func reportUsage(_ message: String, of arguments: [String]) {
    var (why, usage) = (message, "")
    do {
      let root = try CommandDump(of: command).command
      let completed = GlobalOptions.completed(arguments)
      let reading = CommandLineReading(completed, of: root)
      let misspelling = reading.misspelling(in: completed, of: root)
      why = misspelling?.why ?? message
      usage = (misspelling?.meant ?? reading).usage()
    } catch {
      // Without the definitions the parser's own words stand.
    }
    output.report(
      CommandFailure(.usage, name: "usage", what: "cannot read the command line", why: why))
    output.message(StyledText(usage, .faint))
  }

  /// Prints the executable's manual page.
  func show(_ manual: ManualNotes, date: String) -> ExitStatus {
    do {
      let dump = try CommandDump(of: command)
      try output.standardOutput.write(raw: ManualPage(dump, manual, date: date).text)
      return .done
    } catch {
      return report(error)
    }
  }

  /// Help, a version or a completion script was asked for.
  private func show(help: String, of arguments: [String]) -> ExitStatus {
    do {
      let isVerb = arguments.first == "help"
      guard isVerb || arguments.contains("--help") || arguments.contains("-h") else {
        try output.standardOutput.write(raw: help.isEmpty ? "" : help + "\n")
        return .done
      }
      let about = isVerb ? Array(arguments.dropFirst()) : arguments
      let reading = CommandLineReading(about, of: try CommandDump(of: command).command)
      if isVerb, reading.unknown != nil {
        reportUsage("there is no such command", of: about)
        return .usage
      }
      try output.standardOutput.write(raw: HelpText.short(help, reading) + "\n")
      return .done
    } catch {
      return report(error)
    }
  }
}

private func firstLower(_ text: String) -> String {
  text.prefix(1).lowercased() + text.dropFirst()
}
