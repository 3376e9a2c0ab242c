import Scenarios

extension CaseRun {
  /// Every step in turn, up to the first failure.
  func steps() async -> ScenarioFailure? { await inTurn(scenario.steps) }

  private func inTurn(_ steps: [PlacedStep]) async -> ScenarioFailure? {
    for step in steps {
      if let failure = await perform(step) { return failure }
    }
    return nil
  }

  /// A step that may be refused must be, if it says so, and by that name.
  private func perform(_ placed: PlacedStep) async -> ScenarioFailure? {
    if let parallel = placed.step as? ParallelStep { return await together(parallel.sequences) }
    guard let step = placed.step as? any PerformedStep else {
      preconditionFailure("‘\(placed.step.name)’ says nowhere how it is done")
    }
    let problem: StepProblem?
    do throws(StepProblem) {
      try await step.perform(in: self)
      problem = nil
    } catch {
      problem = error
    }
    switch (problem, step.refused) {
    case (nil, nil): return nil
    case (.refused(let name, _), let wanted?) where name == wanted: return nil
    case (nil, let wanted?):
      let problem = StepProblem.unmet(expected: "refused: \(wanted)", found: "done")
      return await failure(placed, expected: "refused: \(wanted)", problem)
    case (let problem?, let wanted?):
      return await failure(placed, expected: "refused: \(wanted)", problem)
    case (let problem?, nil): return await failure(placed, expected: "done", problem)
    }
  }

  /// Several sequences at once; of several failures the first sequence's is told.
  private func together(_ sequences: [[PlacedStep]]) async -> ScenarioFailure? {
    await withTaskGroup(of: (Int, ScenarioFailure?).self) { group in
      for (index, sequence) in sequences.enumerated() {
        group.addTask { (index, await self.inTurn(sequence)) }
      }
      var failures: [Int: ScenarioFailure] = [:]
      for await (index, failure) in group { failures[index] = failure }
      return failures.min { $0.key < $1.key }?.value
    }
  }
}
