import NIOCore
import NIOPosix
import Synchronization

/// The one event loop that a daemon's sockets share.
///
/// Connection handlers run on it, and an actor that names ``executor`` does too: a request stays
/// on its thread from read to write.
///
/// ```swift
/// actor Router {
///   let loop: LinkLoop
///   nonisolated var unownedExecutor: UnownedSerialExecutor {
///     loop.executor.asUnownedSerialExecutor()
///   }
/// }
/// ```
package final class LinkLoop: Sendable {
  private let group: MultiThreadedEventLoopGroup
  let eventLoop: any EventLoop
  private let loopExecutor: LoopExecutor

  /// For a process that makes connections and never shuts down before it ends.
  package static let ofThisProcess = LinkLoop(on: .singleton)

  /// Starts a thread, to be ended with ``shutDown()``.
  package convenience init() {
    self.init(on: MultiThreadedEventLoopGroup(numberOfThreads: 1))
  }

  private init(on group: MultiThreadedEventLoopGroup) {
    self.group = group
    eventLoop = group.next()
    loopExecutor = LoopExecutor(eventLoop: eventLoop)
  }

  /// Runs actors on the loop.
  package var executor: any SerialExecutor { loopExecutor }

  /// Runs tasks that belong to no actor on the loop.
  package var taskExecutor: any TaskExecutor { loopExecutor }

  /// Counts what ran on ``executor`` and ``taskExecutor``: while it is the same, nothing else did.
  package var jobs: UInt64 { loopExecutor.jobs.load(ordering: .relaxed) }

  /// Closes what is still open and ends the thread.
  /// - Throws: What SwiftNIO reports; the thread has ended nevertheless.
  package func shutDown() async throws {
    try await group.shutdownGracefully()
  }
}

/// Runs jobs of actors and of plain tasks on the event loop, as one and the same context, so that
/// going from one to the other takes no hop.
private final class LoopExecutor: SerialExecutor, TaskExecutor {
  private let eventLoop: any EventLoop
  let jobs = Atomic<UInt64>(0)

  init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    eventLoop.execute {
      self.jobs.add(1, ordering: .relaxed)
      job.runSynchronously(
        isolatedTo: self.asUnownedSerialExecutor(),
        taskExecutor: self.asUnownedTaskExecutor()
      )
    }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  func checkIsolated() { eventLoop.preconditionInEventLoop() }
}
