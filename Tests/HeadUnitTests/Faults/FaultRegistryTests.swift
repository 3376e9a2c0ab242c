import LinkProtocol
import Testing
import WorldTime

@testable import HeadUnit

/// When a fault strikes, apart from what it does then.
struct FaultRegistryTests {
  /// A registry with these faults, numbered from 1.
  private func registry(_ plans: FaultsAdd..., limit: Int = 64) -> FaultRegistry {
    var registry = FaultRegistry(limit: limit)
    for plan in plans {
      _ = registry.add { Fault(number: $0, plan, of: nil, at: HeadUnitFixture.start) }
    }
    return registry
  }

  /// Which of the next chances are struck, as a text of `x` and `.`.
  private func chances(
    _ count: Int, of registry: inout FaultRegistry, at now: Instant = HeadUnitFixture.start
  ) -> String {
    var text = ""
    for _ in 0..<count { text += registry.strike(at: now) { _ in true } == nil ? "." : "x" }
    return text
  }

  @Test(arguments: [
    (nil, nil, "x....."), (1, 0, "x....."), (2, nil, "xx...."), (nil, 2, "..x..."),
    (3, 2, "..xxx."), (100, 5, ".....x"),
  ])
  func `a fault strikes so often, after so many chances`(
    count: Int?, after: Int?, expected: String
  ) {
    var registry = registry(FaultsAdd(kind: .linkDrop, count: count, after: after))
    #expect(chances(6, of: &registry) == expected)
  }

  @Test func `a fault strikes no more at the exact end of its span`() {
    var registry = registry(FaultsAdd(kind: .linkDrop, count: 100, span: .hours(1)))
    let end = HeadUnitFixture.start.adding(.hours(1))
    #expect(registry.nextEnd(after: HeadUnitFixture.start) == end)
    #expect(chances(2, of: &registry, at: end.advanced(milliseconds: -1)) == "xx")
    #expect(registry.retire(at: end.advanced(milliseconds: -1), holders: []).isEmpty)
    #expect(chances(2, of: &registry, at: end) == "..")
    #expect(registry.nextEnd(after: end) == nil)
    #expect(registry.retire(at: end, holders: []).map(\.strikes) == [2])
  }

  @Test func `the same seed strikes at the same chances, another one at others`() {
    func strikes(_ seed: Int) -> String {
      var registry = registry(
        FaultsAdd(kind: .linkDrop, count: 1_000, probability: 0.5, seed: seed))
      return chances(64, of: &registry)
    }
    let first = strikes(1)
    #expect(strikes(1) == first)
    #expect(strikes(2) != first)
    #expect((16...48).contains(first.filter { $0 == "x" }.count))
    // Written down, so that a later version strikes where this one did.
    #expect(first.hasPrefix("...xx...x.x.x.xx"))
  }

  @Test(arguments: [(0.0, "........"), (1.0, "xxxxxxxx")])
  func `never is never and always is always`(probability: Double, expected: String) {
    var registry = registry(
      FaultsAdd(kind: .linkDrop, count: 8, probability: probability, seed: 3))
    #expect(chances(8, of: &registry) == expected)
  }

  @Test func `the oldest that strikes decides, and younger ones keep their chances`() {
    var registry = registry(
      FaultsAdd(kind: .linkDrop, after: 1), FaultsAdd(kind: .linkDelay, count: 2))
    let struck = (0..<4).map { _ in registry.strike(at: HeadUnitFixture.start) { _ in true }?.number
    }
    #expect(struck == [2, 1, 2, nil])
    #expect(registry.inForce.map(\.chances) == [2, 2])
  }

  @Test func `a fault is given only the chances that it meets`() {
    var registry = registry(FaultsAdd(kind: .linkDrop), FaultsAdd(kind: .storageError))
    let struck = registry.strike(at: HeadUnitFixture.start) { $0.kind == .storageError }
    #expect(struck?.number == 2)
    #expect(registry.inForce.map(\.chances) == [0, 1])
  }

  @Test func `a fault that holds something is in force until it lets go`() {
    var registry = registry(FaultsAdd(kind: .linkDelay), FaultsAdd(kind: .linkDrop))
    _ = chances(2, of: &registry)
    #expect(registry.retire(at: HeadUnitFixture.start, holders: [1]).map(\.number) == [2])
    #expect(registry.inForce.map(\.number) == [1])
    #expect(registry.retire(at: HeadUnitFixture.start, holders: []).map(\.number) == [1])
    #expect(registry.spent.map(\.number) == [2, 1])
  }

  @Test func `the latest spent faults are remembered, and every number is known`() {
    var registry = registry(limit: 2)
    for _ in 0..<5 {
      _ = registry.add {
        Fault(number: $0, FaultsAdd(kind: .linkDrop), of: nil, at: HeadUnitFixture.start)
      }
      _ = chances(1, of: &registry)
      _ = registry.retire(at: HeadUnitFixture.start, holders: [])
    }
    #expect(registry.spent.map(\.number) == [4, 5])
    #expect([0, 1, 5, 6].map { registry.hasKnown($0) } == [false, true, true, false])
  }

  @Test func `a fault that is cleared is gone and not spent`() {
    var registry = registry(FaultsAdd(kind: .linkDrop), FaultsAdd(kind: .storageError))
    #expect(registry.clear { $0.kind == .linkDrop }.map(\.number) == [1])
    #expect(registry.inForce.map(\.number) == [2])
    #expect(registry.spent.isEmpty)
  }
}
