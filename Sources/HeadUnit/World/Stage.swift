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
  private(set) var clock: WorldClock
  private var due: DueQueue<VIN>
  /// The vehicles touched; `nil` for one that was removed.
  private(set) var touched: [VIN: Vehicle?] = [:]
  private(set) var clockMoved = false
  /// What happened, in due order; at most ``transitionsMax``.
  private(set) var transitions: [Transition] = []
  private(set) var transitionsTotal = 0
  private var vehicleCount: Int

  /// A service of one vehicle that changed.
  struct Transition {
    let vehicle: VIN
    let change: ServiceTransition
  }

  /// Transitions kept for the answer and the log; more are only counted.
  static let transitionsMax = ProtocolLimits.changesListedMax

  /// Takes the due times out of `world` until ``finish(into:)``, so that they are never copied.
  init(of world: inout World, at host: HostReading, in catalog: Catalog) {
    self.catalog = catalog
    self.host = host
    committed = world.vehicles
    clock = world.clock
    due = DueQueue()
    vehicleCount = world.vehicles.count
    swap(&due, &world.due)
  }

  /// Gives the due times back, as they will be after the commit.
  mutating func finish(into world: inout World) { swap(&due, &world.due) }

  /// Makes a change whole or not at all.
  mutating func attempt<Answer, Refusal: Error>(
    _ body: (inout Stage) throws(Refusal) -> Answer
  ) throws(Refusal) -> Answer {
    let before = (touched, clock, clockMoved, transitions, transitionsTotal, vehicleCount)
    do throws(Refusal) {
      return try body(&self)
    } catch {
      let undone = touched.keys
      (touched, clock, clockMoved, transitions, transitionsTotal, vehicleCount) = before
      for vin in undone { due.schedule(vin, at: vehicle(vin)?.nextDue(in: catalog)) }
      throw error
    }
  }

  /// World time.
  var now: Instant { clock.now(host) }

  var hasChanges: Bool { clockMoved || !touched.isEmpty }

  func vehicle(_ vin: VIN) -> Vehicle? {
    if let change = touched[vin] { return change }
    return committed[vin]
  }

  var hasRoom: Bool { vehicleCount < World.vehiclesMax }

  mutating func add(_ vehicle: Vehicle) {
    vehicleCount += 1
    put(vehicle, for: vehicle.vin)
  }

  mutating func remove(_ vin: VIN) {
    vehicleCount -= 1
    put(nil, for: vin)
  }

  /// Lets an event happen to a vehicle, now.
  mutating func apply(_ event: CarEvent, to vin: VIN) {
    guard let vehicle = vehicle(vin) else { return }
    apply(event, to: vehicle, at: now)
  }

  /// When the earliest change of any vehicle falls due.
  var nextDue: Instant? { due.first?.due }

  /// Applies everything that is due by now, in due order, each at its own due time.
  mutating func catchUp() {
    while let (vin, instant) = due.popFirst(notAfter: now) {
      guard let vehicle = vehicle(vin) else { continue }
      apply(.timeReached, to: vehicle, at: instant)
    }
  }

  /// Moves world time on, through everything that falls due on the way.
  mutating func moveClock(to instant: Instant) throws(WorldClock.Refusal) {
    try clock.move(to: instant, host)
    clockMoved = true
    catchUp()
  }

  mutating func runClock(rate: Double) throws(WorldClock.Refusal) {
    try clock.run(rate: rate, host)
    clockMoved = true
  }

  private mutating func apply(_ event: CarEvent, to vehicle: Vehicle, at instant: Instant) {
    var vehicle = vehicle
    let changes = vehicle.apply(event, at: instant, in: catalog)
    transitionsTotal += changes.count
    for change in changes where transitions.count < Self.transitionsMax {
      transitions.append(Transition(vehicle: vehicle.vin, change: change))
    }
    put(vehicle, for: vehicle.vin)
  }

  private mutating func put(_ vehicle: Vehicle?, for vin: VIN) {
    touched.updateValue(vehicle, forKey: vin)
    due.schedule(vin, at: vehicle?.nextDue(in: catalog))
  }
}
