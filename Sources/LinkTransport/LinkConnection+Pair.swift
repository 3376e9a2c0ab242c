import NIOCore
import Synchronization

extension LinkConnection {
  /// Two connected ends in one process, without a socket: for tests, and for a phone and a car
  /// that live together. Framing, order, the line and queue limits are those of the socket; time
  /// limits and those of work are not kept.
  ///
  /// Both ends have `limits` and see `peer` at the other, as an operator if `isOperator`.
  package static func pair(
    limits: LinkLimits = .phone,
    peer: PeerCredentials = .ofThisProcess,
    isOperator: Bool = true
  ) -> (LinkConnection, LinkConnection) {
    let left = LineQueue(capacity: limits.requestsInFlightMax)
    let right = LineQueue(capacity: limits.requestsInFlightMax)
    return (
      LinkConnection(
        id: ConnectionCount.next(),
        peer: peer,
        isOperator: isOperator,
        inbound: LinkLines(queue: left),
        outlet: PairedOutlet(from: left, to: right, limits: limits),
        meter: nil
      ),
      LinkConnection(
        id: ConnectionCount.next(),
        peer: peer,
        isOperator: isOperator,
        inbound: LinkLines(queue: right),
        outlet: PairedOutlet(from: right, to: left, limits: limits),
        meter: nil
      )
    )
  }
}

/// The outgoing half of an in-process connection: frames what is sent and puts it into the other
/// end's queue.
private final class PairedOutlet: LinkOutlet {
  private let own: LineQueue
  private let other: LineQueue
  private let limits: LinkLimits
  private let framer: Mutex<LineFramer>

  init(from own: LineQueue, to other: LineQueue, limits: LinkLimits) {
    self.own = own
    self.other = other
    self.limits = limits
    framer = Mutex(LineFramer(lineBytesMax: limits.lineBytesMax))
  }

  func send(_ line: ByteBuffer) throws(LinkSendError) {
    guard other.end == nil else { throw .closed }
    let waiting = other.count
    guard waiting < limits.outgoingLinesMax else {
      own.finish(.peerNeverReads)
      other.finish(.byPeer)
      throw .outgoingQueueFull(lines: waiting, bytes: line.readableBytes)
    }
    framer.withLock { framer in
      var lines = CircularBuffer<LinkLine>()
      line.withUnsafeReadableBytes { framer.append($0, into: &lines) }
      for line in lines { other.push(line) }
    }
  }

  var queuedLines: Int { other.count }

  func drained() async throws(LinkSendError) {
    await other.waitUntilEmpty()
    if Task.isCancelled || other.end != nil { throw .closed }
  }

  func markAuthenticated() {}

  func close() { other.finish(.byPeer) }
}

/// Numbers the connections of this process.
enum ConnectionCount {
  private static let count = Atomic<UInt64>(0)

  static func next() -> UInt64 { count.add(1, ordering: .relaxed).newValue }
}
