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
      let arguments = GlobalOptions.completed(arguments)
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
      return report(error)
    }
  }

  private func report(_ error: any Error) -> ExitStatus {
    if let status = error as? ExitStatus { return status }
    if let failure = (error as? any CommandFailureConvertible)?.commandFailure {
      output.report(failure)
      return failure.status
    }
    switch command.exitCode(for: error) {
    case .success: return show(help: command.fullMessage(for: error))
    case .validationFailure:
      output.report(
        CommandFailure(
          .usage, name: "usage", what: "cannot read the command line",
          why: firstLower(command.message(for: error))))
      output.message(StyledText(usage(of: error), .faint))
      return .usage
    default:
      output.report(
        CommandFailure(
          .internalFault, name: "internal_error", what: "the command failed", why: "\(error)"))
      return .internalFault
    }
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
  private func show(help: String) -> ExitStatus {
    do throws(CommandFailure) {
      try output.standardOutput.write(raw: help.isEmpty ? "" : help + "\n")
      return .done
    } catch {
      output.report(error)
      return error.status
    }
  }

  /// What the parser says below its first message: the usage, and where to find help.
  private func usage(of error: any Error) -> String {
    let lines = command.fullMessage(for: error).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasPrefix("Usage:") }.joined(separator: "\n")
  }
}

private func firstLower(_ text: String) -> String {
  text.prefix(1).lowercased() + text.dropFirst()
}
