/// What an exploration must have met for its answer to mean something. Each is counted by the steps
/// that bring it about.
package enum Situation: Int, Hashable, Sendable, CaseIterable {
  case endWithoutPower
  case endWhileCold
  case endWithWallBehind
  case activeWithWallAhead
  case refundWhileDisconnected
  case refundWithOlderInFlight
  case lateAfterRevocation
  case olderRefused
  case duplicateDelivered
  case acknowledgementLost
  case cutBeforeCommit
  case cutBeforeAcknowledgement
  case pushedAgain
  case renewalPendingInGrace
  case billingGrace
  case onHold
  case leaseOverWhilePaid
  case revokedOnCar
  case boughtAgain
  case setByOldDocument
  case earlyRefused
}

extension Situation {
  /// For people.
  package var sentence: String {
    switch self {
    case .endWithoutPower: "what was paid ends while the car has no power"
    case .endWhileCold: "what was paid ends while the clock is cold"
    case .endWithWallBehind: "what was paid ends while the driver's clock is behind"
    case .activeWithWallAhead: "the service is active while the driver's clock is ahead"
    case .refundWhileDisconnected: "a refund while the phone is away"
    case .refundWithOlderInFlight: "a refund while an older document is in flight"
    case .lateAfterRevocation: "an older document arrives after the revocation was taken over"
    case .olderRefused: "a document arrives and is not taken over"
    case .duplicateDelivered: "the very document that is kept arrives again"
    case .acknowledgementLost: "an acknowledgement is lost"
    case .cutBeforeCommit: "a power cut between arrival and commit"
    case .cutBeforeAcknowledgement: "a power cut between commit and acknowledgement"
    case .pushedAgain: "a document is pushed that the car has already"
    case .renewalPendingInGrace: "the car goes on in grace, the renewal unheard of"
    case .billingGrace: "the car goes on in grace after a payment that failed"
    case .onHold: "the car is told that the payment never came"
    case .leaseOverWhilePaid: "the lease is over while the period is paid"
    case .revokedOnCar: "the car shows that the money was given back"
    case .boughtAgain: "bought again after a refund"
    case .setByOldDocument: "a cold clock goes on from an old document, behind the world's"
    case .earlyRefused: "a document seems to come from the future and is refused"
    }
  }
}
