import CommandSupport
import Glibc

/// Where a daemon keeps its things when nobody says so.
enum DefaultFolders {
  /// systemd's folder for the service, else the user's.
  ///
  /// - Throws: ``CommandFailure`` named `home_not_named` when no variable names a folder.
  /// - Source: systemd.exec(5), `StateDirectory=`; XDG Base Directory Specification.
  static func state(environment: [String: String]) throws(CommandFailure) -> String {
    if let given = environment["STATE_DIRECTORY"], given.hasPrefix("/") { return given }
    if let base = environment["XDG_STATE_HOME"], base.hasPrefix("/") { return "\(base)/headunitd" }
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      throw CommandFailure(
        .usage, name: "home_not_named", what: "cannot tell where the cars are to be kept",
        why: "neither HOME nor XDG_STATE_HOME names a folder; set one of them, or give --state-dir")
    }
    return "\(home)/.local/state/headunitd"
  }

  /// systemd's folder for the service, else the user's.
  ///
  /// - Source: systemd.exec(5), `RuntimeDirectory=`.
  static func runtime(environment: [String: String]) -> String {
    if let given = environment["RUNTIME_DIRECTORY"], given.hasPrefix("/") { return given }
    return SocketPlace.folder(environment: environment)
  }

  /// The store roots that systemd handed over, else those of first use.
  ///
  /// - Source: systemd.exec(5), `LoadCredential=`, which leaves out what is not there.
  static func trust(environment: [String: String]) -> String {
    guard let folder = environment["CREDENTIALS_DIRECTORY"], folder.hasPrefix("/") else {
      return "first-use"
    }
    let file = "\(folder)/headunitd.trust"
    return access(file, F_OK) == 0 ? file : "first-use"
  }
}
