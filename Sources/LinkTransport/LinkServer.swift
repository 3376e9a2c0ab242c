import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// One served Unix socket.
///
/// ```swift
/// let server = try await LinkServer.bind(path: path, on: loop, refusalLine: { … })
/// await server.run { connection in
///   for await line in connection.inbound { … try connection.send(reply) … }
/// }
/// ```
package final class LinkServer: Sendable {
  private struct State {
    var open: [UInt64: LinkConnection] = [:]
    /// What each user has of this socket, while it has anything.
    var shares: [User: UserShare] = [:]
    var isStopping = false
  }

  /// Processes of one user id may differ in what they may do, by their group.
  private struct User: Hashable {
    let uid: UInt32
    let isOperator: Bool
  }

  /// Where its peers connect.
  package let path: String
  private let loop: LinkLoop
  private let limits: LinkLimits
  private let isOperator: @Sendable (PeerCredentials) -> Bool
  private let refusalLine: @Sendable (LinkRefusal) -> [UInt8]
  private let onAcceptFailure: @Sendable (any Error) -> Void
  private let claim: SocketClaim?
  private let accepted: AsyncStream<LinkConnection>
  private let accepting: AsyncStream<LinkConnection>.Continuation
  private let listener = Mutex<(any Channel)?>(nil)
  private let state = Mutex(State())

  /// Serves `path`: claims it, gives it its mode, and accepts connections from now on; they are
  /// handled once ``run(handler:)`` is called.
  ///
  /// `mode` is the permission bits of the socket file; connecting takes the permission to write.
  /// `isOperator` says for whom places are kept, and `onAcceptFailure` is told why a connection
  /// could not be accepted, at most twice a second. `refusalLine` makes the line, without its line
  /// end, that a peer gets before the transport sends it away.
  /// - Throws: ``LinkBindError``. A live socket is never stolen; a stale one is replaced.
  package static func bind(
    path: String,
    mode: UInt32 = 0o666,
    limits: LinkLimits = .phone,
    on loop: LinkLoop,
    isOperator: @escaping @Sendable (PeerCredentials) -> Bool = { _ in true },
    onAcceptFailure: @escaping @Sendable (any Error) -> Void = { _ in },
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) async throws(LinkBindError) -> LinkServer {
    let claim = try SocketClaim(path: path, mode: mode, backlog: backlog)
    let server = LinkServer(
      path: path, loop: loop, limits: limits, claim: claim, isOperator: isOperator,
      onAcceptFailure: onAcceptFailure, refusalLine: refusalLine)
    do {
      try await server.listen(on: claim.descriptor)
    } catch {
      claim.release()
      throw .failed(path: path, step: "accepting", reason: "\(error)")
    }
    return server
  }

  /// Serves a socket that is already listening, such as one that systemd hands over. Its file is
  /// not ours and is left alone at the end.
  /// - Throws: ``LinkBindError/notAListener(descriptor:)``.
  package static func adopt(
    descriptor: Int32,
    limits: LinkLimits = .phone,
    on loop: LinkLoop,
    isOperator: @escaping @Sendable (PeerCredentials) -> Bool = { _ in true },
    onAcceptFailure: @escaping @Sendable (any Error) -> Void = { _ in },
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) async throws(LinkBindError) -> LinkServer {
    guard
      socketOption(SO_ACCEPTCONN, of: descriptor) == 1,
      socketOption(SO_DOMAIN, of: descriptor) == AF_UNIX
    else { throw .notAListener(descriptor: descriptor) }
    let path = UnixAddress.path(of: descriptor) ?? "descriptor \(descriptor)"
    let server = LinkServer(
      path: path, loop: loop, limits: limits, claim: nil, isOperator: isOperator,
      onAcceptFailure: onAcceptFailure, refusalLine: refusalLine)
    do {
      try await server.listen(on: descriptor)
    } catch {
      throw .failed(path: path, step: "accepting", reason: "\(error)")
    }
    return server
  }

  private init(
    path: String,
    loop: LinkLoop,
    limits: LinkLimits,
    claim: SocketClaim?,
    isOperator: @escaping @Sendable (PeerCredentials) -> Bool,
    onAcceptFailure: @escaping @Sendable (any Error) -> Void,
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) {
    self.path = path
    self.loop = loop
    self.limits = limits
    self.claim = claim
    self.isOperator = isOperator
    self.onAcceptFailure = onAcceptFailure
    self.refusalLine = refusalLine
    (accepted, accepting) = AsyncStream.makeStream()
  }

  /// Handles connections, one child task each on the loop, until ``stop()`` or until the calling
  /// task is cancelled; then waits for the handlers and returns. Call it once.
  ///
  /// A connection is closed when its handler returns, after what it sent is handed over. It counts
  /// as open until then, also when its peer has long gone.
  package func run(handler: @escaping @Sendable (LinkConnection) async -> Void) async {
    await withTaskCancellationHandler {
      await withTaskExecutorPreference(loop.taskExecutor) {
        await withDiscardingTaskGroup { group in
          for await connection in accepted {
            group.addTask {
              await handler(connection)
              connection.close()
              self.forget(connection)
            }
          }
        }
      }
    } onCancel: {
      stop()
    }
  }

  /// It was listening before this process served it, and its file is not ours.
  package var isAdopted: Bool { claim == nil }

  /// Connections that are open now.
  package var connectionCount: Int { state.withLock { $0.open.count } }

  /// Stops in order: removes the socket file, accepts nobody else, and ends the lines of every
  /// connection, so that its handler answers what it has and returns. Lines that it has not begun
  /// with after ``stoppingMilliseconds`` are not answered any more.
  package func stop() {
    let open = state.withLock { state in
      state.isStopping = true
      return Array(state.open.values)
    }
    claim?.release()
    listener.withLock { $0.take() }?.close(promise: nil)
    accepting.finish()
    for connection in open { connection.inbound.queue.finish(.stopping) }
    guard !open.isEmpty else { return }
    loop.eventLoop.scheduleTask(in: .milliseconds(Self.stoppingMilliseconds)) {
      for connection in open {
        connection.inbound.queue.clear()
        connection.meter?.finish()
      }
    }
  }

  /// How long what was asked before the end is answered, in milliseconds.
  private static let stoppingMilliseconds: Int64 = 1_000

  /// Units of work that a new connection is worth.
  private static let connectingUnits = 2

  /// As many as may be connected at once may also arrive at once.
  private static let backlog: Int32 = 1024

  private static func socketOption(_ name: Int32, of descriptor: Int32) -> Int32? {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
  }

  private func listen(on descriptor: Int32) async throws {
    let (limits, onAcceptFailure) = (limits, onAcceptFailure)
    let channel = try await ServerBootstrap(group: loop.eventLoop)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            AcceptPacer(limits: limits, onFailure: onAcceptFailure))
        }
      }
      .serverChannelOption(.maxMessagesPerRead, value: 1)
      .serverChannelOption(.backlog, value: Self.backlog)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.maxMessagesPerRead, value: 1)
      .childChannelOption(
        .recvAllocator,
        value: FixedSizeRecvByteBufferAllocator(capacity: LinkChannel.readBytes)
      )
      .childChannelInitializer { channel in
        LinkChannel.peer(of: channel).flatMapThrowing { try self.admit(channel, from: $0) }
      }
      .withBoundSocket(descriptor)
      .get()
    listener.withLock { $0 = channel }
  }

  /// Lets a new connection in, or tells it why not.
  private func admit(_ channel: any Channel, from peer: PeerCredentials?) throws {
    let isOperator = peer.map(isOperator) ?? false
    let share = peer.map { self.share(of: User(uid: $0.uid, isOperator: isOperator)) }
    if let refusal = refusal(of: peer, share, isOperator: isOperator) {
      try channel.pipeline.syncOperations.addHandler(
        RefusingHandler(line: refusalLine(refusal))
      )
      return
    }
    let connection = try LinkChannel.connection(
      over: channel,
      limits: limits,
      peer: peer,
      isOperator: isOperator,
      share: share,
      refusalLine: refusalLine
    )
    // Whoever connects again and again has that counted as work.
    share?.charge(Self.connectingUnits, at: channel.eventLoop.now)
    share?.connected()
    let isStopping = state.withLock { state in
      state.open[connection.id] = connection
      return state.isStopping
    }
    if !isStopping, case .enqueued = accepting.yield(connection) { return }
    connection.close()
    forget(connection)
  }

  private func share(of user: User) -> UserShare {
    let now = loop.eventLoop.now
    return state.withLock { state in
      if let share = state.shares[user] { return share }
      state.shares = state.shares.filter { !$0.value.isUnused(at: now) }
      let share = UserShare(
        limits: limits, isOperator: user.isOperator, on: loop.eventLoop)
      state.shares[user] = share
      return share
    }
  }

  private func refusal(
    of peer: PeerCredentials?, _ share: UserShare?, isOperator: Bool
  ) -> LinkRefusal? {
    let kept = isOperator ? 0 : limits.connectionsKeptForOperators
    guard connectionCount < limits.connectionsMax - kept else {
      return .tooManyConnections(limit: limits.connectionsMax - kept)
    }
    if let peer, let share, let limit = share.connectionsMax, share.connections >= limit {
      return .tooManyConnectionsOfUser(uid: peer.uid, limit: limit)
    }
    return nil
  }

  private func forget(_ connection: LinkConnection) {
    let share = state.withLock { state -> UserShare? in
      guard state.open.removeValue(forKey: connection.id) != nil else { return nil }
      return connection.peer.flatMap { peer in
        state.shares[User(uid: peer.uid, isOperator: connection.isOperator)]
      }
    }
    share?.disconnected()
  }
}

/// Tells a peer in one line why it may not come in, and closes.
private final class RefusingHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let line: [UInt8]

  init(line: [UInt8]) {
    self.line = line
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: line + [0x0A])), promise: nil)
    context.close(promise: nil)
  }
}
