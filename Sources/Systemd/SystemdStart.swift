import Glibc

/// What the service manager gave this process at its start.
package struct SystemdStart: Sendable {
  package let sockets: ActivatedSockets
  package let notifier: ServiceNotifier
  /// Microseconds without a sign of life after which this process is killed; `nil` when nobody
  /// waits for one.
  package let watchdogMicroseconds: Int64?

  /// Of a process that nobody manages.
  package static let none = SystemdStart(
    sockets: .none, notifier: .none, watchdogMicroseconds: nil)

  private init(
    sockets: ActivatedSockets, notifier: ServiceNotifier, watchdogMicroseconds: Int64?
  ) {
    self.sockets = sockets
    self.notifier = notifier
    self.watchdogMicroseconds = watchdogMicroseconds
  }

  /// Takes what `environment` says, and removes it from this process's own, so that no program it
  /// starts takes it for its own. Call it once, before there are other threads.
  ///
  /// `known` are the names that a socket may have.
  /// - Throws: ``SystemdRefusal``.
  package static func adopt(
    from environment: [String: String], sockets known: [String]
  ) throws(SystemdRefusal) -> SystemdStart {
    for variable in variables { unsetenv(variable) }
    return try SystemdStart(environment, processID: getpid(), sockets: known)
  }

  init(
    _ environment: [String: String], processID: Int32, sockets known: [String]
  ) throws(SystemdRefusal) {
    self.init(
      sockets: try ActivatedSockets(environment, processID: processID, known: known),
      notifier: try ServiceNotifier(environment),
      watchdogMicroseconds: try Self.watchdog(environment, processID: processID))
  }

  /// - Source: sd_watchdog_enabled(3).
  private static func watchdog(
    _ environment: [String: String], processID: Int32
  ) throws(SystemdRefusal) -> Int64? {
    guard let text = environment["WATCHDOG_USEC"] else { return nil }
    if let owner = environment["WATCHDOG_PID"], Int32(owner) != processID { return nil }
    guard let microseconds = Int64(text), microseconds > 0 else { throw .watchdog(text) }
    return microseconds
  }

  private static let variables = [
    "LISTEN_PID", "LISTEN_PIDFDID", "LISTEN_FDS", "LISTEN_FDNAMES", "NOTIFY_SOCKET",
    "WATCHDOG_USEC", "WATCHDOG_PID",
  ]
}
