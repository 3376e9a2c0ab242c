/// The steps from one state, and then from another.
struct StateSteps {
  private(set) var key = StateKey(low: 0, high: 0)
  let tables: StepTables
  /// Of ``tables``, which are large: what is looked at for every step stands here by itself.
  let world: ExploredWorld
  let carMarks: [CarMarks]
  let storeFacts: [StoreFacts]
  private let events: [ExplorationEvent]
  private let inFlightMax: Int
  var taken: [Taken] = []
  private(set) var missing: [MissingStep] = []
  var coverage = Coverage()

  struct Taken {
    let edge: Edge
    let target: StateKey
    let broken: UInt8
  }

  init(_ tables: StepTables) {
    self.tables = tables
    (world, carMarks, storeFacts) = (tables.world, tables.carMarks, tables.storeFacts)
    events = ExplorationEvent.allCases.filter(tables.bounds.events.contains)
    inFlightMax = tables.bounds.inFlight
  }

  mutating func begin(at key: StateKey) {
    self.key = key
    taken.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    coverage.reset()
  }

  var store: StoreFacts { storeFacts[key.store] }
  var car: CarMarks { carMarks[key.car] }
}

extension StateSteps {
  mutating func exploreAll() {
    for event in events { explore(event) }
  }

  private mutating func explore(_ event: ExplorationEvent) {
    switch event {
    case .buy, .cancel, .decline, .accept, .refund, .buyAgain, .pause, .challenge, .authenticate,
      .scaAbandon, .timeoutBefore, .timeoutAfter, .slowApprove, .slowDecline, .lateApprove,
      .dispute, .withdraw, .priceRise, .agree, .refuse, .upgrade, .transfer, .changePeriod,
      .resume, .release:
      exploreAtStore(event)
    case .fetch:
      guard let step = known(.store(key.store, .fetch)), let target = step.target else { return }
      let number = tables.issued(by: target)
      guard target != key.store || number != key.phone else { return }
      finish(Edge(.fetch), key.with(store: target).with(phone: number))
    case .push:
      guard key.isConnected, key.phone != 0, hasRoom else { return }
      finish(Edge(.push), key.adding(key.phone))
    case .lose, .duplicate, .deliver, .receive: exploreOnLink(event)
    case .connect, .disconnect:
      guard key.isConnected == (event == .disconnect) else { return }
      finish(Edge(event), key.with(isConnected: event == .connect))
    case .powerLoss, .powerReturn, .wallBack, .wallForward, .wallRight, .commit,
      .loseAcknowledgement:
      exploreAtCar(event)
    case .attestTime: if key.isConnected { exploreAtCar(event) }
    case .acknowledge: if key.isConnected { acknowledge() }
    case .tick: tick()
    }
  }

  private var hasRoom: Bool { key.flightCount < inFlightMax }

  private mutating func exploreAtStore(_ event: ExplorationEvent) {
    guard let target = known(.store(key.store, event))?.target else { return }
    finish(Edge(event), key.with(store: target))
  }

  private mutating func exploreAtCar(_ event: ExplorationEvent) {
    guard let step = known(.car(key.car, event)), let target = step.target else { return }
    finish(Edge(event), key.with(car: target), step)
  }

  private mutating func tick() {
    guard store.tick < tables.bounds.ticks else { return }
    let (store, car) = (known(.store(key.store, .tick)), known(.car(key.car, .tick)))
    guard let store, let car, let next = store.target, let target = car.target else { return }
    let step = car.broken == 0 ? car.breaking(store.broken) : car
    finish(Edge(.tick), key.with(store: next).with(car: target), step)
  }

  private mutating func exploreOnLink(_ event: ExplorationEvent) {
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
    if event == .receive, world.breakage == .acknowledgeBeforeCommit {
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
    let marks = carMarks[car]
    guard marks.flags.contains(.owesAcknowledgement) else { return nil }
    let store = known(.acknowledgement(store: key.store, version: Int(marks.kept)))
    let next = known(.car(car, .acknowledge))
    guard let store = store?.target, let next = next?.target else { return nil }
    return (store, next)
  }

  mutating func known(_ step: MissingStep) -> KnownStep? {
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
