import Glibc
import LinkTransport
import Testing

@testable import HeadUnit

struct OffLoopTests {
  private struct Failed: Error {}

  @Test func `long work leaves the loop that its task prefers, and its failure comes back`()
    async throws
  {
    let loop = LinkLoop()
    try await withTaskExecutorPreference(loop.taskExecutor) {
      let onLoop = await Self.thread()
      #expect(await Self.thread() == onLoop, "a task of a connection stays on the loop")
      let beside = await OffLoop.run { await Self.thread() }
      #expect(beside != onLoop)
      #expect(await Self.thread() == onLoop)
      await #expect(throws: Failed.self) {
        try await OffLoop.run { () async throws(Failed) in throw Failed() }
      }
    }
    try await loop.shutDown()
  }

  @concurrent
  private static func thread() async -> UInt64 { UInt64(UInt(bitPattern: pthread_self())) }
}
