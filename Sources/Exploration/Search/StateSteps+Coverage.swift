extension StateSteps {
  /// Counts the situations that a step brings about.
  mutating func cover(_ edge: Edge, _ target: StateKey, _ step: KnownStep?) {
    let (was, now) = (car.flags, tables.carMarks[target.car].flags)
    switch edge.event {
    case .tick:
      let ended = store.isPaid && !tables.storeFacts[target.store].isPaid
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
    case .loseAcknowledgement: coverage.note(.acknowledgementLost)
    case .powerLoss:
      coverage.note(.cutBeforeCommit, if: was.contains(.hasReceived))
      coverage.note(.cutBeforeAcknowledgement, if: was.contains(.owesAcknowledgement))
    case .push:
      coverage.note(
        .pushedAgain, if: car.kept != 0 && tables.version(of: key.phone) == car.kept)
    case .wallForward: coverage.note(.activeWithWallAhead, if: now.contains(.usable))
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
}
