package import Scenarios

/// Runs many cases at once, each in one of a few worlds.
///
/// Whatever the worlds do beside each other, outcomes come in the order of the cases.
package struct MatrixRun: Sendable {
  /// How many worlds there are.
  package let jobs: Int
  /// No case is begun after the first failure.
  package let stopsAtFailure: Bool

  /// Where a run stands.
  package struct Progress: Hashable, Sendable {
    package var done = 0
    package var failed = 0
  }

  package init(jobs: Int, stopsAtFailure: Bool = false) {
    precondition(jobs > 0, "somebody has to do the work")
    self.jobs = jobs
    self.stopsAtFailure = stopsAtFailure
  }

  /// Runs every case that `next` gives.
  ///
  /// - Parameters:
  ///   - next: Works out the next case; `nil` after the last one.
  ///   - makeWorld: Makes one of the worlds.
  ///   - isOver: No case is begun any more, though there are some.
  ///   - reported: Hears of each case that is over.
  /// - Returns: The outcomes in the order of the cases.
  /// - Throws: What `next` and `makeWorld` throw; the worlds are closed first.
  package func outcomes(
    of next: () throws -> ScenarioCase?, in makeWorld: () throws -> any ScenarioWorld,
    isOver: () -> Bool = { false }, reported: (Progress) -> Void = { _ in }
  ) async throws -> [ScenarioOutcome] {
    var idle: [any ScenarioWorld] = []
    var begun = 0
    var progress = Progress()
    var outcomes: [Int: ScenarioOutcome] = [:]
    let result: Result<Void, any Error> = await withTaskGroup(of: Finished.self) { group in
      var isLast = false
      var failure: (any Error)?
      while true {
        while !isLast, failure == nil, !isOver(), begun - progress.done < jobs {
          do {
            guard let scenario = try next() else {
              isLast = true
              break
            }
            if idle.isEmpty {
              idle.append(try makeWorld())
            }
            let (index, world) = (begun, idle.removeLast())
            group.addTask { await Finished(index, scenario, in: world) }
            begun += 1
          } catch {
            failure = error
          }
        }
        guard let finished = await group.next() else { break }
        idle.append(finished.world)
        outcomes[finished.index] = finished.outcome
        progress.done += 1
        if finished.outcome.failure != nil {
          progress.failed += 1
          if stopsAtFailure { isLast = true }
        }
        reported(progress)
      }
      return failure.map { .failure($0) } ?? .success(())
    }
    for world in idle { await world.close() }
    try result.get()
    return (0..<begun).compactMap { outcomes[$0] }
  }
}

/// A case that is over, and the world that is free again.
private struct Finished: Sendable {
  let index: Int
  let world: any ScenarioWorld
  let outcome: ScenarioOutcome

  init(_ index: Int, _ scenario: ScenarioCase, in world: any ScenarioWorld) async {
    self.index = index
    self.world = world
    let watch = CaseStopwatch()
    let failure = await world.run(scenario)
    outcome = ScenarioOutcome(
      of: scenario, failure: failure, hostMilliseconds: watch.milliseconds)
  }
}
