import Glibc
import NIOCore
import NIOEmbedded
import Synchronization
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
  @Test(arguments: [
    (ECANCELED, HostClockAlarm.Ring.clockStepped), (EBADF, .broken), (EIO, .broken),
  ])
  func `the kernel's word for a step is one, and no other`(
    code: Int32, expected: HostClockAlarm.Ring
  ) throws {
    let rung = Mutex<HostClockAlarm.Ring?>(nil)
    let channel = EmbeddedChannel()
    let promise = channel.eventLoop.makePromise(of: HostClockAlarm.Ring.self)
    promise.futureResult.whenSuccess { ring in rung.withLock { $0 = ring } }
    try channel.pipeline.syncOperations.addHandler(HostClockAlarmHandler(promise))
    channel.pipeline.fireErrorCaught(IOError(errnoCode: code, reason: "read"))
    channel.embeddedEventLoop.run()
    #expect(rung.withLock { $0 } == expected)
    #expect(!channel.isActive)
  }

  @Test func `it looks at once, and again at each ring, until its task is cancelled`() async throws
  {
    let looks = Mutex(0)
    await withTaskGroup(of: Void.self) { group in
      let (enough, reached) = AsyncStream<Void>.makeStream()
      group.addTask {
        await LinkLoop.ofThisProcess.watchHostClock(
          alarm: { HostClockAlarm(afterMilliseconds: 1) },
          {
            let count = looks.withLock { count in
              count += 1
              return count
            }
            if count == 3 { reached.finish() }
          })
      }
      for await _ in enough {}
      group.cancelAll()
    }
    #expect(looks.withLock { $0 } >= 3)
  }
}
