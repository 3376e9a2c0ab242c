import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

extension CarNode {
  /// The first invariant that this car breaks, whatever brought it here; `document` is the one that
  /// ``kept`` stands for.
  func broken(
    _ facts: CarFacts, keeping document: EntitlementDocument?, _ world: ExploredWorld
  ) -> Invariant? {
    let instants = [now, now.adding(ExploredWorld.settling)]
    for (answer, instant) in zip(facts.answers, instants) where answer.isUsable {
      if !isInForce(document, for: world.service.id, at: reference.now(instant)) {
        return .onlyByRecord
      }
    }
    return isNextChangeExact(facts, world) ? nil : .nextChangeIsExact
  }

  private func isInForce(
    _ document: EntitlementDocument?, for service: ServiceID, at instant: Instant
  ) -> Bool {
    guard let document, !reference.isCold, document.vehicle == vehicle.vin else { return false }
    return instant < document.leaseUntil
      && document.entitlements.contains { $0.service == service && $0.isUsable(at: instant) }
  }

  /// The answer stays until one millisecond before the instant it names, and differs at it.
  private func isNextChangeExact(_ facts: CarFacts, _ world: ExploredWorld) -> Bool {
    guard let first = facts.answers.first else { return true }
    if !first.isUsable, first.reason.name.isEmpty { return false }
    guard let change = first.nextChangeAt else { return true }
    var car = vehicle
    _ = car.catchUp(to: change.advanced(milliseconds: -1), in: world.catalog)
    let before = car.answer(
      for: world.service, at: change.advanced(milliseconds: -1), in: world.catalog)
    _ = car.catchUp(to: change, in: world.catalog)
    let after = car.answer(for: world.service, at: change, in: world.catalog)
    return (before.state, before.reason) == (first.state, first.reason)
      && (after.state, after.reason) != (first.state, first.reason)
  }

  /// The first invariant that the step from `former` to this car breaks.
  func broken(
    since former: CarNode, by event: ExplorationEvent, _ facts: CarFacts, _ formerFacts: CarFacts,
    committing document: EntitlementDocument?
  ) -> Invariant? {
    if let fall = fall(since: former) { return fall }
    if vehicle.record != former.vehicle.record {
      guard let document, let record = vehicle.record, record.version == document.version,
        record.entitlements == document.entitlements, record.hash == document.id
      else { return .recordIsWhole }
    }
    switch event {
    case .wallBack, .wallForward, .wallRight:
      return facts.answers == formerFacts.answers ? nil : .wallClockIsMute
    case .receive, .acknowledge, .loseAcknowledgement:
      return facts.answers == formerFacts.answers ? nil : .onlyTheStoreDowngrades
    case .deliver, .commit:
      let isTaken = vehicle.record?.version != former.vehicle.record?.version
      return isTaken || facts.answers == formerFacts.answers ? nil : .onlyTheStoreDowngrades
    default: return nil
    }
  }

  private func fall(since former: CarNode) -> Invariant? {
    guard let old = former.vehicle.record else { return nil }
    guard let new = vehicle.record else { return .recordIsWhole }
    guard new.version >= old.version else { return .versionsRise }
    for right in old.entitlements {
      let next = new.entitlements.first { $0.grant == right.grant }
      if let next, next.revision < right.revision { return .versionsRise }
    }
    return nil
  }
}
