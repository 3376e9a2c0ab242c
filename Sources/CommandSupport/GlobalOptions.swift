package import ArgumentParser
import FoundationEssentials
package import LinkProtocol
package import WorldTime

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
        "Usually $HEADUNIT_SOCKET, for a phone $HEADUNIT_PHONE_SOCKET; without them it is in"
        + " $XDG_RUNTIME_DIR/headunitd, or else in \(SocketPlace.systemFolder).",
      valueName: "path"),
    completion: .file())
  package var socket: String?

  @Flag(help: "Print one JSON document on standard output.")
  package var json = false

  @Option(
    help: ArgumentHelp(
      "How long to wait for an answer of the daemon, in seconds.", valueName: "seconds"),
    transform: { text in try PeriodUnit.seconds.count(text) })
  package var timeout = 30

  @Option(
    help: ArgumentHelp(
      "Wait for a daemon that is still starting, without a duration for \(waitDefault).",
      discussion: "A duration stands behind an equals sign: --wait=30s.",
      valueName: "duration"),
    transform: { text in try Period(parsing: text) })
  package var wait: Period?

  /// What `--wait` alone means.
  static let waitDefault = "10s"

  package init() {}

  package func validate() throws {
    guard Self.timeoutSecondsRange.contains(timeout) else {
      throw ValidationError(
        "a time-out of \(timeout) s is outside 1…\(Self.timeoutSecondsRange.upperBound) s")
    }
    if let wait, wait.months != 0 || !Self.waitMillisecondsRange.contains(wait.milliseconds) {
      throw ValidationError("--wait is outside 1 ms…1 d")
    }
  }

  /// The arguments with the duration that `--wait` alone means: the parser would take the next
  /// argument for it.
  static func completed(_ arguments: [String]) -> [String] {
    let ends = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<ends].map { $0 == "--wait" ? "--wait=\(waitDefault)" : $0 }
      + arguments[ends...]
  }

  private static let timeoutSecondsRange = 1...86_400
  private static let waitMillisecondsRange: ClosedRange<Int64> = 1...86_400_000
}

extension GlobalOptions {
  package var output: Output { Output(isJSON: json) }

  /// The socket that was named, or else the usual one.
  package func socketPath(_ role: SocketRole) -> String {
    socket ?? SocketPlace.path(of: role, environment: ProcessInfo.processInfo.environment)
  }
}
