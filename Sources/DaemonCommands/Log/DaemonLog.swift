import Logging
import Systemd

/// The daemon's log: the system's journal when that is where its standard error goes, and
/// standard error otherwise.
struct DaemonLog {
  let logger: Logger
  let lever: LogLevelSwitch

  /// Names the journal's socket when it is not at its usual place.
  private static let socketVariable = "HEADUNITD_JOURNAL_SOCKET"

  init(_ level: Logger.Level, environment: [String: String]) {
    let lever = LogLevelSwitch(level)
    let journal = JournalSocket(
      environment, path: environment[Self.socketVariable] ?? JournalSocket.systemPath)
    logger = Logger(label: "headunitd") { label in
      let errors = StreamLogHandler.standardError(label: label)
      let base: any LogHandler =
        journal.map {
          JournalLogHandler(to: $0, identifier: label, prefix: "HEADUNIT", fallback: errors)
        } ?? errors
      return SwitchedLogHandler(lever, over: base)
    }
    self.lever = lever
  }

  /// For what others log: only what is wrong.
  var quietLogger: Logger {
    var quiet = logger
    quiet.logLevel = .warning
    return quiet
  }
}
