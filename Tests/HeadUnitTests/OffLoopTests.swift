import Files
import LinkTransport
import Testing

@testable import HeadUnit

struct OffLoopTests {
  private struct Failed: Error {}

  /// What happens where, as an actor on the loop sees it.
  private actor OnLoop {
    private let loop: LinkLoop

    nonisolated var unownedExecutor: UnownedSerialExecutor {
      loop.executor.asUnownedSerialExecutor()
    }

    init(_ loop: LinkLoop) { self.loop = loop }

    /// Whether it is on the loop: itself, what is merely concurrent, what is long, and itself
    /// after that.
    func places() async -> [Bool] {
      let before = isOnLoop()
      let concurrent = await OffLoopTests.concurrently(isOnLoop)
      let beside = await OffLoop.onOtherThreads.run { isOnLoop() }
      return [before, concurrent, beside, isOnLoop()]
    }

    func failing() async throws(Failed) {
      try await OffLoop.onOtherThreads.run { () async throws(Failed) in throw Failed() }
    }
  }

  @Test func `long work leaves the loop that its task prefers, and its failure comes back`()
    async throws
  {
    let loop = LinkLoop()
    let actor = OnLoop(loop)
    await withTaskExecutorPreference(loop.taskExecutor) {
      #expect(await actor.places() == [true, true, false, true])
      await #expect(throws: Failed.self) { try await actor.failing() }
    }
    try await loop.shutDown()
  }

  @concurrent
  private static func concurrently<Value: Sendable>(
    _ body: @Sendable () -> Value
  ) async -> Value { body() }
}

/// The loop's threads have names of their own.
private func isOnLoop() -> Bool {
  (try? PlainFile.text("/proc/thread-self/comm"))?.hasPrefix("NIO-ELT") == true
}
