package import LinkProtocol

extension StoreTexts {
  /// Why the car said no, by the name it gives; its own words are English and for its log.
  package func why(_ refusal: WireError) -> String {
    guard let name = refusal.known else { return self[.carOther] }
    var words = why(name)
    if let detail = detail(of: refusal, name) {
      words = self[.carSays, ["reason": words, "detail": detail]]
    }
    guard let next = refusal.nextChangeAt else { return words }
    return joined([words, nextChange(moment(next))])
  }

  /// The rule that said no, where a name says more than the refusal alone.
  private func detail(of refusal: WireError, _ name: ErrorName) -> String? {
    switch name {
    case .serviceNotSubscribed, .serviceNotActive, .notSupportedByGateway:
      refusal.rule.map { reason($0) }
    case .inputInvalid: refusal.rule
    default: nil
    }
  }

  /// Why a command of the car's was rejected, by the name it gives; a name that only a newer car
  /// knows is shown as it is.
  package func rejection(_ name: String) -> String { ErrorName(rawValue: name).map(why) ?? name }

  private func why(_ name: ErrorName) -> String {
    switch name {
    case .parseError: self[.carParseError]
    case .invalidRequest: self[.carInvalidRequest]
    case .methodNotFound: self[.carMethodNotFound]
    case .invalidParams: self[.carInvalidParams]
    case .lineTooLong: self[.carLineTooLong]
    case .helloFirst: self[.carHelloFirst]
    case .helloTwice: self[.carHelloTwice]
    case .protocolVersionUnsupported: self[.carProtocolVersion]
    case .tooManyConnections: self[.carTooManyConnections]
    case .notPermitted: self[.carNotPermitted]
    case .connectionTooSlow: self[.carConnectionTooSlow]
    case .batchTooLarge: self[.carBatchTooLarge]
    case .textUnshowable: self[.carTextUnshowable]
    case .pairingClosed: self[.carPairingClosed]
    case .pairingBusy: self[.carPairingBusy]
    case .pairingLocked: self[.carPairingLocked]
    case .pairingOutOfOrder: self[.carPairingOutOfOrder]
    case .pairingMessageInvalid: self[.carPairingMessage]
    case .pairingCheckFailed: self[.carPairingCheck]
    case .pairingRejected: self[.carPairingRejected]
    case .pairingTimedOut: self[.carPairingTimedOut]
    case .pairingNotPending: self[.carPairingNotPending]
    case .pairingNumberMismatch: self[.carPairingNumber]
    case .bondsFull: self[.carBondsFull]
    case .storeRootRefused: self[.carStoreRootRefused]
    case .sessionRequired: self[.carSessionRequired]
    case .bondUnknown: self[.carBondUnknown]
    case .sessionProofInvalid: self[.carSessionProof]
    case .sessionTimedOut: self[.carSessionTimedOut]
    case .malformed, .tooLarge, .badSignature, .unknownKey, .keyExpired, .algorithmNotAllowed,
      .wrongVehicle, .wrongAudience, .rollback, .equivocation, .notYetValid, .expired,
      .rootUnknown, .rootMalformed, .rootInUse:
      whyNotTaken(name)
    case .serviceUnknown, .serviceNotSubscribed, .serviceNotActive, .notSupportedByGateway,
      .actionUnknown, .inputInvalid, .privacyModeOn, .alreadyInProgress, .quotaExceeded,
      .commandUnknown, .commandOver, .ownerOnly, .pinNotSet, .pinRequired, .pinWrong, .pinLocked,
      .pinCodeInvalid:
      whyNotUsed(name)
    case .vehicleUnknown, .vehicleAmbiguous, .vehicleExists, .vehiclesFull, .vinInvalid,
      .profileUnknown, .marketUnknown, .buildDateInvalid, .profileLacks, .outOfRange, .lowBattery,
      .tractionBatteryLow, .vehicleAsleep, .networkUnavailable, .vehicleInUse, .cableNotConnected,
      .ignitionOff:
      whyOfVehicle(name)
    case .clockNotVirtual: self[.carClockNotVirtual]
    case .clockBackwards: self[.carClockBackwards]
    case .clockOutOfRange: self[.carClockOutOfRange]
    case .clockNotHeld: self[.carClockNotHeld]
    case .faultUnknown: self[.carFaultUnknown]
    case .faultNotApplicable: self[.carFaultNotApplicable]
    case .faultsFull: self[.carFaultsFull]
    case .journalGone: self[.carJournalGone]
    case .watchersFull: self[.carWatchersFull]
    case .watchUnknown: self[.carWatchUnknown]
    case .nonceUnknown: self[.carNonceUnknown]
    case .backupUnknown: self[.carBackupUnknown]
    case .backupsFull: self[.carBackupsFull]
    case .storageFailed: self[.carStorageFailed]
    case .internalError: self[.carInternalError]
    }
  }
}
