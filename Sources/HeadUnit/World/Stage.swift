import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime

/// The world as it will be once a batch of changes is committed.
///
/// Changes are made here, on copies of the few vehicles they touch, all at one reading of the
/// host's clock. Nobody sees them before the commit; if it fails they are forgotten.
struct Stage {
  let catalog: Catalog
  private let committed: [VIN: Vehicle]
  private let host: HostReading
  /// World time is moved no further in one commit: something else happens then.
  private let pause: Instant?
  private var due: DueQueue<VIN>
  /// When each vehicle touched was due before, in the order in which they were first touched.
  private var dueBefore: [(vehicle: VIN, due: Instant?)] = []
  private var everTouched: Set<VIN> = []
  private var draft: Draft
  /// What the whole batch adds to the journals.
  var journal: JournalDraft
  /// Who makes the change being made; time, while none is.
  private(set) var actor = JournalActor.time

  /// What a change that fails leaves as it was.
  private struct Draft {
    var clock: WorldClock
    var isClockMoved = false
    var touched: [VIN: Vehicle?] = [:]
    var vehicleCount: Int
    /// Of the whole batch.
    var transitions = Transitions()
    /// Of the change being made.
    var ofThisChange = Transitions()
  }

  /// A service of one vehicle that changed.
  struct Transition {
    let vehicle: VIN
    let change: ServiceTransition
  }

  /// What happened, in due order. More than ``Transitions/listedMax`` are only counted.
  struct Transitions {
    private(set) var listed: [Transition] = []
    private(set) var total = 0

    static let listedMax = ProtocolLimits.changesListedMax

    mutating func add(_ effects: [CarEffect], of vehicle: VIN) {
      let changes = effects.compactMap { effect in
        if case .service(let change) = effect { change } else { nil }
      }
      total += changes.count
      for change in changes.prefix(Self.listedMax - listed.count) {
        listed.append(Transition(vehicle: vehicle, change: change))
      }
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
    draft = Draft(clock: world.clock, vehicleCount: world.vehicles.count)
    journal = JournalDraft(after: world.journalLast)
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
    draft.ofThisChange = Transitions()
    let (before, mark) = (draft, journal.mark)
    self.actor = actor
    defer { self.actor = .time }
    do throws(Refusal) {
      return try body(&self)
    } catch {
      draft = before
      journal.goBack(to: mark)
      for (vin, _) in dueBefore { due.schedule(vin, at: vehicle(vin)?.nextDue(in: catalog)) }
      throw error
    }
  }
}

// MARK: - Looking

extension Stage {
  var clock: WorldClock { draft.clock }

  /// World time.
  var now: Instant { clock.now(host) }

  var hasChanges: Bool { draft.isClockMoved || !draft.touched.isEmpty || !journal.isEmpty }

  /// The vehicles touched; `nil` for one that was removed.
  var touched: [VIN: Vehicle?] { draft.touched }

  /// What happened in the whole batch.
  var transitions: Transitions { draft.transitions }

  /// What happened in the change being made.
  var ofThisChange: Transitions { draft.ofThisChange }

  /// When the earliest change of any vehicle falls due.
  var nextDue: Instant? { due.first?.due }

  var hasRoom: Bool { draft.vehicleCount < World.vehiclesMax }

  func vehicle(_ vin: VIN) -> Vehicle? {
    if let change = draft.touched[vin] { return change }
    return committed[vin]
  }
}

// MARK: - Changing

extension Stage {
  mutating func add(_ vehicle: Vehicle) {
    draft.vehicleCount += 1
    put(vehicle, for: vehicle.vin)
    tell(.added(vehicle), of: vehicle, at: now, by: actor)
  }

  mutating func remove(_ vin: VIN) {
    draft.vehicleCount -= 1
    put(nil, for: vin)
    journal.remove(vin)
  }

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
  mutating func moveClock(to instant: Instant) throws(WorldClock.Refusal) {
    let reached = pause.map { min(instant, max($0, now)) } ?? instant
    try draft.clock.move(to: reached, host)
    draft.isClockMoved = true
    catchUp()
  }

  mutating func runClock(rate: Double) throws(WorldClock.Refusal) {
    try draft.clock.run(rate: rate, host)
    draft.isClockMoved = true
  }

  /// Has world time written even if nothing else is, where it would be lost otherwise.
  mutating func keepRunningClock() {
    if clock.mode == .virtual, clock.rate > 0 { draft.isClockMoved = true }
  }

  private mutating func apply(
    _ event: CarEvent, to former: Vehicle, at instant: Instant, by actor: JournalActor
  ) {
    var vehicle = former
    let effects = vehicle.apply(event, at: instant, in: catalog)
    draft.transitions.add(effects, of: vehicle.vin)
    draft.ofThisChange.add(effects, of: vehicle.vin)
    put(vehicle, for: vehicle.vin)
    tell(of: event, effects, from: former, to: vehicle, by: actor)
  }

  private mutating func put(_ vehicle: Vehicle?, for vin: VIN) {
    if everTouched.insert(vin).inserted { dueBefore.append((vin, due.due(of: vin))) }
    draft.touched.updateValue(vehicle, forKey: vin)
    due.schedule(vin, at: vehicle?.nextDue(in: catalog))
  }
}
