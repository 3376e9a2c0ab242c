import Testing

@testable import Exploration

/// Each rule that is switched off is found, by the shortest way there is.
struct BreakageTests {
  struct Way: Sendable, CustomTestStringConvertible {
    let rule: Breakage
    let invariant: Invariant
    /// As docs/exploration.md has it.
    let steps: String

    init(_ rule: Breakage, _ invariant: Invariant, _ steps: String) {
      (self.rule, self.invariant, self.steps) = (rule, invariant, steps)
    }

    var testDescription: String { rule.rawValue }
  }

  static let ways: [Way] = [
    Way(.wallClock, .wallClockIsMute, "buy, fetch v1, push v1, deliver v1, wall-back"),
    Way(.highestWallClock, .paidIsActive, "buy, wall-forward"),
    Way(.issueDateWindow, .wallClockIsMute, "buy, fetch v1, push v1, deliver v1, wall-forward"),
    Way(
      .noColdStart, .onlyByRecord,
      "buy, fetch v1, push v1, deliver v1, power-loss, power-return"),
    Way(
      .acknowledgeBeforeCommit, .acknowledgedIsKept,
      "buy, fetch v1, push v1, receive v1, power-loss"),
    Way(
      .noVersionCheck, .versionsRise,
      "buy, fetch v1, cancel, push v1, fetch v2, push v2, deliver v2, deliver v1"),
    Way(.inclusiveEnd, .onlyByRecord, "buy, cancel, fetch v1, tick, push v1, deliver v1, tick"),
    Way(.noLease, .onlyByRecord, "buy, fetch v1, tick, tick, push v1, deliver v1, tick"),
    Way(.noRevocation, .revokedStaysOut, "buy, fetch v1, refund, push v1, deliver v1"),
    Way(
      .recordLostBeforeCommit, .recordIsWhole,
      "buy, fetch v1, push v1, push v1, deliver v1, receive v1, power-loss"),
    Way(.tornCommit, .recordIsWhole, "buy, fetch v1, push v1, receive v1, power-loss"),
    Way(
      .refusalWipesRecord, .onlyTheStoreDowngrades,
      "buy, fetch v1, cancel, push v1, fetch v2, push v2, deliver v2, deliver v1"),
    Way(
      .nextChangeWithoutLease, .nextChangeIsExact,
      "buy, fetch v1, push v1, deliver v1, power-loss"),
    Way(.noNextChange, .nextChangeIsExact, "buy, fetch v1, push v1, deliver v1"),
    Way(.chargeTwiceOnRetry, .chargedOnce, "timeout-after, buy, dispute"),
    Way(.receiptBeforeCharge, .chargedAsAgreed, "challenge"),
    Way(.refundWithoutRevocation, .revokedStaysOut, "buy, refund"),
    Way(.graceAfterRefund, .revokedStaysOut, "buy, refund"),
    Way(.holdCountsFromPaidEnd, .nextChangeIsExact, "buy, decline, pause, tick, tick"),
    Way(.twoOwners, .revokedStaysOut, "buy, transfer"),
    Way(.creditForgotten, .chargedAsAgreed, "buy, upgrade"),
    Way(.priceUnagreed, .chargedAsAgreed, "buy, price-rise, tick"),
    Way(.cardNumberKept, .noCardData, "buy"),
  ]

  @Test(arguments: ways)
  func `a rule switched off is found by the shortest way`(way: Way) async throws {
    var limits = way.rule.world.setting.bounds
    let world = try SmallWorlds.world(way.rule.world, breaking: way.rule)
    let report = await SmallWorlds.explore(world, limits)
    let violation = try #require(report.violation)
    #expect(violation.invariant == way.invariant)
    #expect(violation.way == way.steps)
    // One step less does not do.
    limits.depthMax = violation.steps.count - 1
    let shorter = await SmallWorlds.explore(world, limits)
    #expect(shorter.end == .depthReached)
  }

  @Test func `every rule that can be switched off is tried here`() {
    #expect(Self.ways.map(\.rule) == Breakage.allCases)
  }

  @Test func `the document lists each rule with what it is found as and its way`() throws {
    let rows = Self.ways.map { way in
      let count = way.steps.split(separator: ",").count
      return "| `\(way.rule.rawValue)` | \(way.invariant.rawValue) | \(count): \(way.steps) |"
    }
    let text = (["| Rule | Found as | Steps |", "|---|---|---|"] + rows).joined(separator: "\n")
    #expect(try ExplorationDocument.holds(text, as: "rules"), "\(ExplorationDocument.hint)")
  }
}

extension Violation {
  /// Its steps in one line.
  var way: String {
    steps.map { step in step.event.name + (step.version.map { " v\($0)" } ?? "") }
      .joined(separator: ", ")
  }
}
