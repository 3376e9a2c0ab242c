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
  private var cardSearch = CardSearch()
  private(set) var cars = CarTable()
  /// What is said by cars with nothing in memory, by their numbers in ``CarTable/idle``.
  private(set) var idleCars: [FoundCar] = []
  private(set) var idleSteps: [IdleStep: IdleStep.Outcome] = [:]
  /// By the numbers of all cars.
  private(set) var carMarks: [CarMarks] = []
  /// Number 0 is no document.
  private(set) var documents = Interner<NumberedDocument>()
  private var versions: [UInt8] = [0]
  /// Rows of ``columns`` steps.
  private var storeSteps: [UInt32] = []
  private var carSteps: [UInt32] = []
  private var deliveries = FlatMap()
  private var acknowledgements = FlatMap()

  init(_ world: ExploredWorld, _ bounds: ExplorationBounds) {
    self.world = world
    self.bounds = bounds
    let store = StoreNode(world)
    _ = stores.number(of: store)
    add([FoundStore(store, world)], of: [0])
    let (car, _) = number(ofIdle: CarNode(world))
    add([FoundCar(cars.idle[car], self)])
    _ = number(of: car, CarMemory())
  }

  /// A step that no event is: the car as it is healed.
  static let healing = 63
  private static let columns = 64
  private static let unknown = UInt32.max
}

extension StepTables {
  func document(_ number: DocumentNumber) -> EntitlementDocument? {
    number == 0 ? nil : documents[Int(number) - 1].document
  }

  /// Of a document; 0 for none.
  func version(of number: DocumentNumber) -> UInt8 { versions[Int(number)] }

  /// What a car answers, whatever it has in memory.
  func answers(ofCar car: Int) -> [CarFacts.Answer] { idleCars[cars.idle(of: car)].facts.answers }

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
    UInt64(car) << 20 | UInt64(document) << 6 | UInt64(event.rawValue)
  }
}

extension StepTables {
  /// Takes note of what new stores say, in the order of their numbers.
  mutating func add(_ found: some Sequence<FoundStore>, of numbers: [Int]) {
    for (number, found) in zip(numbers, found) {
      let store = stores[number]
      let hasSecret = cardSearch.finds(in: store)
      let issued = store.issued(world).map { numberDocument($0) } ?? 0
      storeFacts.append(
        StoreFacts(
          isPaid: found.isPaid, acknowledged: UInt8(clamping: store.acknowledged(world)),
          healed: found.healed.map { numberDocument($0) } ?? issued, isRevoked: found.isRevoked,
          tick: store.tick, issued: issued, money: found.money,
          broken: (hasSecret ? .noCardData : found.broken)?.number ?? 0))
      storeSteps += Array(repeating: Self.unknown, count: Self.columns)
    }
  }

  mutating func number(of store: StoreNode) -> (Int, isNew: Bool) { stores.number(of: store) }

  /// Numbers a document; ``document(_:)`` finds it again.
  private mutating func numberDocument(_ document: EntitlementDocument) -> DocumentNumber {
    let (number, isNew) = documents.number(of: NumberedDocument(document: document))
    if isNew { versions.append(UInt8(clamping: document.version)) }
    return DocumentNumber(number + 1)
  }

  mutating func number(ofIdle car: CarNode) -> (Int, isNew: Bool) { cars.number(ofIdle: car) }

  /// Takes note of what new cars with nothing in memory say, in the order of their numbers.
  mutating func add(_ found: some Sequence<FoundCar>) { idleCars += found }

  /// Numbers a car by the number it has with nothing in memory, which must have been added, and by
  /// what it has there.
  mutating func number(of idle: Int, _ memory: CarMemory) -> Int {
    let (number, isNew) = cars.number(of: idle, memory)
    if isNew {
      carMarks.append(
        CarMarks(idleCars[idle], memory, receiving: version(of: memory.received)))
      carSteps += Array(repeating: Self.unknown, count: Self.columns)
    }
    return number
  }

  mutating func note(_ step: IdleStep, _ outcome: IdleStep.Outcome) { idleSteps[step] = outcome }

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

  var canonicalState: EntitlementDocument { document }
}
