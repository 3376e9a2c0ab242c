import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// I11: an answer stays until one millisecond before the instant it names, and differs at it; one
/// that names none stays for good.
extension CarNode {
  func isNextChangeExact(
    _ facts: CarFacts, keeping document: EntitlementDocument?, _ world: ExploredWorld
  ) -> Bool {
    let settled = now.adding(ExploredWorld.settling)
    guard let first = facts.answers.first, let later = facts.answers.last else { return true }
    guard first.lasts(until: later, at: settled),
      isExact(first, keeping: document, world)
    else { return false }
    return later.looksLike(first) || isExact(later, keeping: document, world)
  }

  private func isExact(
    _ answer: CarFacts.Answer, keeping document: EntitlementDocument?, _ world: ExploredWorld
  ) -> Bool {
    if !answer.isUsable, answer.reason.name.isEmpty { return false }
    var car = vehicle
    guard let change = answer.nextChangeAt else {
      return document.map { boundaries(of: $0, world) }?.allSatisfy {
        car.says(at: $0, world).looksLike(answer)
      } ?? true
    }
    return car.says(at: change.advanced(milliseconds: -1), world).looksLike(answer)
      && !car.says(at: change, world).looksLike(answer)
  }

  /// World times ahead at which a beginning or an end in the document comes, by a clock that the
  /// driver has no part in; none while that is frozen.
  func boundaries(of document: EntitlementDocument, _ world: ExploredWorld) -> [Instant] {
    guard !reference.isStopped else { return [] }
    let rights = document.entitlements.filter { $0.service == world.service.id }
    let ends = rights.flatMap { right in
      [right.notBefore, right.paidThrough, right.graceUntil, right.holdUntil].compactMap { $0 }
    }
    return (ends + [document.leaseUntil])
      .map { $0.advanced(milliseconds: reference.behindMilliseconds) }
      .filter { $0 > now }.sorted()
  }
}

extension Vehicle {
  /// What the car says when nothing but time has happened until then.
  fileprivate mutating func says(at instant: Instant, _ world: ExploredWorld) -> CarFacts.Answer {
    advance(to: instant, in: world.catalog)
    return CarFacts.Answer(of: self, at: instant, world)
  }
}

extension CarFacts {
  /// Nothing but time happened since: what was said then holds for what is said now.
  func lasts(until later: CarFacts, at instant: Instant) -> Bool {
    guard let was = answers.last, let first = later.answers.first else { return true }
    return was.lasts(until: first, at: instant)
  }
}

extension CarFacts.Answer {
  /// An answer that names no change before `instant` is still the answer then.
  fileprivate func lasts(until later: Self, at instant: Instant) -> Bool {
    nextChangeAt.map { $0 <= instant } ?? false || looksLike(later)
  }
}
