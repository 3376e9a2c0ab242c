/// What one thread finds out about a run of states: what each leads to, and what is still to be
/// worked out before it can be said.
struct Expansion: Sendable {
  private(set) var successors: [Successor] = []
  private(set) var findings: [Finding] = []
  private(set) var missing: [MissingStep] = []
  /// States that lead to a step that was missing: to be expanded again.
  private(set) var incomplete: [Int] = []
  private(set) var edges = 0
  private(set) var coverage = Coverage()

  struct Successor: Sendable {
    let key: StateKey
    let parent: Int
    let edge: Edge
  }

  /// A state, or the step from it, that breaks an invariant.
  struct Finding: Sendable {
    let state: Int
    /// `nil` when healing shows it.
    let step: (edge: Edge, target: StateKey)?
    let invariant: Invariant
  }

  /// Where `mayGrow` is false no steps are taken; the states are only healed.
  init(_ states: [Int], _ search: StateTable, _ tables: StepTables, mayGrow: Bool) {
    var steps = StateSteps(tables)
    for state in states {
      steps.begin(at: search.keys[state])
      if mayGrow { steps.exploreAll() }
      let healed = steps.heal()
      guard steps.missing.isEmpty else {
        incomplete.append(state)
        missing += steps.missing
        continue
      }
      if let healed { findings.append(Finding(state: state, step: nil, invariant: healed)) }
      edges += steps.taken.count
      coverage.add(steps.coverage)
      for step in steps.taken {
        if let broken = Invariant(number: step.broken) {
          findings.append(
            Finding(state: state, step: (step.edge, step.target), invariant: broken))
        } else if !search.contains(step.target) {
          successors.append(Successor(key: step.target, parent: state, edge: step.edge))
        }
      }
    }
  }
}
