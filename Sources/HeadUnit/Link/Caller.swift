import LinkProtocol
import LinkTransport
import VehicleCatalog
import WorldTime

/// Who asks, as far as the connection has shown.
struct Caller: Sendable {
  let connection: UInt64
  let role: SocketRole
  /// On the control socket: may change things.
  let mayOperate: Bool
  /// On the phone socket, after `link.hello`.
  let greeting: Greeting?
  /// On the phone socket, after `session.open`: the bond it proved.
  let bond: String?

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
  var greeting: Caller.Greeting?
  var challenge: SessionTrial?
  var bond: String?
  var timeQuestion: TimeQuestion?

  var caller: Caller {
    Caller(
      connection: link.id, role: role, mayOperate: mayOperate, greeting: greeting, bond: bond)
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
