import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime

/// The world as it will be once a batch of changes is committed.
///
/// Changes are made here, on copies of the few vehicles they touch, all at one reading of the
/// host's clock. Nobody sees them before the commit; if it fails they are forgotten.
struct Stage {
  private(set) var catalog: Catalog
  /// The catalogue that this batch brings; `nil` when it stays.
  private(set) var newCatalog: Catalog?
  let committed: [VIN: Vehicle]
  private let host: HostReading
  /// World time is moved no further in one commit: something else happens then.
  private let pause: Instant?
  private(set) var clock: WorldClock
  private var isClockMoved = false
  /// World time when the batch began.
  private let begunAt: Instant
  /// The vehicles touched; `nil` for one that was removed.
  private(set) var touched: [VIN: Vehicle?] = [:]
  /// The texts of documents that records were made from, by hash: they are kept on the disk alone.
  private(set) var documents: [String: String] = [:]
  private var due: DueQueue<VIN>
  /// When each vehicle touched was due before, in the order in which they were first touched.
  private var dueBefore: [(vehicle: VIN, due: Instant?)] = []
  private var everTouched: Set<VIN> = []
  private var vehicleCount: Int
  /// Places that are promised to vehicles on their way in.
  private(set) var promisedPlaces: Int
  /// What happened in the whole batch.
  private(set) var transitions = Transitions()
  /// What happened in the change being made.
  private(set) var ofThisChange = Transitions()
  private var undo: Undo
  /// What the whole batch adds to the journals.
  var journal: JournalDraft
  /// Who makes the change being made; time, while none is.
  private(set) var actor = JournalActor.time

  /// How everything was before the change being made: it costs what the change touches, whatever
  /// the batch touched before.
  private struct Undo {
    let clock: WorldClock
    let isClockMoved: Bool
    let vehicleCount: Int
    let promisedPlaces: Int
    let transitions: Transitions.Mark
    let journal: JournalDraft.Mark
    var vehicles: [VIN: Former] = [:]

    /// A vehicle before the change first touched it.
    struct Former {
      /// As the batch had left it; `nil` when the batch had not touched it.
      let vehicle: Vehicle??
      let due: Instant?
    }
  }

  /// Borrows the due times of `world` until ``finish(into:)``, so that they are never copied.
  init(
    of world: inout World, at host: HostReading, in catalog: Catalog, pausingAt pause: Instant?
  ) {
    self.catalog = catalog
    self.host = host
    self.pause = pause
    committed = world.vehicles
    clock = world.clock
    begunAt = world.clock.now(host)
    vehicleCount = world.vehicles.count
    promisedPlaces = world.promisedPlaces
    journal = JournalDraft(after: world.journalLast)
    undo = Undo(
      clock: clock, isClockMoved: false, vehicleCount: vehicleCount,
      promisedPlaces: promisedPlaces, transitions: transitions.mark, journal: journal.mark)
    due = DueQueue()
    swap(&due, &world.due)
  }

  /// Gives the due times back as they were.
  ///
  /// - Returns: when each vehicle touched falls due after the commit.
  mutating func finish(into world: inout World) -> [(vehicle: VIN, due: Instant?)] {
    let dueAfter = dueBefore.map { (vehicle: $0.vehicle, due: due.due(of: $0.vehicle)) }
    for (vehicle, instant) in dueBefore { due.schedule(vehicle, at: instant) }
    swap(&due, &world.due)
    return dueAfter
  }

  /// Makes a change of `actor`'s whole or not at all.
  mutating func attempt<Answer, Refusal: Error>(
    by actor: JournalActor, _ body: (inout Stage) throws(Refusal) -> Answer
  ) throws(Refusal) -> Answer {
    ofThisChange = Transitions()
    undo = Undo(
      clock: clock, isClockMoved: isClockMoved, vehicleCount: vehicleCount,
      promisedPlaces: promisedPlaces, transitions: transitions.mark, journal: journal.mark)
    self.actor = actor
    defer { self.actor = .time }
    do throws(Refusal) {
      return try body(&self)
    } catch {
      rollBack()
      throw error
    }
  }

  private mutating func rollBack() {
    clock = undo.clock
    isClockMoved = undo.isClockMoved
    vehicleCount = undo.vehicleCount
    promisedPlaces = undo.promisedPlaces
    transitions.shorten(to: undo.transitions)
    journal.goBack(to: undo.journal)
    for (vin, former) in undo.vehicles {
      if let vehicle = former.vehicle {
        touched.updateValue(vehicle, forKey: vin)
      } else {
        touched.removeValue(forKey: vin)
      }
      due.schedule(vin, at: former.due)
    }
  }
}

// MARK: - Looking

extension Stage {
  /// World time.
  var now: Instant { clock.now(host) }

  var hasChanges: Bool { isClockMoved || !touched.isEmpty || !journal.isEmpty }

  /// Journals are written to, and nothing else is changed.
  var isOnlyNotes: Bool { !isClockMoved && touched.isEmpty }

  /// The world that follows the host has gone back to it.
  var isSetBack: Bool { clock.mode == .system && now < begunAt }

  /// When the earliest change of any vehicle falls due.
  var nextDue: Instant? { due.first?.due }

  /// There is a place for `count` more vehicles, beside those that were promised.
  func hasRoom(for count: Int = 1) -> Bool {
    vehicleCount + promisedPlaces + count <= World.vehiclesMax
  }

  /// Every vehicle as this batch has left it so far, in no order.
  var allVehicles: [Vehicle] {
    let untouched = committed.values.lazy.filter { touched[$0.vin] == nil }
    return Array(untouched) + touched.values.compactMap { $0 }
  }

  func vehicle(_ vin: VIN) -> Vehicle? {
    if let change = touched[vin] { return change }
    return committed[vin]
  }
}

// MARK: - Changing

extension Stage {
  mutating func add(_ vehicle: Vehicle) {
    vehicleCount += 1
    put(vehicle, for: vehicle.vin)
    journal(.added(vehicle), of: vehicle, at: now, by: actor)
  }

  mutating func remove(_ vin: VIN) {
    vehicleCount -= 1
    put(nil, for: vin)
    journal.remove(vin)
  }

  /// Keeps places free for vehicles on their way in, or, below 0, gives them back.
  mutating func promisePlaces(_ count: Int) { promisedPlaces += count }

  /// Has a document's text kept beside the record with this hash.
  mutating func keep(document: String, hash: String) { documents[hash] = document }

  /// Lets an event happen to a vehicle, now.
  mutating func apply(_ event: CarEvent, to vin: VIN) {
    guard let vehicle = vehicle(vin) else { return }
    apply(event, to: vehicle, at: now, by: actor)
  }

  /// Lets an event happen to a vehicle, now, unless the car says no to it.
  mutating func perform(_ event: CarEvent, on vin: VIN) throws(WireError) {
    if let refusal = try existing(vin).refusal(of: event, at: now, in: catalog) {
      throw WireError(refusal)
    }
    apply(event, to: vin)
  }

  /// Applies everything that is due by now, in due order, each at its own due time.
  mutating func catchUp() {
    while let (vin, instant) = due.first, instant <= now {
      guard let vehicle = vehicle(vin) else {
        preconditionFailure("vehicle \(vin) is due and not there")
      }
      apply(.timeReached, to: vehicle, at: instant, by: .time)
    }
  }

  /// Moves world time on, through everything that falls due on the way; less far if it must pause.
  /// A world without vehicles may begin at an earlier instant: there is nothing that it could undo.
  mutating func moveClock(to instant: Instant) throws(WorldClock.Refusal) {
    if instant < now, vehicleCount + promisedPlaces == 0 {
      try clock.begin(at: instant, host)
      isClockMoved = true
      return
    }
    let reached = pause.map { min(instant, max($0, now)) } ?? instant
    try clock.move(to: reached, host)
    isClockMoved = true
    catchUp()
  }

  mutating func runClock(rate: Double) throws(WorldClock.Refusal) {
    try clock.run(rate: rate, host)
    isClockMoved = true
  }

  /// Has world time written even if nothing else is, where it would be lost otherwise.
  mutating func keepClock() { isClockMoved = true }

  /// Goes back to the host's time, which the world ran ahead of by an error, and takes every
  /// vehicle along.
  mutating func rejoin() throws(WorldClock.Refusal) {
    let led = now
    try clock.rejoin(host)
    isClockMoved = true
    let back = SetBack(from: led, to: now)
    for former in allVehicles.sorted(by: { $0.vin < $1.vin }) { setBack(former, by: back) }
  }

  private mutating func setBack(_ former: Vehicle, by back: SetBack) {
    var vehicle = former
    let effects = vehicle.setBack(back, in: catalog)
    transitions.add(effects, of: vehicle.vin)
    ofThisChange.add(effects, of: vehicle.vin)
    put(vehicle, for: vehicle.vin)
    journal(.setBack(back), of: vehicle, at: vehicle.asOf, by: actor)
    for effect in effects { journal(JournalNote(effect), of: vehicle, at: vehicle.asOf, by: actor) }
  }

  /// Judges everything by another catalogue from now on.
  ///
  /// - Returns: the one before.
  mutating func replaceCatalog(by new: Catalog) -> Catalog {
    defer { (catalog, newCatalog) = (new, new) }
    return catalog
  }

  /// Has a vehicle take up what the catalogue says after `old`; one for which nothing changes is
  /// not touched.
  mutating func refit(_ former: Vehicle, _ profile: VehicleProfile, from old: Catalog) {
    var vehicle = former
    let effects = vehicle.refit(profile, at: now, from: old, to: catalog)
    let isTouched = vehicle.profile != former.profile || !effects.isEmpty
    guard isTouched || vehicle.nextDue(in: catalog) != due.due(of: vehicle.vin) else { return }
    transitions.add(effects, of: vehicle.vin)
    ofThisChange.add(effects, of: vehicle.vin)
    put(vehicle, for: vehicle.vin)
    for effect in effects { journal(JournalNote(effect), of: vehicle, at: vehicle.asOf, by: actor) }
  }

  private mutating func apply(
    _ event: CarEvent, to former: Vehicle, at instant: Instant, by actor: JournalActor
  ) {
    var vehicle = former
    let effects = vehicle.apply(event, at: instant, in: catalog)
    transitions.add(effects, of: vehicle.vin)
    ofThisChange.add(effects, of: vehicle.vin)
    put(vehicle, for: vehicle.vin)
    journal(of: event, effects, from: former, to: vehicle, by: actor)
  }

  private mutating func put(_ vehicle: Vehicle?, for vin: VIN) {
    if undo.vehicles[vin] == nil {
      let dueThen = due.due(of: vin)
      undo.vehicles[vin] = Undo.Former(vehicle: touched[vin], due: dueThen)
      if everTouched.insert(vin).inserted { dueBefore.append((vin, dueThen)) }
    }
    touched.updateValue(vehicle, forKey: vin)
    due.schedule(vin, at: vehicle?.nextDue(in: catalog))
  }
}
