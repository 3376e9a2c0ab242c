import Scenarios

/// A step that can be done. Every step of ``StepTable`` is one; a test holds them to it.
protocol PerformedStep: Step {
  /// Does it; over when its effects are.
  func perform(in run: CaseRun) async throws(StepFailure)
}
