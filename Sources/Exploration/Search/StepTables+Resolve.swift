import Entitlements
import NissanStore
import WorldTime

extension StepTables {
  /// Takes steps that were missing: worked out side by side, numbered one after the other.
  mutating func resolve(_ missing: [MissingStep], on threads: Int) async {
    let outcomes = await outcomes(of: missing, on: threads)
    var steps: [KnownStep] = []
    var (newCars, newStores): ([Int], [Int]) = ([], [])
    for outcome in outcomes {
      let (step, isNew) = number(outcome)
      steps.append(step)
      guard isNew, let target = step.target else { continue }
      if case .store = outcome { newStores.append(target) } else { newCars.append(target) }
    }
    add(await found(newStores, on: threads), of: newStores)
    add(await found(newCars, on: threads))
    for (missing, step) in zip(missing, steps) { note(missing, checked(step, of: missing)) }
  }

  private func outcomes(of missing: [MissingStep], on threads: Int) async -> [Outcome] {
    await inParallel(missing, on: threads) { outcome(of: $0) }
  }

  private func found(_ stores: [Int], on threads: Int) async -> [FoundStore] {
    await inParallel(stores, on: threads) { FoundStore(self.stores[$0], self.world) }
  }

  private func found(_ cars: [Int], on threads: Int) async -> [FoundCar] {
    await inParallel(cars, on: threads) { FoundCar(self.cars[$0], self) }
  }

  /// Where a step leads, before it has a number.
  private enum Outcome: Sendable {
    case impossible
    case store(StoreNode)
    case car(CarNode, isTaken: Bool = false, isEarly: Bool = false)
  }

  private func outcome(of missing: MissingStep) -> Outcome {
    switch missing {
    case .store(let store, .fetch):
      let next = stores[store].issuing(world).store
      let version = next.issued(world)?.version ?? 0
      return version == 0 || version > bounds.revisions ? .impossible : .store(next)
    case .store(let store, let event):
      return stores[store].after(event, world).map { .store($0) } ?? .impossible
    case .acknowledgement(let store, let version):
      return .store(stores[store].acknowledging(version, world))
    case .car(let car, .commit):
      let node = cars[car]
      guard let document = document(node.received), let next = node.committing(document, world)
      else { return .impossible }
      return .car(next, isTaken: next.kept != node.kept)
    case .car(let car, let event):
      let node = cars[car]
      return node.after(event, world, having: document(node.received)).map { .car($0) }
        ?? .impossible
    case .healing(let car): return .car(healed(cars[car]))
    case .delivery(let car, let number, let event): return delivery(of: number, to: car, event)
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
    of number: DocumentNumber, to car: Int, _ event: ExplorationEvent
  ) -> Outcome {
    let node = cars[car]
    guard node.hasSupply, node.received == 0, let document = document(number) else {
      return .impossible
    }
    guard let received = node.receiving(number, document, world) else {
      let isEarly = node.refusal(of: document, world) == .notYetValid
      return event == .receive ? .impossible : .car(node.refusing(world), isEarly: isEarly)
    }
    guard event == .deliver else { return .car(received) }
    let committed = received.committing(document, world) ?? received
    return .car(committed, isTaken: committed.kept != node.kept)
  }

  /// - Returns: The step, and whether it leads to a store or a car that is new.
  private mutating func number(_ outcome: Outcome) -> (KnownStep, isNew: Bool) {
    switch outcome {
    case .impossible: return (KnownStep(target: nil), false)
    case .store(let store):
      let (number, isNew) = number(of: store)
      return (KnownStep(target: number), isNew)
    case .car(let car, let isTaken, let isEarly):
      let (number, isNew) = number(of: car)
      return (KnownStep(target: number, isTaken: isTaken, isEarly: isEarly), isNew)
    }
  }

  /// The step with the invariant that it breaks.
  private func checked(_ step: KnownStep, of missing: MissingStep) -> KnownStep {
    let (former, event, number): (Int, ExplorationEvent, DocumentNumber)
    switch missing {
    case .store(let store, .tick): return checked(step, ofTimeFrom: store)
    case .store, .acknowledgement, .healing: return step
    case .car(let car, let event_): (former, event, number) = (car, event_, cars[car].received)
    case .delivery(let car, let document, let event_):
      (former, event, number) = (car, event_, document)
    }
    guard let target = step.target else { return step }
    let broken = cars[target].broken(
      since: cars[former], by: event, carFacts[target], carFacts[former],
      committing: document(number), world)
    return KnownStep(
      target: target, isTaken: step.isTaken, isEarly: step.isEarly, broken: broken?.number ?? 0)
  }
}

extension StepTables {
  /// What a step of time breaks in the store.
  private func checked(_ step: KnownStep, ofTimeFrom store: Int) -> KnownStep {
    guard let target = step.target else { return step }
    let (before, after) = (document(storeFacts[store].healed), document(storeFacts[target].healed))
    let isKept = before?.isKept(in: after, at: stores[target].now(world)) ?? true
    return KnownStep(target: target, broken: isKept ? 0 : Invariant.nextChangeIsExact.number)
  }
}

/// Maps in chunks, one for each thread; the results are in the order of the items.
func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], on threads: Int, _ map: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  guard threads > 1, items.count > 1 else { return items.map(map) }
  let length = (items.count + threads - 1) / threads
  let chunks = stride(from: 0, to: items.count, by: length).map {
    items[$0..<min($0 + length, items.count)]
  }
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for (index, chunk) in chunks.enumerated() {
      group.addTask { (index, chunk.map(map)) }
    }
    var results: [[Result]] = Array(repeating: [], count: chunks.count)
    for await (index, part) in group { results[index] = part }
    return results.flatMap { $0 }
  }
}
