package import LinkProtocol

/// Why a call has no answer.
package enum CallFailure: Error, Hashable, Sendable {
  /// The peer said no.
  case refused(WireError)
  /// The peer said nothing; whether it did what was asked is not known.
  case timedOut(milliseconds: Int)
  /// The connection ended before the answer came.
  case closed(LinkEnd)
  /// The call did not get on its way.
  case notSent(LinkSendError)
  /// What came is no reply, or not the one the method has; `reason` shows its beginning.
  case unreadable(reason: String)
  /// The request holds a value that cannot be written, such as a number that is not one.
  case unwritable(reason: String)
  /// The task that waited was cancelled.
  case cancelled
}

extension CallFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .refused(let error): error.message
    case .timedOut(let milliseconds): "no answer came within \(milliseconds) ms"
    case .closed(.byUs): "the connection was closed before the answer came"
    case .closed(.failed(let reason)): "the connection broke before the answer came: \(reason)"
    case .closed: "the daemon closed the connection before it answered"
    case .notSent(let error): "\(error)"
    case .unreadable(let reason): "the answer cannot be read: \(reason)"
    case .unwritable(let reason): "the call cannot be written: \(reason)"
    case .cancelled: "the call was given up"
    }
  }
}
