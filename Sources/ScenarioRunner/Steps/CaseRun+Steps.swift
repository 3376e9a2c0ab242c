import Scenarios

extension CaseRun {
  /// Every step in turn, up to the first failure.
  func steps() async -> ScenarioFailure? { await inOrder(scenario.steps) }

  private func inOrder(_ steps: [PlacedStep]) async -> ScenarioFailure? {
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
    let failure: StepFailure?
    do throws(StepFailure) {
      try await step.perform(in: self)
      failure = nil
    } catch {
      failure = error
    }
    switch (failure, step.refused) {
    case (nil, nil): return nil
    case (.refused(let name, _), let wanted?) where name == wanted: return nil
    case (nil, let wanted?):
      let failure = StepFailure.unmet(expected: "refused: \(wanted)", found: "done")
      return await describedFailure(placed, expected: "refused: \(wanted)", failure)
    case (let failure?, let wanted?):
      return await describedFailure(placed, expected: "refused: \(wanted)", failure)
    case (let failure?, nil): return await describedFailure(placed, expected: "done", failure)
    }
  }

  /// Several sequences at once; of several failures the first sequence's is told.
  private func together(_ sequences: [[PlacedStep]]) async -> ScenarioFailure? {
    await withTaskGroup(of: (Int, ScenarioFailure?).self) { group in
      for (index, sequence) in sequences.enumerated() {
        group.addTask { (index, await self.inOrder(sequence)) }
      }
      var failures: [Int: ScenarioFailure] = [:]
      for await (index, failure) in group { failures[index] = failure }
      return failures.min { $0.key < $1.key }?.value
    }
  }
}
