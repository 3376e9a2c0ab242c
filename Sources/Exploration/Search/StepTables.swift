import CarModel
import Entitlements
import NissanStore
import VehicleCatalog
import WorldTime

/// Every step of the store and of the car that was taken so far, by number: the production
/// functions are run once for each distinct input, and looked up after that.
///
/// A value: all threads read one copy, and what they miss is worked out and written between their
/// rounds, in an order that does not depend on how many they are.
struct StepTables: Sendable {
  let world: ExploredWorld
  let bounds: ExplorationBounds
  private(set) var stores = Interner<StoreNode>()
  private(set) var storeFacts: [StoreFacts] = []
  private(set) var cars = Interner<CarNode>()
  private(set) var carFacts: [CarFacts] = []
  /// What an exploration looks at for every step, apart from ``carFacts`` for its size.
  private(set) var carMarks: [CarMarks] = []
  /// Number 0 is no document.
  private(set) var documents = Interner<NumberedDocument>()
  private var versions: [UInt8] = [0]
  /// Rows of ``columns`` steps.
  private var storeSteps: [UInt32] = []
  private var carSteps: [UInt32] = []
  private var deliveries = FlatMap()
  private var acknowledgements = FlatMap()

  struct CarMarks: Sendable {
    let flags: CarFacts.Flags
    /// Of an invariant that the car breaks; 0 for none.
    let broken: UInt8
    /// Of the record; 0 without.
    let kept: UInt8
    /// The highest of the record and of what was received.
    let known: UInt8
  }

  init(_ world: ExploredWorld, _ bounds: ExplorationBounds) {
    self.world = world
    self.bounds = bounds
    _ = add(StoreNode())
    let car = CarNode(world)
    _ = cars.number(of: car)
    add([FoundCar(car, self)])
  }

  /// A step that no event is: the car as it is healed.
  static let healing = 31
  private static let columns = 32
  private static let unknown = UInt32.max
}

/// A step that is known.
struct KnownStep: Sendable {
  /// The number of where it leads; `nil` when it cannot happen.
  let target: Int?
  let isTaken: Bool
  /// Number of the invariant that the step breaks.
  let broken: UInt8

  init(target: Int?, isTaken: Bool = false, broken: UInt8 = 0) {
    (self.target, self.isTaken, self.broken) = (target, isTaken, broken)
  }

  /// Target and 1: 25 bits · taken 1 · broken 5.
  init(packed: UInt32) {
    target = packed & (1 << 25 - 1) == 0 ? nil : Int(packed & (1 << 25 - 1)) - 1
    isTaken = packed & 1 << 25 != 0
    broken = UInt8(packed >> 26)
  }

  var packed: UInt32 {
    UInt32((target ?? -1) + 1) | (isTaken ? 1 << 25 : 0) | UInt32(broken) << 26
  }
}

/// A step that was not taken yet.
enum MissingStep: Hashable, Sendable {
  case store(Int, ExplorationEvent)
  case acknowledgement(store: Int, version: Int)
  case car(Int, ExplorationEvent)
  case healing(car: Int)
  case delivery(car: Int, document: DocumentNumber, event: ExplorationEvent)
}

extension StepTables {
  func document(_ number: DocumentNumber) -> EntitlementDocument? {
    number == 0 ? nil : documents[Int(number) - 1].document
  }

  /// Of a document; 0 for none.
  func version(of number: DocumentNumber) -> UInt8 { versions[Int(number)] }

  /// The document that the store issued last.
  func issued(by store: Int) -> DocumentNumber { storeFacts[store].issued }

  /// A number more would not fit into a key.
  var isFull: Bool {
    stores.count >= StateKey.storesMax || cars.count >= StateKey.carsMax
      || documents.count >= StateKey.documentsMax
  }

  func step(ofStore store: Int, _ event: ExplorationEvent) -> KnownStep? {
    known(storeSteps[store * Self.columns + Int(event.rawValue)])
  }

  func step(ofCar car: Int, _ event: ExplorationEvent) -> KnownStep? {
    known(carSteps[car * Self.columns + Int(event.rawValue)])
  }

  func healing(ofCar car: Int) -> KnownStep? {
    known(carSteps[car * Self.columns + Self.healing])
  }

  func delivery(to car: Int, _ document: DocumentNumber, _ event: ExplorationEvent) -> KnownStep? {
    deliveries[Self.key(car, document, event)].map { KnownStep(packed: $0) }
  }

  func acknowledgement(to store: Int, _ version: Int) -> KnownStep? {
    acknowledgements[UInt64(store) << 8 | UInt64(version)].map { KnownStep(packed: $0) }
  }

  private func known(_ packed: UInt32) -> KnownStep? {
    packed == Self.unknown ? nil : KnownStep(packed: packed)
  }

  private static func key(
    _ car: Int, _ document: DocumentNumber, _ event: ExplorationEvent
  ) -> UInt64 {
    UInt64(car) << 20 | UInt64(document) << 5 | UInt64(event.rawValue)
  }
}

extension StepTables {
  mutating func add(_ store: StoreNode) -> Int {
    let (number, isNew) = stores.number(of: store)
    guard isNew else { return number }
    let issued = store.issuing(world)
    var healed = store.issued
    if let document = issued.document { healed = numberDocument(document) }
    storeFacts.append(
      StoreFacts(
        isPaid: store.isPaid(world), acknowledged: UInt8(clamping: store.book.acknowledged),
        healed: healed, store))
    storeSteps += Array(repeating: Self.unknown, count: Self.columns)
    return number
  }

  /// Numbers a document; ``document(_:)`` finds it again.
  mutating func numberDocument(_ document: EntitlementDocument) -> DocumentNumber {
    let (number, isNew) = documents.number(of: NumberedDocument(document: document))
    if isNew { versions.append(UInt8(clamping: document.version)) }
    return DocumentNumber(number + 1)
  }

  mutating func number(of car: CarNode) -> (Int, isNew: Bool) { cars.number(of: car) }

  /// Takes note of what new cars say, in the order of their numbers.
  mutating func add(_ found: [FoundCar]) {
    for car in found {
      carFacts.append(car.facts)
      carMarks.append(car.marks)
      carSteps += Array(repeating: Self.unknown, count: Self.columns)
    }
  }

  mutating func note(_ missing: MissingStep, _ step: KnownStep) {
    switch missing {
    case .store(let store, let event):
      storeSteps[store * Self.columns + Int(event.rawValue)] = step.packed
    case .acknowledgement(let store, let version):
      acknowledgements.insert(UInt64(store) << 8 | UInt64(version), step.packed)
    case .car(let car, let event):
      carSteps[car * Self.columns + Int(event.rawValue)] = step.packed
    case .healing(let car): carSteps[car * Self.columns + Self.healing] = step.packed
    case .delivery(let car, let document, let event):
      deliveries.insert(Self.key(car, document, event), step.packed)
    }
  }
}

/// A document, which its claims tell from every other.
struct NumberedDocument: Internable {
  let document: EntitlementDocument

  var likeness: EntitlementDocument { document }
}

/// What a store is to an exploration.
struct StoreFacts: Sendable {
  /// The service may be used now.
  let isPaid: Bool
  /// The highest version that was acknowledged.
  let acknowledged: UInt8
  /// The document it would give now, bounds or not.
  let healed: DocumentNumber
  let isRevoked: Bool
  let isOverdue: Bool
  let tick: Int
  let issued: DocumentNumber

  init(isPaid: Bool, acknowledged: UInt8, healed: DocumentNumber, _ store: StoreNode) {
    self.isPaid = isPaid
    self.acknowledged = acknowledged
    self.healed = healed
    tick = store.tick
    issued = store.issued
    let subscription = store.purchases.last?.subscription
    isRevoked = if case .some(.revoked) = subscription?.state { true } else { false }
    isOverdue = subscription?.isOverdue ?? false
  }
}

/// A car that was just met, and what it says.
struct FoundCar: Sendable {
  let facts: CarFacts
  let marks: StepTables.CarMarks

  init(_ car: CarNode, _ tables: StepTables) {
    let document = tables.document(car.kept)
    facts = CarFacts(car, tables.world)
    let kept = UInt8(clamping: car.vehicle.record?.version ?? 0)
    let received = UInt8(clamping: tables.document(car.received)?.version ?? 0)
    marks = StepTables.CarMarks(
      flags: facts.flags,
      broken: car.broken(facts, keeping: document, tables.world)?.number ?? 0,
      kept: kept, known: max(kept, received))
  }
}
