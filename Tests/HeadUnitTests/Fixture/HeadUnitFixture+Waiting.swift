import Dispatch
import GRDB
import LinkProtocol
import LinkTransport
import Synchronization

@testable import HeadUnit

extension HeadUnitFixture {
  /// Waits until the head unit is as it should be; each look lets it work.
  func until(_ condition: (HeadUnit) async throws -> Bool) async throws {
    for _ in 0..<200_000 {
      if try await condition(unit) { return }
      await Task.yield()
    }
    throw NeverCame()
  }

  struct NeverCame: Error {}

  /// Asks several changes while a commit is under way, so that they wait together for the next
  /// one; each is asked once the one before it waits.
  func together<Value: Sendable>(
    _ requests: [@Sendable () async throws -> Value]
  ) async throws -> [Value] {
    let gate = Gate()
    try await database.queue.writeWithoutTransaction { database in
      database.add(
        function: DatabaseFunction("gate", argumentCount: 0) { _ in
          gate.pass()
          return nil
        })
      try database.execute(
        sql: "CREATE TEMP TRIGGER gate AFTER INSERT ON main.world BEGIN SELECT gate(); END")
    }
    let values = try await withThrowingTaskGroup(of: (Int, Value?).self) { group in
      defer { gate.open() }
      group.addTask {
        _ = try await self.operate { try await $0.call(ClockFreeze()) }
        return (-1, nil)
      }
      try await until { _ in gate.isEntered }
      for (index, request) in requests.enumerated() {
        group.addTask { (index, try await request()) }
        try await until { await $0.waitingCount == index + 1 }
      }
      gate.open()
      var values: [Int: Value] = [:]
      for try await (index, value) in group { values[index] = value }
      return requests.indices.compactMap { values[$0] }
    }
    try await tamper("DROP TRIGGER temp.gate")
    return values
  }

  /// A request of the tester's over a connection of its own, for ``together(_:)``.
  func asking<Value: Sendable>(
    _ body: @escaping @Sendable (ProtocolClient) async throws -> Value
  ) -> @Sendable () async throws -> Value {
    { try await self.operate(body) }
  }

  func tamper(_ sql: String) async throws { try await database.tamper(sql) }
}

extension HeadUnit {
  /// Changes that wait for the next commit.
  fileprivate var waitingCount: Int { waiting.count }
}

/// Where a commit is frozen until the test lets it go on.
private final class Gate: Sendable {
  private let entered = Atomic(false)
  private let semaphore = DispatchSemaphore(value: 0)

  var isEntered: Bool { entered.load(ordering: .acquiring) }

  func pass() {
    entered.store(true, ordering: .releasing)
    _ = semaphore.wait(timeout: .now() + .milliseconds(Int(HeadUnitFixture.deadlineMilliseconds)))
    semaphore.signal()
  }

  func open() { semaphore.signal() }
}
