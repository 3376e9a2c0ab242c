import LinkProtocol
package import LinkTransport

extension LinkConnectError: CommandFailureConvertible {
  package var commandFailure: CommandFailure {
    let (name, path, status): (String, String, ExitStatus) =
      switch self {
      case .pathTooLong(let path, _, _): ("socket_path_too_long", path, .usage)
      case .noSocket(let path): ("no_socket", path, .unreachable)
      case .notServed(let path): ("socket_not_served", path, .unreachable)
      case .notPermitted(let path): ("socket_not_permitted", path, .unreachable)
      case .busy(let path): ("socket_busy", path, .unreachable)
      case .failed(let path, _): ("connect_failed", path, .unreachable)
      }
    let what = "cannot connect to \(path)"
    return CommandFailure(
      status, name: name, what: what, why: String(description.dropFirst("\(what): ".count)),
      retryable: name == "socket_busy")
  }
}

extension CallFailure: CommandFailureConvertible {
  package var commandFailure: CommandFailure {
    CommandFailure(self, attempting: "the daemon did not do it")
  }
}

extension CommandFailure {
  /// A call without its answer, when `what` was attempted: `cannot advance the clock`.
  package init(_ failure: CallFailure, attempting what: String) {
    let (status, name): (ExitStatus, String) =
      switch failure {
      case .refused(let refusal): (ExitStatus(of: refusal), refusal.name)
      case .timedOut: (.timedOut, "timed_out")
      case .closed, .notSent: (.unreachable, "connection_closed")
      case .unreadable: (.internalFault, "answer_unreadable")
      case .unwritable: (.badData, "call_unwritable")
      case .cancelled: (.internalFault, "cancelled")
      }
    if case .refused(let refusal) = failure {
      self.init(refusal, attempting: what)
    } else {
      self.init(
        status, name: name, what: what, why: "\(failure)", retryable: status == .timedOut)
    }
  }
}
