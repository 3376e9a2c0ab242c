import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// The number of a document in an exploration; 0 for none.
typealias DocumentNumber = UInt16

/// The car, and what of it an exploration must know beside.
struct CarNode: Sendable {
  /// What is durable. It changes only by ``Vehicle/apply(_:at:in:)``, as in the daemon.
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

  init(_ world: ExploredWorld) {
    vehicle = Vehicle(vin: world.vin, profile: world.profile, at: ExploredWorld.start)
  }

  var now: Instant { vehicle.asOf }
  var hasSupply: Bool { vehicle.body.hasSupply(at: now) }
}

extension CarNode {
  /// The car after an event that is its own; `nil` when it cannot happen.
  func after(_ event: ExplorationEvent, _ world: ExploredWorld) -> CarNode? {
    var next = self
    switch event {
    case .powerLoss:
      guard hasSupply else { return nil }
      (next.received, next.owesAcknowledgement) = (0, false)
      next.apply(.supplySet(isConnected: false), world)
      next.reference.losePower(hasBackup: world.profile.hasClockBackup)
    case .powerReturn:
      guard !hasSupply else { return nil }
      let counter = vehicle.clock.reading(at: now).now
      next.apply(.supplySet(isConnected: true), world)
      next.apply(.powerSet(.on), world)
      next.reference.regainPower()
      if world.breakage == .noColdStart { next.apply(.timeSigned(counter, isFresh: true), world) }
    case .wallBack, .wallForward, .wallRight:
      guard hasSupply else { return nil }
      next.apply(.wallClockSet(event.wall(at: now)), world)
      guard next.likeness != likeness else { return nil }
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

  /// Lets a tick's time pass; what falls due on the way is applied at its own instant.
  private mutating func pass(_ world: ExploredWorld) {
    let then = now.adding(ExploredWorld.tick)
    _ = vehicle.catchUp(to: then, in: world.catalog)
    apply(.timeReached, at: then, world)
    reference.pass(milliseconds: ExploredWorld.tick.milliseconds)
  }

  mutating func apply(_ event: CarEvent, at instant: Instant? = nil, _ world: ExploredWorld) {
    let instant = instant ?? now
    if let refusal = vehicle.refusal(of: event, at: instant, in: world.catalog) {
      preconditionFailure("the exploration tried what a car refuses: \(refusal)")
    }
    _ = vehicle.apply(event, at: instant, in: world.catalog)
  }
}

extension ExplorationEvent {
  /// What the driver makes the clock show.
  fileprivate func wall(at now: Instant) -> Instant {
    let span = ExploredWorld.tick.milliseconds * Int64(ExploredWorld.wallTicks)
    return switch self {
    case .wallBack: now.advanced(milliseconds: -span)
    case .wallForward: now.advanced(milliseconds: span)
    default: now
    }
  }
}
