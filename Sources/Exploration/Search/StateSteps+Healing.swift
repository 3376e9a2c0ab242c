extension StateSteps {
  /// Heals the world: power and link are back, the clocks are right, and the phone fetches the
  /// newest document and hands it over. What was in flight is lost.
  ///
  /// - Returns: The invariant that the healed world breaks.
  mutating func heal() -> Invariant? {
    guard let ready = known(.healing(car: key.car))?.target else { return nil }
    var healed = ready
    if store.healed != 0 {
      guard
        let step = known(.delivery(car: ready, document: store.healed, event: .deliver))
      else { return nil }
      healed = step.target ?? ready
    }
    coverRisks()
    let flags = carMarks[healed].flags
    let isUsable = flags.contains(.usableWhenSettled)
    if store.isPaid, world.isSupported {
      return isUsable || flags.contains(.usedUp) ? nil : .paidIsActive
    }
    return isUsable ? .revokedStaysOut : nil
  }

  mutating func finish(_ edge: Edge, _ target: StateKey, _ step: KnownStep? = nil) {
    guard target != key else { return }
    var broken = step?.broken ?? 0
    let car = carMarks[target.car]
    if broken == 0, target.car != key.car { broken = car.broken }
    if broken == 0, target.store != key.store { broken = storeFacts[target.store].broken }
    if broken == 0, storeFacts[target.store].acknowledged > car.known {
      broken = Invariant.acknowledgedIsKept.number
    }
    taken.append(Taken(edge: edge, target: target, broken: broken))
    cover(edge, target, step)
  }
}
