import Glibc
import NIOCore

/// One end of a connection: lines come in by ``inbound`` and go out by ``send(_:)``.
///
/// It knows nothing of what the lines say. A peer that closes its writing side (as `socat` does
/// after its input) ends ``inbound`` and can still be answered.
package struct LinkConnection: Sendable, Identifiable {
  /// Counts the connections of a process, from 1.
  package let id: UInt64
  /// Who connected, where the kernel says so.
  package let peer: PeerCredentials?
  /// The peer is one of those whom the server was told to treat as operators.
  package let isOperator: Bool
  /// The peer's lines, for one reader.
  package let inbound: LinkLines
  let outlet: any LinkOutlet
  /// `nil` where work is not measured.
  let meter: WorkMeter?

  /// Queues one line and its line end. Never waits: a peer that does not read fills its own queue
  /// and is dropped when that is full.
  ///
  /// Lines leave in the order of the calls, also of calls from several threads. On the loop's
  /// executor the line is written before this returns, if the peer takes it.
  /// - Parameter line: UTF-8 without a line break.
  /// - Throws: ``LinkSendError`` when the connection is closed, when the queue is full (the peer
  ///   is dropped then), or when `line` has a line break inside.
  package func send(_ line: some Sequence<UInt8>) throws(LinkSendError) {
    var buffer = ByteBufferAllocator().buffer(capacity: line.underestimatedCount + 1)
    buffer.writeBytes(line)
    let breaksInside = buffer.withUnsafeReadableBytes { bytes in
      bytes.baseAddress.flatMap { memchr($0, 0x0A, bytes.count) } != nil
    }
    guard !breaksInside else { throw .lineBreakInside }
    buffer.writeInteger(UInt8(0x0A))
    try outlet.send(buffer)
  }

  /// Lines sent that the peer has not taken yet.
  package var queuedLines: Int { outlet.queuedLines }

  /// Waits until the peer has taken every line sent so far. For a stream of news that would
  /// rather skip than fill the queue.
  /// - Throws: ``LinkSendError/closed`` when that will never be, and when the waiting task is
  ///   cancelled.
  package func drained() async throws(LinkSendError) {
    try await outlet.drained()
  }

  /// Lifts ``LinkLimits/idleUnauthenticatedSecondsMax`` for good.
  package func markAuthenticated() {
    outlet.markAuthenticated()
  }

  /// Waits until the peer, and its user, may have another call answered, and counts it.
  ///
  /// - Returns: whether it is to be answered; not when it had to wait and its peer has gone.
  package func admitsCall() async -> Bool {
    guard let meter else { return true }
    return await meter.admit()
  }

  /// Counts work beyond the call itself: an answer of so many bytes, `nanoseconds` of the loop's
  /// own time, and `units` that neither shows.
  package func charge(answerBytes: Int, nanoseconds: Int64, units: Int) {
    let time = Int(nanoseconds / LinkLimits.workUnitNanoseconds)
    meter?.charge(units + max(time, answerBytes / LinkLimits.workUnitBytes))
  }

  /// Ends ``inbound`` after the lines that are here already. Their answers can still be sent;
  /// the connection closes when its handler returns.
  package func stopReading() {
    inbound.queue.finish(.byUs)
  }

  /// Ends ``inbound``, hands over what was sent before, and closes.
  package func close() {
    inbound.queue.finish(.byUs)
    outlet.close()
  }

  /// Why ``inbound`` ended, once it has.
  package var end: LinkEnd? { inbound.queue.end }
}

/// Why a line could not be sent.
package enum LinkSendError: Error, Hashable, Sendable {
  /// The connection is closed or closing.
  case closed
  /// The peer has not read for too long and has been dropped.
  case outgoingQueueFull(lines: Int, bytes: Int)
  /// A line cannot hold a line break.
  case lineBreakInside
}

extension LinkSendError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .closed:
      "cannot send: the connection is closed"
    case .outgoingQueueFull(let lines, let bytes):
      "peer dropped: it did not read, and \(lines) lines of \(bytes) bytes were waiting for it"
    case .lineBreakInside:
      "cannot send: the line has a line break inside"
    }
  }
}

/// The outgoing half of a connection: a socket's, or the in-process twin's.
protocol LinkOutlet: Sendable {
  /// Queues a line that ends in its only `\n`.
  func send(_ line: ByteBuffer) throws(LinkSendError)
  var queuedLines: Int { get }
  func drained() async throws(LinkSendError)
  func markAuthenticated()
  func close()
}
