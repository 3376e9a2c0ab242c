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
      guard let document, isInForce(document, at: instant, world) else { return .onlyByRecord }
    }
    return isNextChangeExact(facts, keeping: document, world) ? nil : .nextChangeIsExact
  }

  /// A right in the document is in force at the time that a car may trust.
  func isInForce(
    _ document: EntitlementDocument, at instant: Instant, _ world: ExploredWorld
  ) -> Bool {
    guard !reference.isCold, document.vehicle == vehicle.vin else { return false }
    let now = reference.now(instant)
    return now < document.leaseUntil
      && document.entitlements.contains {
        $0.service == world.service.id && $0.isUsable(at: now)
      }
  }
}

extension CarNode {
  /// The first invariant that the step from `former` to this car breaks.
  func broken(
    since former: CarNode, by event: ExplorationEvent, _ facts: CarFacts, _ formerFacts: CarFacts,
    committing document: EntitlementDocument?, _ world: ExploredWorld
  ) -> Invariant? {
    let isTaken = kept != former.kept && kept != 0
    switch event {
    case .wallBack, .wallForward, .wallRight:
      if facts.answers != formerFacts.answers { return .wallClockIsMute }
    case .receive, .acknowledge, .loseAcknowledgement:
      if facts.answers != formerFacts.answers { return .onlyTheStoreDowngrades }
    case .deliver, .commit:
      if !isTaken, facts.answers != formerFacts.answers { return .onlyTheStoreDowngrades }
    case .tick:
      if !formerFacts.lasts(until: facts, at: now) { return .nextChangeIsExact }
    default: break
    }
    if let fall = fall(since: former) { return fall }
    if vehicle.record != former.vehicle.record {
      guard let document, vehicle.record == world.record(of: document) else {
        return .recordIsWhole
      }
    }
    // Without a new document, a step of time and an ignition start that an allowance counts, what
    // could be used still can.
    let isCounted = event == .powerReturn && world.allowance != nil
    let mayEnd = isTaken || event == .tick || isCounted || reference != former.reference
    return !mayEnd && formerFacts.isUsable && !facts.isUsable ? .onlyTheStoreDowngrades : nil
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

extension CarFacts {
  /// At the very instant.
  fileprivate var isUsable: Bool { answers.first?.isUsable ?? false }
}

extension ExploredWorld {
  /// All that a commit of the document leaves behind.
  fileprivate func record(of document: EntitlementDocument) -> EntitlementRecord {
    let record = EntitlementRecord(of: document)
    return breakage == .noLease ? record.withoutLease : record
  }
}
