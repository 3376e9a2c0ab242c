import Glibc
import NIOCore
import NIOEmbedded
import Testing

@testable import LinkTransport

/// The alarm that rings when the host's clock is set.
@Suite(.timeLimit(.minutes(1)))
struct HostClockAlarmTests {
  @Test func `it rings when its time has come`() async throws {
    let alarm = try #require(HostClockAlarm(afterMilliseconds: 20))
    #expect(await alarm.ring(on: .ofThisProcess) == .due)
  }

  @Test func `it ends with its task`() async throws {
    let alarm = try #require(HostClockAlarm(afterMilliseconds: 3_600_000))
    await withTaskGroup(of: HostClockAlarm.Ring.self) { group in
      group.addTask { await alarm.ring(on: .ofThisProcess) }
      group.cancelAll()
      #expect(await group.next() == .broken)
    }
  }

  /// A clock cannot be set for a test, so that the kernel's answer is handed in.
  @Test func `the kernel's word for a step is one, and no other`() throws {
    #expect(try ring(after: IOError(errnoCode: ECANCELED, reason: "read")) == .clockStepped)
    #expect(try ring(after: IOError(errnoCode: EBADF, reason: "read")) == .broken)
    #expect(try ring(after: IOError(errnoCode: EIO, reason: "read")) == .broken)
  }

  private func ring(after error: IOError) throws -> HostClockAlarm.Ring {
    let channel = EmbeddedChannel()
    let promise = channel.eventLoop.makePromise(of: HostClockAlarm.Ring.self)
    try channel.pipeline.syncOperations.addHandler(HostClockAlarmHandler(promise))
    channel.pipeline.fireErrorCaught(error)
    channel.embeddedEventLoop.run()
    #expect(!channel.isActive)
    return try promise.futureResult.wait()
  }

  @Test func `it looks at once, and again at each ring, until its task is cancelled`() async throws
  {
    let (looks, looked) = AsyncStream<Void>.makeStream()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await LinkLoop.ofThisProcess.watchHostClock(
          alarm: { HostClockAlarm(afterMilliseconds: 1) }, { looked.yield() })
      }
      var count = 0
      for await _ in looks {
        count += 1
        if count == 3 { break }
      }
      group.cancelAll()
    }
  }
}
