/// What became of all cases of a run, or of one shard of it.
///
/// The cases are in the order of their files and ids, whatever the order in which they ended, so
/// that two runs of the same give the same report.
package struct ScenarioReport: Hashable, Sendable {
  /// The slice that was run; `nil` for everything.
  package let shard: Shard?
  package let outcomes: [ScenarioOutcome]
  /// How long the run took, host time in milliseconds; `nil` when nobody knows, as of shards that
  /// were put together.
  package let hostMilliseconds: Double?
  /// Somebody ended the run; cases that were chosen are missing.
  package let isInterrupted: Bool

  package init(
    shard: Shard? = nil, outcomes: [ScenarioOutcome], hostMilliseconds: Double? = nil,
    isInterrupted: Bool = false
  ) {
    self.shard = shard
    self.hostMilliseconds = hostMilliseconds
    self.isInterrupted = isInterrupted
    self.outcomes = outcomes.sorted {
      ($0.file, $0.scenario, $0.id) < ($1.file, $1.scenario, $1.id)
    }
  }

  package var failures: [ScenarioOutcome] { outcomes.filter { $0.failure != nil } }
  package var passedCount: Int { outcomes.count - failures.count }

  /// The outcomes of each scenario, in order.
  var byScenario: [(scenario: String, file: String, outcomes: [ScenarioOutcome])] {
    var groups: [(scenario: String, file: String, outcomes: [ScenarioOutcome])] = []
    for outcome in outcomes {
      if let last = groups.last, last.scenario == outcome.scenario, last.file == outcome.file {
        groups[groups.count - 1].outcomes.append(outcome)
      } else {
        groups.append((outcome.scenario, outcome.file, [outcome]))
      }
    }
    return groups
  }
}
