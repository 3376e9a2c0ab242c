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
    guard hasSupply, received == 0, refusal(of: document, world) == nil else { return nil }
    var next = self
    next.received = number
    return next
  }

  /// The received document is taken over, all of it at once, or turns out to change nothing.
  func committing(_ document: EntitlementDocument, _ world: ExploredWorld) -> CarNode? {
    // It was judged when it arrived, and that judgement stands.
    guard received != 0 else { return nil }
    var next = self
    next.received = 0
    switch intake(document.takenAsGenuine, world) {
    case nil: next = next.refusing(world)
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

  /// Why the car's checks do not let a document through; only its times can speak against it here.
  func refusal(
    of document: EntitlementDocument, _ world: ExploredWorld
  ) -> DocumentRejection.Code? {
    let clock = vehicle.clock.reading(at: now)
    do throws(DocumentRejection) {
      _ = try VerifiedDocument(
        takenAsGenuine: document, vehicle: world.vin, at: clock.now, clock: clock.state)
      return nil
    } catch {
      switch error {
      case .expired, .notYetValid: return error.code
      default: preconditionFailure("the explored store wrote a document that is refused: \(error)")
      }
    }
  }

  /// The car after it refused a document.
  func refusing(_ world: ExploredWorld) -> CarNode {
    guard world.breakage == .refusalWipesRecord else { return self }
    var next = self
    next.vehicle = vehicle.with(record: nil)
    next.kept = 0
    return next
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
    guard let intake = carsIntake(of: verified) else { return nil }
    if world.breakage == .noLease, case .replaced = intake {
      return .replaced(EntitlementRecord(of: document).withoutLease)
    }
    return intake
  }

  /// What the car makes of it; `nil` when it is older than what it has.
  private func carsIntake(of verified: VerifiedDocument) -> DocumentIntake? {
    do throws(DocumentRejection) {
      return try vehicle.intake(verified)
    } catch {
      guard case .rollback = error else {
        preconditionFailure("the explored store wrote a document that is refused: \(error)")
      }
      return nil
    }
  }
}
