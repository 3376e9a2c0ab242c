import Entitlements
import WorldTime

extension StepTables {
  /// Takes steps of cars that were missing.
  mutating func resolveCars(_ missing: [MissingStep], on threads: Int) async {
    var seen: Set<IdleStep> = []
    let steps = missing.compactMap { idleStep(of: $0) }
      .filter { idleSteps[$0] == nil && seen.insert($0).inserted }
    let ends = await ends(of: steps, on: threads)
    var outcomes: [IdleStep.Outcome] = []
    var new: [Int] = []
    for end in ends {
      let (outcome, isNew) = number(end)
      outcomes.append(outcome)
      if isNew, let target = outcome.target { new.append(target) }
    }
    add(await found(new, on: threads))
    let broken = await broken(by: Array(zip(steps, outcomes)), on: threads)
    for ((step, var outcome), broken) in zip(zip(steps, outcomes), broken) {
      outcome.broken = broken
      note(step, outcome)
    }
    for missing in missing { note(missing, step(of: missing)) }
  }

  private func ends(
    of steps: [IdleStep], on threads: Int
  ) async -> FlattenSequence<[[End]]> {
    await inParallel(steps, on: threads) { end(of: $0) }
  }

  private func found(
    _ cars: [Int], on threads: Int
  ) async -> FlattenSequence<[[FoundCar]]> {
    await inParallel(cars, on: threads) { FoundCar(self.cars.idle[$0], self) }
  }

  private func broken(
    by steps: [(IdleStep, IdleStep.Outcome)], on threads: Int
  ) async -> FlattenSequence<[[UInt8]]> {
    await inParallel(steps, on: threads) { broken(by: $0.0, to: $0.1.target)?.number ?? 0 }
  }

  private mutating func number(_ end: End) -> (IdleStep.Outcome, isNew: Bool) {
    guard let car = end.car else { return (IdleStep.Outcome(), false) }
    let (target, isNew) = number(ofIdle: car)
    let outcome = IdleStep.Outcome(
      target: target, owesAcknowledgement: car.owesAcknowledgement, isTaken: end.isTaken,
      isEarly: end.isEarly)
    return (outcome, isNew)
  }

  /// What the step of an idle car is to a car with something in memory.
  private mutating func step(of missing: MissingStep) -> KnownStep {
    guard let idle = idleStep(of: missing), let outcome = idleSteps[idle], let car = missing.car,
      let target = outcome.target
    else { return KnownStep(target: nil) }
    let memory = idle.memory(after: cars.memory(of: car), outcome)
    return KnownStep(
      target: number(of: target, memory), isTaken: outcome.isTaken, isEarly: outcome.isEarly,
      broken: outcome.broken)
  }

  /// The step without what it does not look at; `nil` when what is in memory forbids it.
  private func idleStep(of missing: MissingStep) -> IdleStep? {
    guard let car = missing.car else { return nil }
    let (idle, memory) = (cars.idle(of: car), cars.memory(of: car))
    let (event, document): (ExplorationEvent?, DocumentNumber)
    switch missing {
    case .store, .acknowledgement: return nil
    case .healing: (event, document) = (nil, memory.received)
    case .delivery(_, let arriving, let event_):
      guard memory.received == 0 else { return nil }
      (event, document) = (event_, arriving)
    case .car(_, .commit):
      guard memory.received != 0 else { return nil }
      (event, document) = (.commit, memory.received)
    case .car(_, .powerLoss):
      // Only a car that does not keep a rule does something with what was received.
      (event, document) = (.powerLoss, world.breakage == nil ? 0 : memory.received)
    case .car(_, let event_):
      let isOwed = event_ == .acknowledge || event_ == .loseAcknowledgement
      guard !isOwed || memory.owesAcknowledgement else { return nil }
      (event, document) = (event_, 0)
    }
    return IdleStep(car: idle, event: event, document: document)
  }
}

extension StepTables {
  /// Where a step leads, before that has a number; no car when it cannot happen.
  private struct End: Sendable {
    var car: CarNode?
    var isTaken = false
    var isEarly = false
  }

  private func end(of step: IdleStep) -> End {
    let (idle, document) = (cars.idle[step.car], document(step.document))
    switch step.event {
    case .deliver, .receive: return delivery(of: step.document, to: idle, step.event)
    case .commit:
      let car = idle.having(CarMemory(received: step.document))
      guard let document, let next = car.committing(document, world) else { return End() }
      return End(car: next, isTaken: next.kept != car.kept)
    case .acknowledge?, .loseAcknowledgement?:
      let car = idle.having(CarMemory(owesAcknowledgement: true))
      return End(car: step.event.flatMap { car.after($0, world) })
    case let event?:
      let car = idle.having(CarMemory(received: step.document))
      return End(car: car.after(event, world, having: document))
    case nil: return End(car: healed(idle.having(CarMemory(received: step.document))))
    }
  }

  /// Power is back, the car is as good as new, the turn that was under way is done, the clocks are
  /// right.
  private func healed(_ car: CarNode) -> CarNode {
    var car = (car.after(.powerReturn, world) ?? car).repaired(world)
    if let document = document(car.received) { car = car.committing(document, world) ?? car }
    car = car.after(.wallRight, world) ?? car
    return car.after(.attestTime, world) ?? car
  }

  private func delivery(
    of number: DocumentNumber, to car: CarNode, _ event: ExplorationEvent?
  ) -> End {
    guard car.hasSupply, let document = document(number) else { return End() }
    guard let received = car.receiving(number, document, world) else {
      let isEarly = car.refusal(of: document, world) == .notYetValid
      return event == .receive ? End() : End(car: car.refusing(world), isEarly: isEarly)
    }
    guard event == .deliver else { return End(car: received) }
    let committed = received.committing(document, world) ?? received
    return End(car: committed, isTaken: committed.kept != car.kept)
  }

  /// The invariant that a step breaks. None looks at what is in memory but at the document that a
  /// commit takes from there, so that it is the same for all cars that take the step together.
  private func broken(by step: IdleStep, to target: Int?) -> Invariant? {
    guard let target, let event = step.event else { return nil }
    return cars.idle[target].broken(
      since: cars.idle[step.car], by: event, idleCars[target].facts, idleCars[step.car].facts,
      committing: document(step.document), world)
  }
}
