package import WorldTime

/// What became of a case. What reporters print and shards merge.
package struct ScenarioOutcome: Hashable, Sendable {
  package var id: String
  package var scenario: String
  package var file: String
  package var parameters: [CaseParameter]
  /// `nil`: it passed.
  package var failure: ScenarioFailure?
  /// How long it took, host time in milliseconds. Not part of what two runs have in common.
  package var hostMilliseconds: Double

  package init(
    of scenario: ScenarioCase, failure: ScenarioFailure?, hostMilliseconds: Double
  ) {
    id = scenario.id
    self.scenario = scenario.scenario
    file = scenario.file
    parameters = scenario.parameters
    self.failure = failure
    self.hostMilliseconds = hostMilliseconds
  }

  /// An outcome that is read from a report.
  init(
    scenario: String, file: String, parameters: [CaseParameter], failure: ScenarioFailure?,
    hostMilliseconds: Double
  ) {
    id = ScenarioCase.id(of: scenario, parameters)
    self.scenario = scenario
    self.file = file
    self.parameters = parameters
    self.failure = failure
    self.hostMilliseconds = hostMilliseconds
  }
}

/// Why a case failed, and everything that helps to see why.
package struct ScenarioFailure: Error, Hashable, Sendable {
  package var place: SourcePlace
  /// The step in one line, such as `expect smart-alerts`.
  package var step: String
  /// World time of the step.
  package var at: Instant?
  /// What should have been, such as `state active, reason paid`.
  package var expected: String
  /// What was.
  package var found: String
  /// The `explain` chain of the service in question, a line a link; empty when there is none.
  package var chain: [String]
  /// The last lines of the car's journal, oldest first.
  package var journal: [String]

  package init(
    place: SourcePlace, step: String, at: Instant? = nil, expected: String, found: String,
    chain: [String] = [], journal: [String] = []
  ) {
    self.place = place
    self.step = step
    self.at = at
    self.expected = expected
    self.found = found
    self.chain = chain
    self.journal = journal
  }
}
