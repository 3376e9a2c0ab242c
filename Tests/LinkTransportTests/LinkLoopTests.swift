import Synchronization
import Testing

@testable import LinkTransport

/// What runs on the loop beside its sockets.
@Suite(.timeLimit(.minutes(1)))
struct LinkLoopTests {
  private final class Runner: Sendable {
    let rounds = Atomic(0)
    let isOver = Atomic(false)

    /// Has one job on the loop follow another until it is told to end.
    func run() async {
      while !isOver.load(ordering: .relaxed) {
        await withTaskGroup { group in
          group.addTask { self.rounds.add(1, ordering: .relaxed) }
        }
      }
    }
  }

  @Test func `jobs that go on for ever leave sockets and timers their turn`() async throws {
    let loop = LinkLoop()
    let runner = Runner()
    await withTaskExecutorPreference(loop.taskExecutor) {
      await withTaskGroup { group in
        group.addTask { await runner.run() }
        await loop.pause(milliseconds: 1)
        runner.isOver.store(true, ordering: .relaxed)
      }
    }
    #expect(runner.rounds.load(ordering: .relaxed) > 0)
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
