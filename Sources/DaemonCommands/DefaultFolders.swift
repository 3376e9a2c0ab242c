import CommandSupport

/// Where a daemon keeps its things when nobody says so.
enum DefaultFolders {
  /// systemd's folder for the service, else the user's.
  ///
  /// - Source: systemd.exec(5), `StateDirectory=`; XDG Base Directory Specification.
  static func state(environment: [String: String]) -> String {
    if let given = environment["STATE_DIRECTORY"], given.hasPrefix("/") { return given }
    if let base = environment["XDG_STATE_HOME"], base.hasPrefix("/") { return "\(base)/headunitd" }
    return "\(environment["HOME"] ?? "")/.local/state/headunitd"
  }

  /// systemd's folder for the service, else the user's.
  ///
  /// - Source: systemd.exec(5), `RuntimeDirectory=`.
  static func runtime(environment: [String: String]) -> String {
    if let given = environment["RUNTIME_DIRECTORY"], given.hasPrefix("/") { return given }
    return SocketPlace.folder(environment: environment)
  }
}
