import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

extension CarNode {
  /// A document arrives and is judged at one fixed instant; `nil` when the car takes no notice.
  /// Its number stands for it in the node.
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
