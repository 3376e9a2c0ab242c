import LinkProtocol
import Scenarios
import WorldTime

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
    if case .parallel(let lanes) = placed.step { return await together(lanes) }
    let refusal = placed.step.refusal
    let problem: StepProblem?
    do throws(StepProblem) {
      try await carryOut(placed.step)
      problem = nil
    } catch {
      problem = error
    }
    switch (problem, refusal) {
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

  /// Several sequences at once; of several failures the first lane's is told.
  private func together(_ lanes: [[PlacedStep]]) async -> ScenarioFailure? {
    await withTaskGroup(of: (Int, ScenarioFailure?).self) { group in
      for (index, lane) in lanes.enumerated() {
        group.addTask { (index, await self.inTurn(lane)) }
      }
      var failures: [Int: ScenarioFailure] = [:]
      for await (index, failure) in group { failures[index] = failure }
      return failures.min { $0.key < $1.key }?.value
    }
  }

  private func carryOut(_ step: Step) async throws(StepProblem) {
    switch step {
    case .pair(let step): try await pair(step)
    case .unpair(let actors): try await unpair(actors)
    case .visit(let step): try await visit(step.actors)
    case .push(let step): try await push(step.actors)
    case .replay(let step): try await replay(step)
    case .forge(let step): try await forge(step)
    case .buy(let step): try await buy(step)
    case .subscription(let step): try await change(step)
    case .payWith(let step): try await payWith(step)
    case .price(let step): try await price(step)
    case .release(let step): try await release(step.actors)
    case .use(let step): try await use(step)
    case .pin(let step): try await setPin(step)
    case .advance(let period): try await move(to: now.adding(period))
    case .advanceTo(let instant): try await move(to: instant)
    case .set(let step): try await set(step.change, of: step.actors)
    case .drive(let step): try await drive(step)
    case .powerCut(let actors): try await connectBattery(false, of: actors)
    case .powerReturn(let actors): try await connectBattery(true, of: actors)
    case .wallClock(let step): try await setWallClock(step)
    case .wipe(let step): try await wipe(step)
    case .fault(let step): try await add(step)
    case .clearFaults: try await clearFaults()
    case .restartDaemon: try await restart(.stop)
    case .killDaemon: try await restart(.kill)
    case .expect(let expectation): try await check(expectation)
    case .expectBoundary(let step): try await check(step)
    case .parallel: preconditionFailure("lanes are carried out step by step")
    }
  }
}

extension Step {
  /// The name by which it must be refused; `nil` when it must be done.
  var refusal: String? {
    switch self {
    case .pair(let step): step.refused
    case .visit(let step), .push(let step), .release(let step): step.refused
    case .replay(let step): step.refused
    case .forge(let step): step.refused
    case .buy(let step): step.refused
    case .subscription(let step): step.refused
    case .payWith(let step): step.refused
    case .set(let step): step.refused
    case .drive(let step): step.refused
    case .use(let step): step.refused
    case .unpair, .advance, .advanceTo, .powerCut, .powerReturn, .wallClock, .wipe, .pin, .price,
      .fault, .clearFaults, .restartDaemon, .killDaemon, .expect, .expectBoundary, .parallel:
      nil
    }
  }
}
