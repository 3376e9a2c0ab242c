import Glibc
import NIOCore

/// Makes a connection of a channel of SwiftNIO. Called on the channel's event loop.
enum LinkChannel {
  /// Adds our handlers to `channel`. `share` is what the peer's user has of the socket, and
  /// `refusalLine` makes the line, without its line end, that tells a peer why it is sent away.
  static func connection(
    over channel: any Channel,
    limits: LinkLimits,
    peer: PeerCredentials?,
    isOperator: Bool = false,
    share: UserShare? = nil,
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) throws -> LinkConnection {
    let inbound = LineQueue(capacity: limits.requestsInFlightMax) { channel.read() }
    let outlet = SocketOutlet(channel: channel, inbound: inbound, limits: limits, share: share)
    let meter = WorkMeter(
      limits: limits, share: share, isOperator: isOperator, on: channel.eventLoop)
    try channel.pipeline.syncOperations.addHandler(
      LinkChannelHandler(
        inbound: inbound,
        outlet: outlet,
        meter: meter,
        limits: limits,
        now: channel.eventLoop.now,
        refusalLine: refusalLine
      )
    )
    return LinkConnection(
      id: ConnectionCount.next(),
      peer: peer,
      isOperator: isOperator,
      inbound: LinkLines(queue: inbound),
      outlet: outlet,
      meter: meter
    )
  }

  /// - Source: `unix(7)`, `SO_PEERCRED`.
  static func peer(of channel: any Channel) -> EventLoopFuture<PeerCredentials?> {
    guard let provider = channel as? any SocketOptionProvider else {
      return channel.eventLoop.makeSucceededFuture(nil)
    }
    // `struct ucred`: pid, uid and gid of 32 bits each. Glibc's Swift module does not have it.
    let credentials: EventLoopFuture<(UInt32, UInt32, UInt32)> = provider.unsafeGetSocketOption(
      level: .socket,
      name: .init(rawValue: SO_PEERCRED)
    )
    return credentials.map { pid, uid, gid in
      PeerCredentials(uid: uid, gid: gid, pid: Int32(bitPattern: pid))
    }
  }

  /// A blocked line is read in pieces of this size, and a reply of the same size is one write.
  static let readBytes = 64 * 1024
}
