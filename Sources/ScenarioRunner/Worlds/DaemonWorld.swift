package import Scenarios
import WorldTime

/// A world with a `headunitd` of its own, which is used again as long as it does what it should.
///
/// A world without vehicles may begin at any instant, so each case finds the same daemon empty and
/// at its own time.
package actor DaemonWorld: ScenarioWorld {
  private let handle: DaemonHandle
  private let kit: CaseKit

  /// - Parameters:
  ///   - kit: What all cases share.
  ///   - program: The `headunitd` to start.
  ///   - profiles: The folder of the catalogue that `kit` was made from.
  /// - Throws: ``HandleFailure`` when there is no place for its files.
  package init(_ kit: CaseKit, program: String, profiles: String) throws(HandleFailure) {
    self.kit = kit
    handle = try DaemonHandle(
      DaemonHandle.DaemonPlan(
        program: program, profiles: profiles, logLevel: kit.bundles == nil ? "warning" : "info"),
      start: Instant(milliseconds: 0))
  }

  package func run(_ scenario: ScenarioCase) async -> ScenarioFailure? {
    do throws(HandleFailure) {
      try await handle.ensureAlive()
    } catch {
      return ScenarioFailure(
        place: SourcePlace(file: scenario.file, line: 1, column: 1), step: "start the daemon",
        expected: "a daemon", found: "\(error)")
    }
    let result = await CaseRun.run(scenario, on: handle, kit)
    // What a case could not take away again, the next one shall not find.
    if !result.isClean { await handle.discard() }
    return result.failure
  }

  package func close() async { await handle.close() }
}
