import CarModel
package import Entitlements
package import WorldTime

/// The shortest sequence of events after which an invariant does not hold.
package struct Violation: Hashable, Sendable {
  package let invariant: Invariant
  package let steps: [Step]
  /// It shows when the world is healed after the last step.
  package let isAfterHealing: Bool

  /// One event, when it happens, and what is so afterwards.
  package struct Step: Hashable, Sendable {
    package let event: ExplorationEvent
    /// World time; that of its end for ``ExplorationEvent/tick``.
    package let at: Instant
    /// Version of the document it is about.
    package let version: Int?
    package let state: ServiceState
    package let reason: ServiceReason
    /// What the driver's clock shows after it.
    package let wall: Instant
  }
}

extension Violation {
  init(_ finding: Expansion.Finding, _ states: StateTable, _ tables: StepTables) {
    invariant = finding.invariant
    isAfterHealing = finding.step == nil
    var path = states.path(to: finding.state)
    if let step = finding.step { path.append((step.target, step.edge)) }
    steps = zip(path, path.dropFirst()).compactMap { before, after in
      after.edge.map { Step($0, from: before.key, to: after.key, tables) }
    }
  }
}

extension Violation.Step {
  init(_ edge: Edge, from before: StateKey, to after: StateKey, _ tables: StepTables) {
    let car = tables.cars[after.car]
    let document: DocumentNumber? =
      switch edge.event {
      case .fetch: after.phone
      case .push: before.phone
      case .lose, .duplicate, .deliver, .receive: before.flight(edge.slot)
      case .commit: tables.cars[before.car].received
      case .acknowledge, .loseAcknowledgement: tables.cars[before.car].kept
      default: nil
      }
    let answers = tables.answers(ofCar: after.car)
    event = edge.event
    at = car.now
    version = document.flatMap { tables.document($0)?.version }
    // What is active only at the very instant is what matters there.
    let answer = answers.first { $0.isUsable } ?? answers[answers.count - 1]
    (state, reason) = (answer.state, answer.reason)
    wall = car.vehicle.wallTime(at: car.now)
  }
}
