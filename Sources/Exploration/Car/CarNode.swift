import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// The number of a document in an exploration; 0 for none.
typealias DocumentNumber = UInt16

/// The car, and what of it an exploration must know beside.
struct CarNode: Sendable {
  /// What is durable. It changes only by ``Vehicle/apply(_:at:in:)``, as in the daemon.
  private(set) var vehicle: Vehicle
  /// The document whose claims the car committed last.
  private(set) var kept: DocumentNumber = 0
  /// Checked and not committed yet: in memory only.
  private(set) var received: DocumentNumber = 0
  /// The acknowledgement of ``kept`` is still to be sent.
  private(set) var owesAcknowledgement = false
  private(set) var reference = ReferenceClock()
  /// The highest time that the driver's clock ever showed; only where that decides.
  private(set) var highestWall: Instant?

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
      guard next.vehicle != vehicle else { return nil }
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

  private mutating func apply(_ event: CarEvent, at instant: Instant? = nil, _ world: ExploredWorld)
  {
    let instant = instant ?? now
    if let refusal = vehicle.refusal(of: event, at: instant, in: world.catalog) {
      preconditionFailure("the exploration tried what a car refuses: \(refusal)")
    }
    _ = vehicle.apply(event, at: instant, in: world.catalog)
  }
}

extension CarNode {
  /// A document arrives and is judged at one fixed instant; `nil` when the car takes no notice.
  ///
  /// - Parameter number: Its number, which stands for it in the node.
  func receiving(
    _ number: DocumentNumber, _ document: EntitlementDocument, _ world: ExploredWorld
  ) -> CarNode? {
    guard hasSupply, received == 0, verified(document, world) != nil else { return nil }
    var next = self
    next.received = number
    return next
  }

  /// The received document is taken over, all of it at once, or turns out to change nothing.
  func committing(_ document: EntitlementDocument, _ world: ExploredWorld) -> CarNode? {
    // It was judged when it arrived, and that judgement stands.
    guard received != 0, let verified = document.takenAsGenuine else { return nil }
    var next = self
    next.received = 0
    switch intake(verified, world) {
    case nil: break
    case .unchanged: next.owesAcknowledgement = true
    case .replaced(let record):
      next.apply(.recordReplaced(record), world)
      next.kept = received
      next.owesAcknowledgement = true
      next.reference.hear(document.issuedAt, at: now)
    }
    next.followWrongClock(world)
    return next
  }

  private func verified(
    _ document: EntitlementDocument, _ world: ExploredWorld
  ) -> VerifiedDocument? {
    let clock = vehicle.clock.reading(at: now)
    return try? VerifiedDocument(
      takenAsGenuine: document, vehicle: world.vin, at: clock.now, clock: clock.state)
  }

  /// What the car's own rules make of it, but for the one that is broken.
  private func intake(_ verified: VerifiedDocument, _ world: ExploredWorld) -> DocumentIntake? {
    let document = verified.document
    if world.breakage == .noRevocation,
      document.entitlements.contains(where: { $0.status == .revoked })
    {
      return nil
    }
    if world.breakage == .noVersionCheck, document.version != vehicle.record?.version {
      return .replaced(EntitlementRecord(verified))
    }
    guard let intake = try? vehicle.intake(verified) else { return nil }
    if world.breakage == .noLease, case .replaced = intake,
      let endless = document.withoutLease.takenAsGenuine
    {
      return .replaced(EntitlementRecord(endless))
    }
    return intake
  }
}

extension CarNode {
  /// Has the car believe another clock than its own, where that is the rule that is broken.
  private mutating func followWrongClock(_ world: ExploredWorld) {
    guard let believed = wrongTime(world), hasSupply else { return }
    apply(.timeSigned(believed, isFresh: true), world)
  }

  private mutating func wrongTime(_ world: ExploredWorld) -> Instant? {
    let wall = vehicle.wallTime(at: now)
    switch world.breakage {
    case .wallClock: return wall
    case .highestWallClock:
      highestWall = max(wall, highestWall ?? wall)
      return highestWall
    case .inclusiveEnd:
      // “Not later than” is “earlier than”, asked a millisecond before.
      return reference.isCold ? nil : reference.now(now).advanced(milliseconds: -1)
    case .issueDateWindow:
      guard let issuedAt = vehicle.record?.issuedAt else { return wall }
      return wall <= issuedAt.adding(.days(3)) ? issuedAt : wall
    default: return nil
    }
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

extension EntitlementDocument {
  /// Judged at the instant of its issue.
  fileprivate var takenAsGenuine: VerifiedDocument? {
    try? VerifiedDocument(
      takenAsGenuine: self, vehicle: vehicle, at: issuedAt, clock: .trusted)
  }

  fileprivate var withoutLease: EntitlementDocument {
    EntitlementDocument(
      issuer: issuer, vehicle: vehicle, version: version, issuedAt: issuedAt,
      leaseUntil: .distantFuture, id: id, entitlements: entitlements)
  }
}
