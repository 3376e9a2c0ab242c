import LinkProtocol
import LinkTransport
import VehicleCatalog

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
  /// Takes the lines that a fault held and has let go.
  let late: AsyncStream<[UInt8]>.Continuation
  var greeting: Caller.Greeting?
  var challenge: SessionTrial?
  var bond: String?
  /// The car's last `time.challenge` here.
  var timeNonce: String?

  var caller: Caller {
    Caller(
      connection: link.id, role: role, mayOperate: mayOperate, greeting: greeting, bond: bond)
  }
}
