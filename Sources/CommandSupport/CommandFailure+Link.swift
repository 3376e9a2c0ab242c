import LinkProtocol
package import LinkTransport

extension LinkConnectError: CommandFailureConvertible {
  package var commandFailure: CommandFailure {
    if case .waited(_, let error) = self {
      var failure = error.commandFailure
      failure.why = why
      return failure
    }
    let (name, status): (String, ExitStatus) =
      switch self {
      case .pathTooLong: ("socket_path_too_long", .usage)
      case .noSocket: ("no_socket", .unreachable)
      case .notServed: ("socket_not_served", .unreachable)
      case .notPermitted: ("socket_not_permitted", .unreachable)
      case .busy: ("socket_busy", .unreachable)
      case .failed, .waited: ("connect_failed", .unreachable)
      }
    return CommandFailure(
      status, name: name, what: what, why: why, retryable: name == "socket_busy")
  }

  private var what: String { "cannot connect to \(path)" }
  private var why: String { String(description.dropFirst("\(what): ".count)) }
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
