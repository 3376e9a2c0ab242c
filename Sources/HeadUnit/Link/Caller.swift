import LinkProtocol
import LinkTransport
import VehicleCatalog
import WorldTime

/// Who asks, as far as the connection has shown.
struct Caller: Sendable {
  let connection: UInt64
  let role: SocketRole
  /// The process at the other end, where the kernel says so.
  let peer: PeerCredentials?
  /// On the control socket: may change things.
  let mayOperate: Bool
  /// On the phone socket, after `link.hello`.
  let greeting: Greeting?
  /// On the phone socket, after `session.open`: the bond it proved.
  let bond: String?
  /// The name that the bond's phone gave when it paired.
  let bondName: String?

  struct Greeting: Sendable {
    let vehicle: VIN
    let phone: PhoneIdentity
  }
}

/// What the daemon keeps of an open connection.
struct ConnectionState {
  let link: LinkConnection
  let role: SocketRole
  let mayOperate: Bool
  /// Takes the lines that a fault held and has let go; `nil` before it is served.
  var late: AsyncStream<[UInt8]>.Continuation?
  var greeting: Caller.Greeting?
  var challenge: SessionTrial?
  var bond: String?
  /// The name of the phone of the bond that was proven last.
  var bondName: String?
  var timeQuestion: TimeQuestion?
  /// Why its last pairing ended, of which it was not told.
  var pairingEnd: WireError?
  /// Watches that were ever opened: their numbers are not given twice.
  var watchesOpened = 0
  /// Its lines have ended; what was asked is still answered.
  var isOver = false

  var caller: Caller {
    Caller(
      connection: link.id, role: role, peer: link.peer, mayOperate: mayOperate,
      greeting: greeting, bond: bond, bondName: bond == nil ? nil : bondName)
  }
}

/// The car's last `time.challenge` on a connection.
struct TimeQuestion {
  let nonce: String
  let at: Instant

  /// Seconds that it waits for its answer. Whoever could hold an answer back for longer could set
  /// the clock back by as much, since an answer sets it exactly.
  static let seconds = 60

  func isAnswered(by nonce: String, at now: Instant) -> Bool {
    nonce == self.nonce && now < at.adding(.seconds(Self.seconds))
  }
}
