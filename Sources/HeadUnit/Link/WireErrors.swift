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
    self.init(ErrorName(of: rejection.code), rejection.description)
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
      ErrorName(of: refusal.code), refusal.description, rule: refusal.rule,
      nextChangeAt: refusal.nextChangeAt)
  }
}

extension ErrorName {
  /// The name of a refusal of the rules, which is the same on the wire. A test holds that the wire
  /// has all of them.
  fileprivate init(of code: some RawRepresentable<String>) {
    guard let name = ErrorName(rawValue: code.rawValue) else {
      preconditionFailure("no error of the wire is called ‘\(code.rawValue)’")
    }
    self = name
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
