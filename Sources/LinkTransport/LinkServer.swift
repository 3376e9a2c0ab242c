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
    var openPerUser: [UInt32: Int] = [:]
    var isStopping = false
  }

  /// Where its peers connect.
  package let path: String
  private let loop: LinkLoop
  private let limits: LinkLimits
  private let refusalLine: @Sendable (LinkRefusal) -> [UInt8]
  private let claim: SocketClaim?
  private let accepted: AsyncStream<LinkConnection>
  private let accepting: AsyncStream<LinkConnection>.Continuation
  private let listener = Mutex<(any Channel)?>(nil)
  private let state = Mutex(State())

  /// Serves `path`: claims it, gives it its mode, and accepts connections from now on; they are
  /// handled once ``run(handler:)`` is called.
  ///
  /// `mode` is the permission bits of the socket file; connecting takes the permission to write.
  /// `refusalLine` makes the line, without its line end, that a peer gets before the transport
  /// sends it away.
  /// - Throws: ``LinkBindError``. A live socket is never stolen; a stale one is replaced.
  package static func bind(
    path: String,
    mode: UInt32 = 0o666,
    limits: LinkLimits = .phone,
    on loop: LinkLoop,
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) async throws(LinkBindError) -> LinkServer {
    let claim = try SocketClaim(path: path, mode: mode, backlog: backlog)
    let server = LinkServer(
      path: path, loop: loop, limits: limits, claim: claim, refusalLine: refusalLine)
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
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) async throws(LinkBindError) -> LinkServer {
    guard
      socketOption(SO_ACCEPTCONN, of: descriptor) == 1,
      socketOption(SO_DOMAIN, of: descriptor) == AF_UNIX
    else { throw .notAListener(descriptor: descriptor) }
    let path = UnixAddress.path(of: descriptor) ?? "descriptor \(descriptor)"
    let server = LinkServer(
      path: path, loop: loop, limits: limits, claim: nil, refusalLine: refusalLine)
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
    refusalLine: @escaping @Sendable (LinkRefusal) -> [UInt8]
  ) {
    self.path = path
    self.loop = loop
    self.limits = limits
    self.claim = claim
    self.refusalLine = refusalLine
    (accepted, accepting) = AsyncStream.makeStream()
  }

  /// Handles connections, one child task each on the loop, until ``stop()`` or until the calling
  /// task is cancelled; then waits for the handlers and returns. Call it once.
  ///
  /// A connection is closed when its handler returns, after what it sent is handed over.
  package func run(handler: @escaping @Sendable (LinkConnection) async -> Void) async {
    await withTaskCancellationHandler {
      await withTaskExecutorPreference(loop.taskExecutor) {
        await withDiscardingTaskGroup { group in
          for await connection in accepted {
            group.addTask {
              await handler(connection)
              connection.close()
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
      for connection in open { connection.inbound.queue.clear() }
    }
  }

  /// How long what was asked before the end is answered, in milliseconds.
  private static let stoppingMilliseconds: Int64 = 1_000

  /// As many as may be connected at once may also arrive at once.
  private static let backlog: Int32 = 1024

  private static func socketOption(_ name: Int32, of descriptor: Int32) -> Int32? {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : nil
  }

  private func listen(on descriptor: Int32) async throws {
    let channel = try await ServerBootstrap(group: loop.eventLoop)
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
    if let refusal = refusal(of: peer) {
      try channel.pipeline.syncOperations.addHandler(
        RefusingHandler(line: refusalLine(refusal))
      )
      return
    }
    let connection = try LinkChannel.connection(
      over: channel,
      limits: limits,
      peer: peer,
      refusalLine: refusalLine
    )
    let isStopping = state.withLock { state in
      state.open[connection.id] = connection
      if let peer { state.openPerUser[peer.uid, default: 0] += 1 }
      return state.isStopping
    }
    channel.closeFuture.whenComplete { _ in self.forget(connection) }
    if isStopping {
      connection.close()
    } else {
      accepting.yield(connection)
    }
  }

  private func refusal(of peer: PeerCredentials?) -> LinkRefusal? {
    state.withLock { state in
      guard state.open.count < limits.connectionsMax else {
        return .tooManyConnections(limit: limits.connectionsMax)
      }
      if let peer, let limit = limits.connectionsPerUserMax,
        state.openPerUser[peer.uid, default: 0] >= limit
      {
        return .tooManyConnectionsOfUser(uid: peer.uid, limit: limit)
      }
      return nil
    }
  }

  private func forget(_ connection: LinkConnection) {
    state.withLock { state in
      state.open[connection.id] = nil
      guard let uid = connection.peer?.uid, let count = state.openPerUser[uid] else { return }
      state.openPerUser[uid] = count > 1 ? count - 1 : nil
    }
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
