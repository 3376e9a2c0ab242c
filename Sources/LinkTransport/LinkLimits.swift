/// What one socket puts up with. Every limit has a name with its unit, a default and a setting;
/// `nil` lifts a limit where that is allowed.
package struct LinkLimits: Hashable, Sendable {
  /// Bytes of one incoming line, its line end not counted. A longer one becomes one
  /// ``LinkLine/tooLong(limitBytes:)``.
  package var lineBytesMax = 256 * 1024
  /// Seconds that the beginning of a line may wait for its end.
  package var partialLineSecondsMax: Int? = 30
  /// Bytes received or answered that are worth one unit of work.
  package static let workUnitBytes = 4_096
  /// Time of the event loop that is worth one unit of work: so much of it goes to one user at most
  /// as ``workPerSecondOfUserMax`` of these are of a second.
  package static let workUnitNanoseconds: Int64 = 50_000
  /// Seconds of silence before ``LinkConnection/markAuthenticated()``.
  package var idleUnauthenticatedSecondsMax: Int? = 30
  /// Lines received and not yet taken by the reader, and answers not yet taken by the peer; at
  /// either, the socket is no longer read.
  package var requestsInFlightMax = 32
  /// Units of work a second for one connection; what is more is not refused but done later. A call
  /// is one unit; every ``workUnitBytes`` received or answered, and every
  /// ``workUnitNanoseconds`` of the loop's time, is one more.
  package var workPerSecondMax: Int? = 200
  /// Units at once, after a silence, before ``workPerSecondMax`` holds.
  package var workBurstMax = 400
  /// Units of work a second for all connections of one user (uid) who is no operator.
  package var workPerSecondOfUserMax: Int? = 2_000
  /// Units at once for one user, after a silence, before ``workPerSecondOfUserMax`` holds.
  package var workBurstOfUserMax = 400
  /// A single connection of an operator's is held to no limit of work either.
  package var operatorsAreFree = false
  /// Lines sent and not yet taken by the peer; one more drops the peer.
  package var outgoingLinesMax = 1024
  /// Bytes sent and not yet taken by the peer; what stands above this drops the peer.
  package var outgoingBytesMax = 8 * 1024 * 1024
  /// Bytes sent and not yet taken by all peers of one user, who is no operator; what stands above
  /// this drops the peer that asked for more.
  package var outgoingBytesPerUserMax = 32 * 1024 * 1024
  /// Seconds in which a peer must take at least one of the lines that wait for it.
  package var outgoingStallSecondsMax = 30
  /// Seconds a closed connection may take to hand over what was sent before.
  package var closingSecondsMax = 5
  /// Connections of one socket.
  package var connectionsMax = 1024
  /// Of these, kept for operators.
  package var connectionsKeptForOperators = 64
  /// Connections of one user (uid) on one socket.
  package var connectionsPerUserMax: Int? = 64
  /// Connections of one user who is an operator.
  package var connectionsPerOperatorMax: Int? = 64
  /// Connections a second that are accepted; more wait in the kernel.
  package var acceptsPerSecondMax = 1_000
  /// Connections accepted at once before ``acceptsPerSecondMax`` holds.
  package var acceptsBurstMax = 128

  package init() {}

  /// The phone socket: any local user, untrusted.
  package static let phone = LinkLimits()

  /// The control socket: operators may ask as fast as they can and be silent as long as they like;
  /// whoever only reads has the share of a phone, and more time.
  package static let control = {
    var limits = LinkLimits()
    limits.idleUnauthenticatedSecondsMax = 300
    limits.operatorsAreFree = true
    limits.connectionsPerOperatorMax = 512
    return limits
  }()

  /// A client's own end: it trusts the length of the daemon's answers.
  package static let client = {
    var limits = LinkLimits()
    limits.lineBytesMax = 16 * 1024 * 1024
    limits.idleUnauthenticatedSecondsMax = nil
    limits.workPerSecondMax = nil
    limits.workPerSecondOfUserMax = nil
    limits.requestsInFlightMax = 1024
    return limits
  }()
}
