extension StateSteps {
  /// Counts the situations that a step brings about.
  mutating func cover(_ edge: Edge, _ target: StateKey, _ step: KnownStep?) {
    let (was, now) = (car.flags, carMarks[target.car].flags)
    switch edge.event {
    case .tick:
      let ended = store.isPaid && !storeFacts[target.store].isPaid
      coverage.note(.endWithoutPower, if: ended && !was.contains(.hasSupply))
      coverage.note(.endWhileCold, if: ended && was.contains(.cold))
      coverage.note(.endWithWallBehind, if: ended && was.contains(.wallBehind))
    case .refund:
      coverage.note(.refundWhileDisconnected, if: !key.isConnected)
      coverage.note(.refundWithOlderInFlight, if: key.high != 0)
    case .buyAgain: coverage.note(.boughtAgain, if: store.isRevoked)
    case .deliver:
      let number = key.flight(edge.slot)
      let isTaken = step?.isTaken ?? false
      let version = tables.version(of: number)
      coverage.note(.olderRefused, if: !isTaken && version != car.kept)
      coverage.note(.duplicateDelivered, if: !isTaken && version == car.kept)
      coverage.note(.lateAfterRevocation, if: was.contains(.revoked) && version < car.kept)
      coverage.note(.setByOldDocument, if: was.contains(.cold) && isTaken && now.contains(.behind))
      coverage.note(.earlyRefused, if: step?.isEarly ?? false)
      coverage.note(.versionsRise, if: version < car.kept)
      coverage.note(.onlyTheStoreDowngrades, if: !isTaken && car.kept != 0)
    case .loseAcknowledgement: coverage.note(.acknowledgementLost)
    case .powerLoss:
      coverage.note(.cutBeforeCommit, if: was.contains(.hasReceived))
      coverage.note(.cutBeforeAcknowledgement, if: was.contains(.owesAcknowledgement))
      coverage.note(.recordIsWhole, if: was.contains(.hasReceived))
      coverage.note(.acknowledgedIsKept, if: store.acknowledged != 0)
    case .push:
      coverage.note(
        .pushedAgain, if: car.kept != 0 && tables.version(of: key.phone) == car.kept)
    case .wallBack, .wallForward, .wallRight:
      coverage.note(.wallClockIsMute, if: car.kept != 0)
      if edge.event == .wallForward {
        coverage.note(.activeWithWallAhead, if: now.contains(.usable))
      }
    default: break
    }
    guard target.car != key.car else { return }
    let new = now.subtracting(was)
    coverage.note(.renewalPendingInGrace, if: new.contains(.renewalPending))
    coverage.note(.billingGrace, if: new.contains(.billingGrace))
    coverage.note(.onHold, if: new.contains(.onHold))
    coverage.note(.leaseOverWhilePaid, if: new.contains(.leaseOver) && store.isPaid)
    coverage.note(.revokedOnCar, if: new.contains(.revoked))
  }

  /// Counts the invariants that a store or a car could break in this very state.
  mutating func coverRisks() {
    let flags = car.flags
    coverage.note(.chargedOnce, if: store.money.contains(.retryAhead))
    coverage.note(.chargedAsAgreed, if: store.money.contains(.charged))
    coverage.note(.noCardData, if: store.money.contains(.hasCard))
    coverage.note(.onlyByRecord, if: flags.contains(.outOfForce))
    coverage.note(.nextChangeIsExact, if: flags.contains(.changeAhead))
    coverage.note(.paidIsActive, if: store.isPaid && world.isSupported)
    coverage.note(.revokedStaysOut, if: !store.isPaid && car.kept != 0)
  }
}
