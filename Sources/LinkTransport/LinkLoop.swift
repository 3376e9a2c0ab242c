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
///
/// What a job enqueues on the loop's own thread follows in the same round, without a look at the
/// sockets in between; a round has an end, so that they get their turn.
private final class LoopExecutor: SerialExecutor, TaskExecutor {
  private let eventLoop: any EventLoop
  let jobs = Atomic<UInt64>(0)
  /// The jobs of the round under way that have yet to run; `nil` between two rounds.
  private let round = Mutex<CircularBuffer<UnownedJob>?>(nil)

  /// Jobs of one round.
  private static let jobsMax = 64

  init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if eventLoop.inEventLoop, round.withLock({ $0?.append(job) }) != nil { return }
    eventLoop.execute { self.run(from: [job]) }
  }

  private func run(from jobs: CircularBuffer<UnownedJob>) {
    round.withLock { $0 = jobs }
    for _ in 0..<Self.jobsMax {
      guard let job = round.withLock({ $0?.popFirst() }) else { break }
      self.jobs.add(1, ordering: .relaxed)
      job.runSynchronously(
        isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
    let rest = round.withLock { jobs in
      defer { jobs = nil }
      return jobs ?? []
    }
    if !rest.isEmpty { eventLoop.execute { self.run(from: rest) } }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  func checkIsolated() { eventLoop.preconditionInEventLoop() }
}
