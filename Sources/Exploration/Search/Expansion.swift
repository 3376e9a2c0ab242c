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

  /// - Parameter mayGrow: Whether steps are taken; if not, states are only healed.
  init(_ states: [Int], _ search: StateTable, _ tables: StepTables, mayGrow: Bool) {
    var steps = StateSteps(tables)
    for state in states {
      steps.begin(at: search.keys[state])
      if mayGrow { steps.takeAll() }
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

/// The steps from one state, and then from another.
struct StateSteps {
  private(set) var key = StateKey(low: 0, high: 0)
  private let tables: StepTables
  private let events: [ExplorationEvent]
  private let inFlightMax: Int
  private(set) var taken: [Taken] = []
  private(set) var missing: [MissingStep] = []
  private(set) var coverage = Coverage()

  struct Taken {
    let edge: Edge
    let target: StateKey
    let broken: UInt8
  }

  init(_ tables: StepTables) {
    self.tables = tables
    events = ExplorationEvent.allCases.filter(tables.bounds.events.contains)
    inFlightMax = tables.bounds.inFlight
  }

  mutating func begin(at key: StateKey) {
    self.key = key
    taken.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    coverage = Coverage()
  }

  private var store: StoreFacts { tables.storeFacts[key.store] }
  private var car: StepTables.CarMarks { tables.carMarks[key.car] }
}

extension StateSteps {
  mutating func takeAll() {
    for event in events { take(event) }
  }

  private mutating func take(_ event: ExplorationEvent) {
    switch event {
    case .buy, .cancel, .decline, .accept, .refund, .buyAgain: takeAtStore(event)
    case .fetch:
      guard let step = known(.store(key.store, .fetch)), let target = step.target else { return }
      let number = tables.issued(by: target)
      guard target != key.store || number != key.phone else { return }
      finish(Edge(.fetch), key.with(store: target).with(phone: number))
    case .push:
      guard key.isConnected, key.phone != 0, hasRoom else { return }
      finish(Edge(.push), key.adding(key.phone))
    case .lose, .duplicate, .deliver, .receive: takeOnLink(event)
    case .connect, .disconnect:
      guard key.isConnected == (event == .disconnect) else { return }
      finish(Edge(event), key.with(isConnected: event == .connect))
    case .powerLoss, .powerReturn, .wallBack, .wallForward, .wallRight, .commit,
      .loseAcknowledgement:
      takeAtCar(event)
    case .attestTime: if key.isConnected { takeAtCar(event) }
    case .acknowledge: if key.isConnected { acknowledge() }
    case .tick: tick()
    }
  }

  private var hasRoom: Bool { key.flightCount < inFlightMax }

  private mutating func takeAtStore(_ event: ExplorationEvent) {
    guard let target = known(.store(key.store, event))?.target else { return }
    finish(Edge(event), key.with(store: target))
  }

  private mutating func takeAtCar(_ event: ExplorationEvent) {
    guard let step = known(.car(key.car, event)), let target = step.target else { return }
    finish(Edge(event), key.with(car: target), step)
  }

  private mutating func tick() {
    guard store.tick < tables.bounds.ticks else { return }
    let (store, car) = (known(.store(key.store, .tick)), known(.car(key.car, .tick)))
    guard let store = store?.target, let car, let target = car.target else { return }
    finish(Edge(.tick), key.with(store: store).with(car: target), car)
  }

  private mutating func takeOnLink(_ event: ExplorationEvent) {
    var last: DocumentNumber = 0
    for slot in 0..<StateKey.flightSlots {
      let number = key.flight(slot)
      // Of equal documents one stands for all.
      guard number != last else { continue }
      last = number
      switch event {
      case .lose: finish(Edge(event, slot: slot), key.removing(slot: slot))
      case .duplicate: if hasRoom { finish(Edge(event, slot: slot), key.adding(number)) }
      default: if key.isConnected { arrive(number, slot, event) }
      }
    }
  }

  private mutating func arrive(
    _ number: DocumentNumber, _ slot: Int, _ event: ExplorationEvent
  ) {
    guard let step = known(.delivery(car: key.car, document: number, event: event)),
      let target = step.target
    else { return }
    var next = key.removing(slot: slot).with(car: target)
    if event == .deliver, let (store, car) = acknowledged(by: target) {
      next = next.with(store: store).with(car: car)
    } else if event == .deliver, !missing.isEmpty {
      return
    }
    if event == .receive, tables.world.breakage == .acknowledgeBeforeCommit {
      let version = Int(tables.version(of: number))
      guard let store = known(.acknowledgement(store: key.store, version: version))?.target
      else { return }
      next = next.with(store: store)
    }
    finish(Edge(event, slot: slot), next, step)
  }

  private mutating func acknowledge() {
    guard let (store, car) = acknowledged(by: key.car) else { return }
    finish(Edge(.acknowledge), key.with(store: store).with(car: car))
  }

  /// Store and car after the acknowledgement that the car owes.
  private mutating func acknowledged(by car: Int) -> (store: Int, car: Int)? {
    let marks = tables.carMarks[car]
    guard marks.flags.contains(.owesAcknowledgement) else { return nil }
    let store = known(.acknowledgement(store: key.store, version: Int(marks.kept)))
    let next = known(.car(car, .acknowledge))
    guard let store = store?.target, let next = next?.target else { return nil }
    return (store, next)
  }

  private mutating func known(_ step: MissingStep) -> KnownStep? {
    let known =
      switch step {
      case .store(let store, let event): tables.step(ofStore: store, event)
      case .acknowledgement(let store, let version): tables.acknowledgement(to: store, version)
      case .car(let car, let event): tables.step(ofCar: car, event)
      case .healing(let car): tables.healing(ofCar: car)
      case .delivery(let car, let document, let event):
        tables.delivery(to: car, document, event)
      }
    if known == nil { missing.append(step) }
    return known
  }
}

extension StateSteps {
  /// Heals the world: power and link are back, the clocks are right, and the phone fetches the
  /// newest document and hands it over. What was in flight is lost.
  ///
  /// - Returns: The invariant that the healed world breaks.
  mutating func heal() -> Invariant? {
    guard let ready = known(.healing(car: key.car))?.target else { return nil }
    var healed = ready
    if store.healed != 0 {
      guard
        let step = known(.delivery(car: ready, document: store.healed, event: .deliver))
      else { return nil }
      healed = step.target ?? ready
    }
    let isUsable = tables.carMarks[healed].flags.contains(.usableWhenSettled)
    if store.isPaid { return isUsable ? nil : .paidIsActive }
    return isUsable ? .revokedStaysOut : nil
  }

  private mutating func finish(_ edge: Edge, _ target: StateKey, _ step: KnownStep? = nil) {
    guard target != key else { return }
    var broken = step?.broken ?? 0
    let car = tables.carMarks[target.car]
    if broken == 0, target.car != key.car { broken = car.broken }
    if broken == 0, tables.storeFacts[target.store].acknowledged > car.known {
      broken = Invariant.acknowledgedIsKept.number
    }
    taken.append(Taken(edge: edge, target: target, broken: broken))
    cover(edge, target, step)
  }

  private mutating func cover(_ edge: Edge, _ target: StateKey, _ step: KnownStep?) {
    let (was, now) = (car.flags, tables.carMarks[target.car].flags)
    switch edge.event {
    case .tick:
      let ended = store.isPaid && !tables.storeFacts[target.store].isPaid
      coverage.note(.endWithoutPower, if: ended && !was.contains(.hasSupply))
      coverage.note(.endWhileCold, if: ended && was.contains(.cold))
      coverage.note(.endWithWallBehind, if: ended && was.contains(.wallBehind))
    case .refund:
      coverage.note(.refundWhileDisconnected, if: !key.isConnected)
      coverage.note(.refundWithOlderInFlight, if: key.high != 0)
    case .buyAgain: coverage.note(.boughtAgain, if: store.isRevoked)
    case .deliver:
      let number = key.flight(edge.slot)
      let isTaken = step?.isTaken ?? false
      let version = tables.version(of: number)
      coverage.note(.olderRefused, if: !isTaken && version != car.kept)
      coverage.note(.duplicateDelivered, if: !isTaken && version == car.kept)
      coverage.note(.lateAfterRevocation, if: was.contains(.revoked) && version < car.kept)
      coverage.note(.setByOldDocument, if: was.contains(.cold) && isTaken && now.contains(.behind))
    case .loseAcknowledgement: coverage.note(.acknowledgementLost)
    case .powerLoss:
      coverage.note(.cutBeforeCommit, if: was.contains(.hasReceived))
      coverage.note(.cutBeforeAcknowledgement, if: was.contains(.owesAcknowledgement))
    case .push:
      coverage.note(
        .pushedAgain, if: car.kept != 0 && tables.version(of: key.phone) == car.kept)
    case .wallForward: coverage.note(.activeWithWallAhead, if: now.contains(.usable))
    default: break
    }
    guard target.car != key.car else { return }
    let new = now.subtracting(was)
    coverage.note(.renewalPendingInGrace, if: new.contains(.renewalPending))
    coverage.note(.billingGrace, if: new.contains(.billingGrace))
    coverage.note(.onHold, if: new.contains(.onHold))
    coverage.note(.leaseOverWhilePaid, if: new.contains(.leaseOver) && store.isPaid)
    coverage.note(.revokedOnCar, if: new.contains(.revoked))
  }
}
