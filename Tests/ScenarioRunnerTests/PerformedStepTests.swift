import Scenarios
import Testing

@testable import ScenarioRunner

struct PerformedStepTests {
  @Test(arguments: StepTable.steps.map { "\($0)" })
  func `a step of the language says how it is done`(name: String) throws {
    let step = try #require(StepTable.steps.first { "\($0)" == name })
    #expect(step is any PerformedStep.Type)
  }
}
