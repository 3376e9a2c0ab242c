import Testing

@testable import Exploration

/// Each rule that is switched off is found, and no later than it takes.
struct BreakageTests {
  struct Bound: Sendable, CustomTestStringConvertible {
    let rule: Breakage
    let invariants: Set<Invariant>
    let stepsMax: Int

    var testDescription: String { rule.rawValue }
  }

  static let bounds: [Bound] = [
    Bound(rule: .wallClock, invariants: [.wallClockIsMute], stepsMax: 7),
    Bound(rule: .highestWallClock, invariants: [.paidIsActive], stepsMax: 2),
    Bound(rule: .issueDateWindow, invariants: [.wallClockIsMute], stepsMax: 7),
    Bound(rule: .noColdStart, invariants: [.onlyByRecord], stepsMax: 8),
    Bound(rule: .acknowledgeBeforeCommit, invariants: [.acknowledgedIsKept], stepsMax: 5),
    Bound(rule: .noVersionCheck, invariants: [.versionsRise], stepsMax: 8),
    Bound(rule: .inclusiveEnd, invariants: [.onlyByRecord], stepsMax: 7),
    Bound(rule: .noLease, invariants: [.onlyByRecord], stepsMax: 8),
    Bound(rule: .noRevocation, invariants: [.revokedStaysOut], stepsMax: 6),
  ]

  @Test(arguments: bounds)
  func `a rule switched off is found by the shortest way`(bound: Bound) async throws {
    var limits = ExplorationBounds()
    let report = await SmallWorlds.explore(
      try SmallWorlds.world(breaking: bound.rule), limits)
    let violation = try #require(report.violation)
    #expect(bound.invariants.contains(violation.invariant))
    #expect(violation.steps.count <= bound.stepsMax)
    // One step less does not do.
    limits.depthMax = violation.steps.count - 1
    let shorter = await SmallWorlds.explore(
      try SmallWorlds.world(breaking: bound.rule), limits)
    #expect(shorter.end == .depthReached)
  }

  @Test func `every rule that can be switched off is tried here`() {
    #expect(Set(Self.bounds.map(\.rule)) == Set(Breakage.allCases))
  }
}
