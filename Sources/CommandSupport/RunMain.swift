package import ArgumentParser
import Glibc

/// Parses the command line, runs the command it names and ends the process with its status.
///
/// Every executable's `main.swift` is a call of this. What is thrown becomes one
/// `error: <what>; <why> [<name>]` on standard error, with `--json` also one document on
/// standard output, and a status of ``ExitStatus``:
/// a wrong command line is `usage`, a ``CommandFailureConvertible`` says its own, anything else
/// is `internalFault`.
package func runMain(_ command: any ParsableCommand.Type) async -> Never {
  // A reader that goes away is seen by `write`; it must not kill a command half done.
  signal(SIGPIPE, SIG_IGN)
  let arguments = Array(CommandLine.arguments.dropFirst())
  let output = Output(isJSON: arguments.prefix { $0 != "--" }.contains("--json"))
  exit(await run(command, arguments, output).rawValue)
}

func run(
  _ command: any ParsableCommand.Type, _ arguments: [String], _ output: Output
) async -> ExitStatus {
  do {
    var parsed = try command.parseAsRoot(arguments)
    if var asynchronous = parsed as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try parsed.run()
    }
    return .done
  } catch {
    return report(error, of: command, output)
  }
}

private func report(
  _ error: any Error, of command: any ParsableCommand.Type, _ output: Output
) -> ExitStatus {
  if let failure = (error as? any CommandFailureConvertible)?.commandFailure {
    output.report(failure)
    return failure.status
  }
  switch command.exitCode(for: error) {
  case .success:
    return show(help: command.fullMessage(for: error), output)
  case .validationFailure:
    output.report(
      CommandFailure(
        .usage, name: "usage", what: "cannot read the command line",
        why: firstLower(command.message(for: error))))
    output.message(StyledText(usage(of: error, command), .faint))
    return .usage
  default:
    output.report(
      CommandFailure(
        .internalFault, name: "internal_error", what: "the command failed", why: "\(error)"))
    return .internalFault
  }
}

/// Help, a version or a completion script was asked for.
private func show(help: String, _ output: Output) -> ExitStatus {
  do throws(CommandFailure) {
    try output.standardOutput.write(raw: help.isEmpty ? "" : help + "\n")
    return .done
  } catch {
    output.report(error)
    return error.status
  }
}

/// What the parser says below its first message: the usage, and where to find help.
private func usage(of error: any Error, _ command: any ParsableCommand.Type) -> String {
  let lines = command.fullMessage(for: error).split(
    separator: "\n", omittingEmptySubsequences: false)
  return lines.drop { !$0.hasPrefix("Usage:") }.joined(separator: "\n")
}

private func firstLower(_ text: String) -> String {
  text.prefix(1).lowercased() + text.dropFirst()
}
