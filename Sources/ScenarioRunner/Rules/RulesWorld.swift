package import Scenarios

/// The quickest world: the rules of car and store alone, with no head unit, database, link or
/// signature around them. What they say of a case counts only when it is that everything holds.
///
/// A case that asks for more than the rules, and one in which they find something otherwise, runs
/// in another world, whose word it is then. Where that finds nothing, the two disagree, and that is
/// a failure of its own.
package actor RulesWorld: ScenarioWorld {
  private let kit: CaseKit
  private let whole: any ScenarioWorld
  private let judge: @Sendable (ScenarioCase, CaseKit) -> Verdict

  /// What the rules alone make of a case.
  package enum Verdict: Hashable, Sendable {
    case holds
    /// Some step needs more than the rules.
    case beyond
    /// Something is not as it should be, at this step.
    case otherwise(PlacedStep, String)
  }

  /// - Parameters:
  ///   - kit: What cases share.
  ///   - whole: Where everything else runs; this world closes it.
  package init(_ kit: CaseKit, over whole: any ScenarioWorld) {
    self.init(kit, over: whole) { RulesRun.verdict(on: $0, $1) }
  }

  /// - Parameters:
  ///   - kit: What cases share.
  ///   - whole: Where everything else runs; this world closes it.
  ///   - judge: Stands in for the rules.
  init(
    _ kit: CaseKit, over whole: any ScenarioWorld,
    judge: @escaping @Sendable (ScenarioCase, CaseKit) -> Verdict
  ) {
    self.kit = kit
    self.whole = whole
    self.judge = judge
  }

  package func run(_ scenario: ScenarioCase) async -> ScenarioFailure? {
    switch judge(scenario, kit) {
    case .holds: return nil
    case .beyond: return await whole.run(scenario)
    case .otherwise(let placed, let found):
      if let failure = await whole.run(scenario) { return failure }
      return ScenarioFailure(
        place: placed.place, step: placed.step.title, at: nil,
        expected: "the rules alone agree with the whole head unit and store, where all holds",
        found: "by the rules alone: \(found)")
    }
  }

  package func close() async { await whole.close() }
}
