import LinkProtocol
import Testing
import WorldTime

@testable import HeadUnit

/// When a fault triggers, apart from what it does then.
struct FaultRegistryTests {
  /// A registry with these faults, numbered from 1.
  private func registry(_ plans: FaultsAdd..., limit: Int = 64) -> FaultRegistry {
    var registry = FaultRegistry(limit: limit)
    for plan in plans {
      _ = registry.add { Fault(number: $0, plan, of: nil, at: HeadUnitFixture.start) }
    }
    return registry
  }

  /// Which of the next opportunities are used, as a text of `x` and `.`.
  private func opportunities(
    _ count: Int, of registry: inout FaultRegistry, at now: Instant = HeadUnitFixture.start
  ) -> String {
    var text = ""
    for _ in 0..<count { text += registry.trigger(at: now) { _ in true } == nil ? "." : "x" }
    return text
  }

  @Test(arguments: [
    (nil, nil, "x....."), (1, 0, "x....."), (2, nil, "xx...."), (nil, 2, "..x..."),
    (3, 2, "..xxx."), (100, 5, ".....x"),
  ])
  func `a fault triggers so often, after so many chances`(
    count: Int?, after: Int?, expected: String
  ) {
    var registry = registry(FaultsAdd(kind: .linkDrop, count: count, after: after))
    #expect(opportunities(6, of: &registry) == expected)
  }

  @Test func `a fault triggers no more at the exact end of its span`() {
    var registry = registry(FaultsAdd(kind: .linkDrop, count: 100, span: .hours(1)))
    let end = HeadUnitFixture.start.adding(.hours(1))
    #expect(registry.nextEnd(after: HeadUnitFixture.start) == end)
    #expect(opportunities(2, of: &registry, at: end.advanced(milliseconds: -1)) == "xx")
    #expect(registry.retire(at: end.advanced(milliseconds: -1), holders: []).isEmpty)
    #expect(opportunities(2, of: &registry, at: end) == "..")
    #expect(registry.nextEnd(after: end) == nil)
    #expect(registry.retire(at: end, holders: []).map(\.triggers) == [2])
  }

  @Test func `the same seed triggers at the same opportunities, another one at others`() {
    func triggers(_ seed: Int) -> String {
      var registry = registry(
        FaultsAdd(kind: .linkDrop, count: 1_000, probability: 0.5, seed: seed))
      return opportunities(64, of: &registry)
    }
    let first = triggers(1)
    #expect(triggers(1) == first)
    #expect(triggers(2) != first)
    #expect((16...48).contains(first.filter { $0 == "x" }.count))
    // Written down, so that a later version triggers where this one did.
    #expect(first.hasPrefix("...xx...x.x.x.xx"))
  }

  @Test(arguments: [(0.0, "........"), (1.0, "xxxxxxxx")])
  func `never is never and always is always`(probability: Double, expected: String) {
    var registry = registry(
      FaultsAdd(kind: .linkDrop, count: 8, probability: probability, seed: 3))
    #expect(opportunities(8, of: &registry) == expected)
  }

  @Test func `the oldest that triggers decides, and younger ones keep their chances`() {
    var registry = registry(
      FaultsAdd(kind: .linkDrop, after: 1), FaultsAdd(kind: .linkDelay, count: 2))
    let triggered = (0..<4).map { _ in
      registry.trigger(at: HeadUnitFixture.start) { _ in true }?.number
    }
    #expect(triggered == [2, 1, 2, nil])
    #expect(registry.inForce.map(\.opportunities) == [2, 2])
  }

  @Test func `a fault is given only the chances that it meets`() {
    var registry = registry(FaultsAdd(kind: .linkDrop), FaultsAdd(kind: .storageError))
    let triggered = registry.trigger(at: HeadUnitFixture.start) { $0.kind == .storageError }
    #expect(triggered?.number == 2)
    #expect(registry.inForce.map(\.opportunities) == [0, 1])
  }

  @Test func `a fault that holds something is in force until it lets go`() {
    var registry = registry(FaultsAdd(kind: .linkDelay), FaultsAdd(kind: .linkDrop))
    _ = opportunities(2, of: &registry)
    #expect(registry.retire(at: HeadUnitFixture.start, holders: [1]).map(\.number) == [2])
    #expect(registry.inForce.map(\.number) == [1])
    #expect(registry.retire(at: HeadUnitFixture.start, holders: []).map(\.number) == [1])
    #expect(registry.exhausted.map(\.number) == [2, 1])
  }

  @Test func `the latest spent faults are remembered, and every number is known`() {
    var registry = registry(limit: 2)
    for _ in 0..<5 {
      _ = registry.add {
        Fault(number: $0, FaultsAdd(kind: .linkDrop), of: nil, at: HeadUnitFixture.start)
      }
      _ = opportunities(1, of: &registry)
      _ = registry.retire(at: HeadUnitFixture.start, holders: [])
    }
    #expect(registry.exhausted.map(\.number) == [4, 5])
    #expect([0, 1, 5, 6].map { registry.hasKnown($0) } == [false, true, true, false])
  }

  @Test func `a fault that is cleared is gone and not spent`() {
    var registry = registry(FaultsAdd(kind: .linkDrop), FaultsAdd(kind: .storageError))
    #expect(registry.clear { $0.kind == .linkDrop }.map(\.number) == [1])
    #expect(registry.inForce.map(\.number) == [2])
    #expect(registry.exhausted.isEmpty)
  }
}
