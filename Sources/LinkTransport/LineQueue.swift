import NIOCore
import Synchronization

/// The lines between one producer and one reader, in order, safe to use from any thread.
///
/// It does not refuse lines beyond its capacity: the producer asks ``hasRoom()`` first and is
/// called back once there is room again.
final class LineQueue: Sendable {
  private struct State {
    var lines = CircularBuffer<LinkLine>()
    var end: LinkEnd?
    var reader: CheckedContinuation<LinkLine?, Never>?
    /// The reader has a line and has not asked for the next.
    var isAtWork = false
    var producerWaits = false
    var emptied = WaitingTasks()
  }

  private let state = Mutex(State())
  private let capacity: Int
  private let onRoom: @Sendable () -> Void

  /// A queue whose `onRoom` is called, outside any lock, when ``hasRoom()`` was false and half of
  /// the capacity is free again.
  init(capacity: Int, onRoom: @escaping @Sendable () -> Void = {}) {
    self.capacity = max(1, capacity)
    self.onRoom = onRoom
  }

  var count: Int { state.withLock { $0.lines.count } }
  var end: LinkEnd? { state.withLock { $0.end } }
  /// No line waits and none is being worked on: the reader has asked for more since the last.
  var isIdle: Bool { state.withLock { $0.lines.isEmpty && !$0.isAtWork } }

  /// There is room; if not, `onRoom` will be called once there is.
  func hasRoom() -> Bool {
    state.withLock { state in
      state.producerWaits = state.lines.count >= capacity
      return !state.producerWaits
    }
  }

  /// Adds a line for the reader; after ``finish(_:)`` it is lost.
  func push(_ line: LinkLine) {
    let reader: CheckedContinuation<LinkLine?, Never>? = state.withLock { state in
      guard state.end == nil else { return nil }
      guard let reader = state.reader.take() else {
        state.lines.append(line)
        return nil
      }
      state.isAtWork = true
      return reader
    }
    reader?.resume(returning: line)
  }

  /// No more lines will come. The reader still gets those that are here. The first reason counts.
  func finish(_ end: LinkEnd) {
    let (reader, emptied) = state.withLock { state in
      if state.end == nil { state.end = end }
      return (state.reader.take(), state.emptied.removeAll())
    }
    reader?.resume(returning: nil)
    for waiter in emptied { waiter.resume() }
  }

  /// Forgets the lines that the reader has not taken.
  func clear() {
    let emptied = state.withLock { state in
      state.lines.removeAll()
      return state.emptied.removeAll()
    }
    for waiter in emptied { waiter.resume() }
  }

  /// Waits for the next line. Returns `nil` at the end, and when the waiting task is cancelled.
  func next(isolation: isolated (any Actor)?) async -> LinkLine? {
    if let ready = popReady() { return ready }
    return await withTaskCancellationHandler(
      operation: { await wait(isolation: isolation) },
      onCancel: { state.withLock { $0.reader.take() }?.resume(returning: nil) },
      isolation: isolation
    )
  }

  /// Waits until the reader has taken every line, or never will, or the waiting task is cancelled.
  func waitUntilEmpty() async {
    let ticket = state.withLock { $0.emptied.nextTicket() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isEmpty = state.withLock { state in
          guard !state.lines.isEmpty, state.end == nil, !Task.isCancelled else { return true }
          state.emptied.add(continuation, as: ticket)
          return false
        }
        if isEmpty { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.emptied.remove(ticket) }?.resume()
    }
  }

  /// The next line if there is one; `.some(nil)` at the end; `nil` if one must wait.
  private func popReady() -> LinkLine?? {
    var wakesProducer = false
    var emptied: [WaitingTasks.Waiter] = []
    let ready: LinkLine?? = state.withLock { state in
      guard let line = state.lines.popFirst() else { return state.end == nil ? nil : .some(nil) }
      state.isAtWork = true
      if state.producerWaits && state.lines.count <= capacity / 2 {
        state.producerWaits = false
        wakesProducer = true
      }
      if state.lines.isEmpty { emptied = state.emptied.removeAll() }
      return line
    }
    if wakesProducer { onRoom() }
    for waiter in emptied { waiter.resume() }
    return ready
  }

  private func wait(isolation: isolated (any Actor)?) async -> LinkLine? {
    await withCheckedContinuation(isolation: isolation) { continuation in
      let isWaiting = state.withLock { state in
        precondition(state.reader == nil, "the lines of a connection have one reader")
        guard state.lines.isEmpty, state.end == nil, !Task.isCancelled else { return false }
        state.reader = continuation
        state.isAtWork = false
        return true
      }
      if !isWaiting { continuation.resume(returning: popReady() ?? nil) }
    }
  }
}

/// The lines of one connection, for one reader.
///
/// Reading stays on the reader's actor or executor. It ends when the peer has closed its side,
/// when the connection is closed or refused, when the server stops, and when the reading task is
/// cancelled.
package struct LinkLines: AsyncSequence, Sendable {
  package typealias Element = LinkLine
  package typealias Failure = Never

  let queue: LineQueue

  package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(queue: queue) }

  package struct AsyncIterator: AsyncIteratorProtocol {
    let queue: LineQueue

    package mutating func next() async -> LinkLine? {
      await queue.next(isolation: #isolation)
    }

    package mutating func next(isolation actor: isolated (any Actor)?) async -> LinkLine? {
      await queue.next(isolation: actor)
    }
  }
}
