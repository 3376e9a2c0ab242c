import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Pairing
import VehicleCatalog
import WorldTime

/// Where the refusals of the domain get their names on the wire.
extension WireError {
  init(_ rejection: DocumentRejection) {
    self.init(Self.name(of: rejection.code), rejection.description)
  }

  private static func name(of code: DocumentRejection.Code) -> ErrorName {
    switch code {
    case .malformed: .malformed
    case .tooLarge: .tooLarge
    case .badSignature: .badSignature
    case .unknownKey: .unknownKey
    case .keyExpired: .keyExpired
    case .algorithmNotAllowed: .algorithmNotAllowed
    case .wrongVehicle: .wrongVehicle
    case .wrongAudience: .wrongAudience
    case .rollback: .rollback
    case .equivocation: .equivocation
    case .notYetValid: .notYetValid
    case .expired: .expired
    }
  }

  init(_ refusal: ProfileRefusal) {
    let name: ErrorName =
      switch refusal {
      case .unknownGeneration, .modelYear, .trim: .profileUnknown
      case .unknownMarket, .market: .marketUnknown
      case .builtOutsideModelYear, .built: .buildDateInvalid
      }
    self.init(name, refusal.description)
  }

  init(_ refusal: SelectionRefusal) {
    let name: ErrorName =
      switch refusal {
      case .profile, .combination: .profileUnknown
      case .market: .marketUnknown
      }
    self.init(name, refusal.description)
  }

  init(_ error: VIN.FormatError) { self.init(.vinInvalid, error.description) }

  init(_ error: ProfileName.FormatError) { self.init(.profileUnknown, error.description) }

  init(_ error: KeyFormatError) {
    self.init(.rootMalformed, error.description, rule: error.rule)
  }

  init(_ error: TrustStore.OtherRootTrusted) {
    self.init(.storeRootRefused, error.description)
  }

  init(_ error: PairingError) {
    let name: ErrorName =
      switch error {
      case .badPublicKey: .pairingMessageInvalid
      case .badCommitment, .badCheck, .badSeal, .badFormerBond: .pairingCheckFailed
      case .wrongState: .pairingOutOfOrder
      }
    self.init(name, error.description, rule: error.name)
  }

  init(_ refusal: WorldClock.Refusal) {
    switch refusal {
    case .systemClock:
      self.init(
        .clockNotVirtual,
        "the world follows the host's clock; start headunitd with --clock virtual to move it")
    case .backwards(let now):
      self.init(
        .clockBackwards, "world time is \(now) and never goes back while there is a vehicle")
    case .rateOutOfRange:
      self.init(
        .clockOutOfRange, "a rate lies within 0 and \(Int(WorldClock.rateMax)) world s per s")
    case .notHeld:
      self.init(
        .clockNotHeld, "the host's clock is not behind world time; there is nothing to set back")
    }
  }
}

extension WireError {
  init(_ refusal: CarRefusal) {
    self.init(
      ErrorName(refusal.code), refusal.description, rule: Self.rule(of: refusal),
      nextChangeAt: refusal.nextChangeAt)
  }

  /// What decided: the reason for a service's state, or the input that is wrong.
  private static func rule(of refusal: CarRefusal) -> String? {
    switch refusal {
    case .serviceNotSubscribed(_, let reason), .serviceNotActive(_, let reason, _): reason.name
    case .notSupportedByGateway(_, let rule): rule
    case .inputInvalid(let input, _), .inputMissing(let input, _), .inputUnknown(let input, _):
      input.rawValue
    default: nil
    }
  }
}

extension ErrorName {
  fileprivate init(_ code: CarRefusal.Code) {
    self =
      switch code {
      case .profileLacks: .profileLacks
      case .lowBattery: .lowBattery
      case .outOfRange: .outOfRange
      case .ignitionOff: .ignitionOff
      case .bondUnknown: .bondUnknown
      case .faultUnknown: .faultUnknown
      case .serviceNotSubscribed: .serviceNotSubscribed
      case .serviceNotActive: .serviceNotActive
      case .notSupportedByGateway: .notSupportedByGateway
      case .actionUnknown: .actionUnknown
      case .inputInvalid: .inputInvalid
      case .ownerOnly: .ownerOnly
      case .pinNotSet: .pinNotSet
      case .pinRequired: .pinRequired
      case .pinWrong: .pinWrong
      case .pinLocked: .pinLocked
      case .privacyModeOn: .privacyModeOn
      case .tractionBatteryLow: .tractionBatteryLow
      case .vehicleAsleep: .vehicleAsleep
      case .networkUnavailable: .networkUnavailable
      case .vehicleInUse: .vehicleInUse
      case .cableNotConnected: .cableNotConnected
      case .alreadyInProgress: .alreadyInProgress
      case .quotaExceeded: .quotaExceeded
      case .commandUnknown: .commandUnknown
      case .commandOver: .commandOver
      }
  }
}

extension WireError {
  /// Why the transport sends a peer away.
  init(_ refusal: LinkRefusal) {
    let name: ErrorName =
      switch refusal {
      case .tooManyConnections, .tooManyConnectionsOfUser: .tooManyConnections
      case .partialLineTooOld, .idleUnauthenticated: .connectionTooSlow
      }
    self.init(name, refusal.description)
  }
}
