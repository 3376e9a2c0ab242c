/// One way of running a scenario: every parameter bound, every expression worked out, every
/// `repeat` unrolled and every `include` in its place. What a runner runs.
package struct ScenarioCase: Hashable, Sendable {
  /// The scenario's name, as its file gives it.
  package var scenario: String
  /// The file, as it was named on the command line.
  package var file: String
  /// The bound parameters in the order of the matrix; empty without a matrix.
  package var parameters: [CaseParameter]
  package var world: WorldSetup
  package var steps: [PlacedStep]

  package init(
    scenario: String, file: String, parameters: [CaseParameter] = [], world: WorldSetup,
    steps: [PlacedStep]
  ) {
    self.scenario = scenario
    self.file = file
    self.parameters = parameters
    self.world = world
    self.steps = steps
  }

  /// Stable from run to run and from machine to machine:
  /// `S1 boundaries [profile=leaf-ze1/2019/tekna service=smart-alerts]`.
  package var id: String { Self.id(of: scenario, parameters) }

  static func id(of scenario: String, _ parameters: [CaseParameter]) -> String {
    guard !parameters.isEmpty else { return scenario }
    return "\(scenario) [\(parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " "))]"
  }
}
