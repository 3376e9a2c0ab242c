import LinkTransport
import Synchronization

/// Keeps the connections of one case open, each read beside the others.
final class LineKeeper: Sendable {
  private let arrivals: AsyncStream<ProtocolClient>
  private let arriving: AsyncStream<ProtocolClient>.Continuation
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
      for await client in arrivals { group.addTask { await client.run() } }
    }
  }

  /// Takes a connection in.
  func client(over connection: LinkConnection) -> ProtocolClient {
    let client = ProtocolClient(
      over: connection, timeoutMilliseconds: Self.callMillisecondsMax, on: loop)
    open.withLock { $0.append(client) }
    arriving.yield(client)
    return client
  }

  /// Ends one connection.
  func hangUp(_ client: ProtocolClient) {
    client.hangUp()
    open.withLock { $0.removeAll { $0 === client } }
  }

  /// Ends all of them.
  func close() {
    for client in open.withLock({ $0 }) { client.hangUp() }
    arriving.finish()
  }
}
