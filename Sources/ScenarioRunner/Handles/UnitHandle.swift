import Glibc
package import LinkProtocol
package import LinkTransport

/// How the steps of a case reach the daemon of its cars, wherever that runs.
package protocol UnitHandle: Sendable {
  /// Everything of a case runs on its thread, so that nobody waits for another to wake up.
  var loop: LinkLoop { get }
  /// A fresh connection to one of its sockets.
  func connect(_ role: SocketRole) async throws(HandleFailure) -> LinkConnection
  /// Somebody who answers as on a fresh connection, without lines; `nil` where only lines reach
  /// the daemon.
  func peer(_ role: SocketRole) async throws(HandleFailure) -> (any LinkPeer)?
  /// Ends the daemon and starts it again on the same state.
  ///
  /// - Throws: ``HandleFailure/notHere(_:)`` where it belongs to others.
  func restart(_ mode: RestartMode) async throws(HandleFailure)
  /// What is known of the daemon's end; `nil` while it lives.
  func exitDescription() async -> String?
  /// Leaves what it keeps on its disk in a folder, for somebody who looks for a reason.
  ///
  /// - Throws: What could not be written or copied.
  func leaveState(in folder: String) async throws
  /// Whether the daemon serves others too: then only what concerns the case's own cars is done.
  var isShared: Bool { get }
  /// Whether it is used again: then a case takes away what it brought.
  var isUsedAgain: Bool { get }
}

extension UnitHandle {
  package func peer(_ role: SocketRole) async throws(HandleFailure) -> (any LinkPeer)? { nil }
}

/// How a daemon ends before it is started again.
package enum RestartMode: Hashable, Sendable {
  /// As systemd stops it: what came is answered and committed.
  case stop
  /// As `kill -9`.
  case kill
}

/// Why a unit cannot be worked at.
package enum HandleFailure: Error, Hashable, Sendable {
  case executableMissing(path: String)
  case system(call: String, reason: String)
  /// The daemon ended, or never answered.
  case notReady(String)
  case notConnected(String)
  /// The step would hurt others who use the same daemon.
  case notHere(String)
}

extension HandleFailure {
  /// What the operating system says to a call.
  init(_ call: String, errno: Int32) {
    self = .system(call: call, reason: String(cString: strerror(errno)))
  }
}

extension HandleFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .executableMissing(let path): "\(path) cannot be run; build or install all programs"
    case .system(let call, let reason): "\(call) failed: \(reason)"
    case .notReady(let why): "the daemon did not become ready: \(why)"
    case .notConnected(let why): "the daemon cannot be reached: \(why)"
    case .notHere(let why): why
    }
  }
}
