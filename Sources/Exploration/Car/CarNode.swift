import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// The number of a document in an exploration; 0 for none.
typealias DocumentNumber = UInt16

/// The car, and what of it an exploration must know beside.
struct CarNode: Sendable {
  /// What is durable. It changes only by ``Vehicle/undergo(_:at:in:)``, as in the daemon.
  var vehicle: Vehicle
  /// The document whose claims the car committed last.
  var kept: DocumentNumber = 0
  /// Checked and not committed yet: in memory only.
  var received: DocumentNumber = 0
  /// The acknowledgement of ``kept`` is still to be sent.
  var owesAcknowledgement = false
  var reference = ReferenceClock()
  /// The highest time that the driver's clock ever showed; only where that decides.
  var highestWall: Instant?

  /// Ignition starts with a document, where an allowance counts them, and no more than that has.
  private(set) var starts = 0

  init(_ world: ExploredWorld) {
    vehicle = Vehicle(vin: world.vin, profile: world.profile, at: ExploredWorld.start)
    if let fault = world.fault { apply(.faultAdded(fault), world) }
  }

  var now: Instant { vehicle.asOf }
  var hasSupply: Bool { vehicle.body.hasSupply(at: now) }
}

extension CarNode {
  /// The car after an event that is its own; `nil` when it cannot happen. `document` is the one
  /// that ``received`` stands for.
  func after(
    _ event: ExplorationEvent, _ world: ExploredWorld, having document: EntitlementDocument? = nil
  ) -> CarNode? {
    var next = self
    switch event {
    case .powerLoss:
      guard hasSupply else { return nil }
      if let document { next.breakCommit(of: document, world) }
      (next.received, next.owesAcknowledgement) = (0, false)
      next.apply(.set(\.batteryConnected, false), world)
      next.reference.losePower(hasBackup: world.profile.hasClockBackup)
    case .powerReturn:
      guard !hasSupply else { return nil }
      let counter = vehicle.clock.reading(at: now).now
      next.apply(.set(\.batteryConnected, true), world)
      next.apply(.powerSet(.on), world)
      next.reference.regainPower()
      if kept != 0, let allowance = world.allowance {
        next.starts = min(starts + 1, Int(allowance.limit))
      }
      if world.breakage == .noColdStart { next.apply(.timeSigned(counter, isFresh: true), world) }
    case .wallBack, .wallForward, .wallRight:
      guard hasSupply else { return nil }
      next.apply(.wallClockSet(event.wall(at: now)), world)
      guard next.canonicalState != canonicalState else { return nil }
    case .attestTime:
      guard hasSupply else { return nil }
      next.apply(.timeSigned(now, isFresh: true), world)
      next.reference.hear(now, at: now)
    case .acknowledge, .loseAcknowledgement:
      guard owesAcknowledgement else { return nil }
      next.owesAcknowledgement = false
    case .tick: next.pass(world)
    default: return nil
    }
    next.followWrongClock(world)
    return next
  }

  /// The car without what was wrong from the start, and started again, so that it tries again what
  /// it gave up.
  func repaired(_ world: ExploredWorld) -> CarNode {
    guard let fault = world.fault else { return self }
    var next = self
    next.apply(.faultCleared(id: fault.id), world)
    next.apply(.powerSet(.off), world)
    next.apply(.powerSet(.on), world)
    return next
  }

  /// What a power cut between arrival and commit does to the record, where that rule is broken.
  private mutating func breakCommit(of document: EntitlementDocument, _ world: ExploredWorld) {
    switch world.breakage {
    case .recordLostBeforeCommit: (vehicle, kept) = (vehicle.with(record: nil), 0)
    case .tornCommit:
      let torn = EntitlementRecord(of: document).with(rightsOf: vehicle.record)
      (vehicle, kept) = (vehicle.with(record: torn), received)
    default: break
    }
  }

  /// Lets a tick's time pass; what falls due on the way is applied at its own instant.
  private mutating func pass(_ world: ExploredWorld) {
    let then = now.adding(world.tick)
    vehicle.advance(to: then, in: world.catalog)
    apply(.timeReached, at: then, world)
    reference.pass(milliseconds: world.tick.milliseconds)
  }

  mutating func apply(_ event: CarEvent, at instant: Instant? = nil, _ world: ExploredWorld) {
    let instant = instant ?? now
    if let refusal = vehicle.refusal(of: event, at: instant, in: world.catalog) {
      preconditionFailure("the exploration tried what a car refuses: \(refusal)")
    }
    vehicle.undergo(event, at: instant, in: world.catalog)
  }
}

extension ExplorationEvent {
  /// What the driver makes the clock show.
  fileprivate func wall(at now: Instant) -> Instant {
    let error = ExploredWorld.wallError.milliseconds
    return switch self {
    case .wallBack: now.advanced(milliseconds: -error)
    case .wallForward: now.advanced(milliseconds: error)
    default: now
    }
  }
}
