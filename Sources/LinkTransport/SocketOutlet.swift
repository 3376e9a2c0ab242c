import NIOCore
import Synchronization

/// The outgoing half of a socket: the queue that a peer which does not read fills until it is
/// dropped.
///
/// Callers of any thread append under a lock; only the event loop writes, in that order.
final class SocketOutlet: LinkOutlet {
  private struct State {
    /// Not yet given to the channel.
    var unwritten = CircularBuffer<ByteBuffer>()
    var isWriting = false
    /// Not yet taken by the peer, `unwritten` included.
    var lines = 0
    var bytes = 0
    /// Lines the peer has taken since the beginning.
    var taken: UInt64 = 0
    var isClosing = false
    var isClosed = false
    var isAuthenticated = false
    var drained = WaitingTasks()
    var inputWaits = false
  }

  /// What the time limits look at.
  struct Progress {
    let lines: Int
    let taken: UInt64
    let isAuthenticated: Bool
  }

  private let channel: any Channel
  private let limits: LinkLimits
  private let inbound: LineQueue
  private let share: UserShare?
  private let state = Mutex(State())

  init(channel: any Channel, inbound: LineQueue, limits: LinkLimits, share: UserShare?) {
    self.channel = channel
    self.inbound = inbound
    self.limits = limits
    self.share = share
  }

  var queuedLines: Int { state.withLock { $0.lines } }

  var progress: Progress {
    state.withLock {
      Progress(lines: $0.lines, taken: $0.taken, isAuthenticated: $0.isAuthenticated)
    }
  }

  /// So few answers wait for the peer that it may ask for more; if not, the channel's `read` will
  /// be called once it may.
  func allowsInput() -> Bool {
    state.withLock { state in
      state.inputWaits = state.lines >= limits.requestsInFlightMax
      return !state.inputWaits
    }
  }

  func markAuthenticated() { state.withLock { $0.isAuthenticated = true } }

  func send(_ line: ByteBuffer) throws(LinkSendError) {
    let (mustWrite, refused) = state.withLock { state -> (Bool, LinkSendError?) in
      guard !state.isClosing, !state.isClosed else { return (false, .closed) }
      guard state.lines < limits.outgoingLinesMax, state.bytes < limits.outgoingBytesMax,
        share?.queue(line.readableBytes) != false
      else {
        return (false, .outgoingQueueFull(lines: state.lines, bytes: state.bytes))
      }
      state.lines += 1
      state.bytes += line.readableBytes
      state.unwritten.append(line)
      defer { state.isWriting = true }
      return (!state.isWriting, nil)
    }
    if let refused {
      if refused != .closed { drop() }
      throw refused
    }
    guard mustWrite else { return }
    if channel.eventLoop.inEventLoop {
      writeQueued()
    } else {
      channel.eventLoop.execute { self.writeQueued() }
    }
  }

  func drained() async throws(LinkSendError) {
    let ticket = state.withLock { $0.drained.nextTicket() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDrained = state.withLock { state in
          guard state.lines > 0, !state.isClosed, !Task.isCancelled else { return true }
          state.drained.add(continuation, as: ticket)
          return false
        }
        if isDrained { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.drained.remove(ticket) }?.resume()
    }
    if Task.isCancelled || state.withLock({ $0.isClosed }) { throw .closed }
  }

  func close() {
    let closesNow: Bool? = state.withLock { state in
      guard !state.isClosing, !state.isClosed else { return nil }
      state.isClosing = true
      return state.lines == 0
    }
    guard let closesNow else { return }
    if closesNow {
      channel.close(promise: nil)
    } else {
      channel.eventLoop.scheduleTask(in: .seconds(Int64(limits.closingSecondsMax))) {
        [channel] in channel.close(promise: nil)
      }
    }
  }

  /// Closes at once, whatever waits.
  func drop() {
    inbound.finish(.peerNeverReads)
    channel.close(promise: nil)
  }

  /// The channel is closed: nothing more will be taken.
  func channelClosed() {
    let (drained, untaken) = state.withLock { state in
      state.isClosed = true
      state.unwritten.removeAll()
      defer { state.bytes = 0 }
      return (state.drained.removeAll(), state.bytes)
    }
    share?.dequeue(untaken)
    for waiter in drained { waiter.resume() }
  }

  /// Gives everything unwritten to the channel, with one promise for all of it.
  private func writeQueued() {
    var (lines, bytes) = (0, 0)
    var last: ByteBuffer?
    while let next = nextUnwritten() {
      if let last { channel.write(last, promise: nil) }
      lines += 1
      bytes += next.readableBytes
      last = next
    }
    guard let last else { return }
    let promise = channel.eventLoop.makePromise(of: Void.self)
    promise.futureResult.whenSuccess { [lines, bytes] in self.taken(lines: lines, bytes: bytes) }
    channel.writeAndFlush(last, promise: promise)
    if state.withLock({ $0.lines > 0 }) {
      channel.triggerUserOutboundEvent(LinkChannelHandler.PeerLags(), promise: nil)
    }
  }

  private func nextUnwritten() -> ByteBuffer? {
    state.withLock { state in
      let next = state.unwritten.popFirst()
      if next == nil { state.isWriting = false }
      return next
    }
  }

  private func taken(lines: Int, bytes: Int) {
    var drained: [WaitingTasks.Waiter] = []
    let (closesNow, readsAgain) = state.withLock { state in
      // What a closed channel had taken before was counted when it closed.
      guard !state.isClosed else { return (false, false) }
      share?.dequeue(bytes)
      state.lines -= lines
      state.bytes -= bytes
      state.taken += UInt64(lines)
      let readsAgain = state.inputWaits && state.lines <= limits.requestsInFlightMax / 2
      if readsAgain { state.inputWaits = false }
      guard state.lines == 0 else { return (false, readsAgain) }
      drained = state.drained.removeAll()
      return (state.isClosing, readsAgain)
    }
    for waiter in drained { waiter.resume() }
    if readsAgain { channel.read() }
    if closesNow { channel.close(promise: nil) }
  }
}
