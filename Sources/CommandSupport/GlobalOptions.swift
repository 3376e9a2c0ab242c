package import ArgumentParser
import FoundationEssentials
package import LinkProtocol

/// The options of every command that talks to the daemon.
///
/// Declared as an `@OptionGroup` by the root command and by each subcommand: the parser reads
/// them wherever they stand, before the subcommand or after it, and hands all of them the same
/// values.
package struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The daemon's socket, when it is not at its usual place.",
      discussion:
        "Usually it is in $XDG_RUNTIME_DIR/headunitd, or else in \(SocketPlace.systemFolder).",
      valueName: "path"))
  package var socket: String?

  @Flag(help: "Print one JSON document on standard output.")
  package var json = false

  @Option(
    help: ArgumentHelp(
      "How long to wait for an answer of the daemon, in seconds.", valueName: "seconds"))
  package var timeout = 30

  package init() {}

  package func validate() throws {
    guard Self.timeoutSecondsRange.contains(timeout) else {
      throw ValidationError(
        "a time-out of \(timeout) s is outside 1…\(Self.timeoutSecondsRange.upperBound) s")
    }
  }

  private static let timeoutSecondsRange = 1...86_400
}

extension GlobalOptions {
  package var output: Output { Output(isJSON: json) }

  /// The socket that was named, or else the usual one.
  package func socketPath(_ role: SocketRole) -> String {
    socket ?? SocketPlace.path(of: role, environment: ProcessInfo.processInfo.environment)
  }
}
