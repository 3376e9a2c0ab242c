import LinkTransport
import Synchronization

/// Keeps the connections of one case open, each read beside the others.
final class LineKeeper: Sendable {
  /// Runs a connection until it ends.
  private typealias Keeping = @Sendable () async -> Void
  private let arrivals: AsyncStream<Keeping>
  private let arriving: AsyncStream<Keeping>.Continuation
  private let open = Mutex<[ProtocolClient]>([])
  private let loop: LinkLoop

  /// Host time that a call may take before it counts as lost.
  static let callMillisecondsMax = 30_000

  /// - Parameter loop: Keeps the time of calls.
  init(on loop: LinkLoop) {
    self.loop = loop
    (arrivals, arriving) = AsyncStream.makeStream()
  }

  /// Reads every connection that is taken in, until ``close()``.
  func run() async {
    await withDiscardingTaskGroup { group in
      for await keep in arrivals { group.addTask { await keep() } }
    }
  }

  /// Takes a connection to a car in that somebody sits on.
  func client(
    over connection: LinkConnection, through middle: (any ManInTheMiddle)?
  ) -> ProtocolClient {
    guard let middle else { return client(over: connection) }
    let tapped = LinkProxy(to: connection, through: middle)
    arriving.yield { await tapped.run() }
    return client(over: tapped.phoneEnd)
  }

  /// Takes a connection in.
  func client(over connection: LinkConnection) -> ProtocolClient {
    let client = ProtocolClient(
      over: connection, timeoutMilliseconds: Self.callMillisecondsMax, on: loop)
    open.withLock { $0.append(client) }
    arriving.yield { [self] in
      await client.run()
      open.withLock { $0.removeAll { $0 === client } }
    }
    return client
  }

  /// Ends all of them.
  func close() {
    for client in open.withLock({ $0 }) { client.hangUp() }
    arriving.finish()
  }
}
