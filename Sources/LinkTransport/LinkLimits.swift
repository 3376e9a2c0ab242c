/// What one socket puts up with. Every limit has a name with its unit, a default and a setting;
/// `nil` lifts a limit where that is allowed.
package struct LinkLimits: Hashable, Sendable {
  /// Bytes of one incoming line, its line end not counted. A longer one becomes one
  /// ``LinkLine/tooLong(limitBytes:)``.
  package var lineBytesMax = 256 * 1024
  /// Seconds that the beginning of a line may wait for its end.
  package var partialLineSecondsMax: Int? = 30
  /// Seconds of silence before ``LinkConnection/markAuthenticated()``.
  package var idleUnauthenticatedSecondsMax: Int? = 30
  /// Lines received and not yet taken by the reader, and answers not yet taken by the peer; at
  /// either, the socket is no longer read.
  package var requestsInFlightMax = 32
  /// Lines a second over time; more are not refused but read later.
  package var requestsPerSecondMax: Int? = 200
  /// Lines at once, after a silence, before ``requestsPerSecondMax`` holds.
  package var requestsBurstMax = 400
  /// Lines sent and not yet taken by the peer; one more drops the peer.
  package var outgoingLinesMax = 1024
  /// Bytes sent and not yet taken by the peer; what stands above this drops the peer.
  package var outgoingBytesMax = 8 * 1024 * 1024
  /// Seconds in which a peer must take at least one of the lines that wait for it.
  package var outgoingStallSecondsMax = 30
  /// Seconds a closed connection may take to hand over what was sent before.
  package var closingSecondsMax = 5
  /// Connections of one socket.
  package var connectionsMax = 1024
  /// Connections of one user (uid) on one socket.
  package var connectionsPerUserMax: Int? = 64

  package init() {}

  /// The phone socket: any local user, untrusted.
  package static let phone = LinkLimits()

  /// The control socket: the bench may ask as fast as it can and be silent as long as it likes.
  package static let control = {
    var limits = LinkLimits()
    limits.idleUnauthenticatedSecondsMax = nil
    limits.requestsPerSecondMax = nil
    limits.connectionsPerUserMax = nil
    return limits
  }()

  /// A client's own end: it trusts the length of the daemon's answers.
  package static let client = {
    var limits = LinkLimits.control
    limits.lineBytesMax = 16 * 1024 * 1024
    limits.requestsInFlightMax = 1024
    return limits
  }()
}
