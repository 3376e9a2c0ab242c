package import LinkProtocol
import Glibc

/// Where the daemon's sockets are.
package enum SocketPlace {
  /// The folder of a daemon that systemd started for the whole machine.
  package static let systemFolder = "/run/headunitd"

  /// The folder of a daemon that a user started: in `XDG_RUNTIME_DIR`, or the machine's when
  /// there is none.
  package static func folder(environment: [String: String]) -> String {
    guard let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/") else {
      return systemFolder
    }
    return "\(runtime)/headunitd"
  }

  /// The socket a client connects to when none is named: that of the world the environment names,
  /// else the user's own if there is one, else the machine's if there is one, else the place where
  /// the user's own would be.
  package static func path(
    of socket: SocketRole, environment: [String: String],
    exists: (String) -> Bool = { access($0, F_OK) == 0 }
  ) -> String {
    if let named = environment[socket.variable], !named.isEmpty { return named }
    let own = "\(folder(environment: environment))/\(socket.fileName)"
    let shared = "\(systemFolder)/\(socket.fileName)"
    return !exists(own) && exists(shared) ? shared : own
  }
}

extension SocketRole {
  /// The socket's name in the daemon's runtime folder.
  package var fileName: String { "\(rawValue).sock" }

  /// The variable of the environment that names the socket.
  package var variable: String {
    switch self {
    case .control: "HEADUNIT_SOCKET"
    case .phone: "HEADUNIT_PHONE_SOCKET"
    }
  }
}
