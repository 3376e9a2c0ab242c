import Synchronization
import Testing

@testable import LinkTransport

/// What runs on the loop beside its sockets.
@Suite(.timeLimit(.minutes(1)))
struct LinkLoopTests {
  /// Goes round on the loop until it is told to end.
  private actor Runner {
    private let loop: LinkLoop
    private(set) var rounds = 0
    private var isOver = false

    nonisolated var unownedExecutor: UnownedSerialExecutor {
      loop.executor.asUnownedSerialExecutor()
    }

    init(on loop: LinkLoop) { self.loop = loop }

    func run() async {
      while !isOver {
        rounds += 1
        await Task.yield()
      }
    }

    func end() { isOver = true }
  }

  @Test func `jobs that go on for ever leave sockets and timers their turn`() async throws {
    let loop = LinkLoop()
    let runner = Runner(on: loop)
    await withTaskGroup { group in
      group.addTask { await runner.run() }
      group.addTask { await runner.run() }
      await loop.pause(milliseconds: 1)
      await runner.end()
    }
    #expect(await runner.rounds > 0)
    try await loop.shutDown()
  }

  private final class Seen: Sendable {
    let numbers = Mutex<[Int]>([])
  }

  @Test func `jobs run in the order in which they came, however many there are`() async throws {
    let loop = LinkLoop()
    let seen = Seen()
    await withTaskExecutorPreference(loop.taskExecutor) {
      await withTaskGroup { group in
        for number in 0..<1_000 {
          group.addTask { seen.numbers.withLock { $0.append(number) } }
        }
      }
    }
    #expect(seen.numbers.withLock { $0 } == Array(0..<1_000))
    #expect(loop.jobs >= 1_000)
    try await loop.shutDown()
  }
}
