import LinkProtocol
import Scenarios
import WorldTime

extension AdvanceStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    try await run.move(to: to ?? run.now.adding(by ?? .zero))
  }
}

extension CaseRun {
  /// Moves world time; it is over when everything that fell due has happened.
  func move(to instant: Instant) async throws(StepFailure) {
    // A time before the present one is the daemon's to refuse: with cars it never goes back.
    reached(try await ask(ClockSet(to: instant)).worldTime)
  }
}
