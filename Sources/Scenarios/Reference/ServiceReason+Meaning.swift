import Entitlements
import VehicleCatalog

/// When each name occurs that the car has for the state of a service. See ``NameReference``.
extension ServiceState {
  var meaning: String {
    switch self {
    case .unsupported: "This car cannot have it."
    case .revoked: "It was taken back: refunded, withdrawn from, disputed or moved away."
    case .available: "The car could have it; nothing was bought."
    case .scheduled: "Bought, and begins later."
    case .clockUntrusted: "The car lost its time and may not go on without it."
    case .expired: "What was bought is over."
    case .suspended: "On hold, paused, or without a word of the store for too long."
    case .failed: "The activation was given up."
    case .pending: "Bought; the activation waits for something."
    case .activating: "The car is at work on it."
    case .grace: "In use although the last charge failed or was not heard of."
    case .active: "In use."
    }
  }
}

extension ServiceReason {
  var meaning: String {
    switch self {
    case .unsupported(let rule): rule.meaning
    case .refund: "The last payment was given back."
    case .withdrawal: "The customer withdrew from the contract within 14 days."
    case .chargeback: "The bank took the money back."
    case .transfer: "Another car has it now."
    case .neverBought: "Nothing was bought that would give it."
    case .startsLater: "It was bought to begin later."
    case .noTimeSincePowerLoss:
      "The 12 V battery was off, the clock has none of its own, and no phone has brought the time."
    case .periodEnd: "The period that was paid is over and was not renewed."
    case .billing: "No charge came through until the hold was over."
    case .cancelled: "The renewal was switched off, and what was paid is over."
    case .trialEnd: "The free term is over and does not go on as paid."
    case .allowanceUsed: "The data or the uses that were bought are used up."
    case .onHold: "The charge failed and the grace is over; the card can still be replaced."
    case .paused: "The customer asked for a pause."
    case .leaseOver: "The document is too old: no phone has brought a newer one for 35 days."
    case .ecuUnreachable: "A control unit did not answer, however often it was tried."
    case .notRetryable: "The activation failed in a way that trying again does not mend."
    case .waitsIgnition: "The activation needs the ignition on."
    case .waitsNetwork: "The activation needs the mobile network."
    case .lowBattery: "The 12 V battery is too low for the activation."
    case .privacyMode: "Privacy mode is on, and the activation needs it off."
    case .waitsConsent: "The customer has not consented in the car."
    case .waitsTCU: "The telematics unit is not activated."
    case .waitsRetry: "The activation failed and is tried again after 1, 5, 25, 125 and 625 s."
    case .inProgress: "The activation takes as long as the catalogue says."
    case .renewalPending: "The period is over, and the car has not heard whether it was renewed."
    case .billingGrace: "The last charge failed; the grace is not over."
    case .paid: "Within a period that was paid."
    case .free: "It costs nothing, or came with the car."
    case .trial: "Within its free term."
    }
  }
}

extension DecisionRule {
  /// What has to hold; the first rule that does decides.
  var meaning: String {
    switch self {
    case .notSupported: "The car lacks what the service needs."
    case .factoryProvided: "The service came with the car."
    case .rightRevoked: "The document says that the right was taken back."
    case .noRight: "The document gives no right to it, or there is no document."
    case .beforeStart: "The right has not begun."
    case .clockCold: "The trusted clock is cold, and the policy forbids to go on."
    case .rightEnded: "The document says that the right has ended."
    case .pastEnd: "The end of the right has passed."
    case .allowanceUsed: "What was used has come to the right's limit."
    case .onHold: "The document says on hold, or the grace that it gives is over."
    case .paused: "The document says paused, and what was paid is over."
    case .leaseOver: "The document's lease is over."
    case .graceOver: "The right was to renew, and its grace passed without a word of the store."
    case .activationFailed: "The activation was given up."
    case .activationWaiting: "The activation waits for a condition or for its next attempt."
    case .activationRunning: "The activation is at work."
    case .inGrace: "What was paid is over, and its grace is not."
    case .withinPaidPeriod: "None of the above: the right is good."
    }
  }
}

extension CompatibilityRule {
  var meaning: String {
    switch self {
    case .unknownService: "The catalogue has no such service."
    case .model: "The service is not offered for the car's model."
    case .year: "It is not offered for the car's model year."
    case .trim: "It is not offered for the car's trim."
    case .buildDate: "It is not offered for cars built then."
    case .market: "It is not offered in the country the car was sold in."
    case .headUnitGeneration: "It is not offered for the car's head unit."
    case .missingHardware: "The car lacks a part that it needs."
    case .phoneModel: "The catalogue has no such phone."
    case .phoneOS: "The phone's operating system is too old."
    case .googleServices: "The phone has no Google services."
    case .appVersion: "The app is too old."
    }
  }
}
