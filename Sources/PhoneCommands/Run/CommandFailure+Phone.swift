import CommandSupport
import LinkTransport
import NissanStore
import PhoneApp
import VehicleCatalog

extension CommandFailure {
  /// The failure behind an error of the phone, its store or its car; `nil` for anything else.
  ///
  /// - Parameters:
  ///   - error: Any error.
  ///   - what: What was attempted: `cannot pair`.
  init?(phone error: any Error, attempting what: String) {
    switch error {
    case let error as PhoneError:
      switch error {
      case .refused(let refusal): self.init(refusal, what)
      case .home(let failure): self.init(failure, what)
      case .car(let failure): self.init(failure, what)
      case .store(let failure): self.init(failure, what)
      }
    case let error as PhoneRefusal: self.init(error, what)
    case let error as PhoneHomeError: self.init(error, what)
    case let error as CarLinkError: self.init(error, what)
    case let error as StoreError: self.init(error, what)
    case let error as StoreFailure: self.init(StoreError.failed(error), what)
    case let error as ProfilesFolder.NotFound:
      self.init(.badData, name: "profiles_not_found", what: what, why: error.description)
    case let error as CatalogDiagnostics:
      self.init(
        .badData, name: "catalogue_invalid", what: what,
        why: "the profiles cannot be read; each mistake stands above",
        mistakes: error.all.map { Mistake(place: $0.place, message: $0.message) })
    default: return nil
    }
  }

  private init(_ refusal: PhoneRefusal, _ what: String) {
    let status: ExitStatus =
      switch refusal {
      case .inputInvalid, .versionUnreadable: .badData
      case .inputUnreadable: .inputOutput
      case .accountMissing, .accountExists, .phoneMissing, .phoneModelUnknown,
        .phoneOSImpossible, .notPaired, .vehicleAmbiguous, .addressMissing, .cardMissing,
        .termsNotAccepted, .authenticationMissing, .authenticationAbandoned, .productUnknown,
        .countryUnknown, .noTerminal:
        .refused
      }
    self.init(status, name: refusal.name, what: what, why: refusal.description)
  }

  private init(_ failure: PhoneHomeError, _ what: String) {
    let status: ExitStatus =
      switch failure {
      case .notNamed: .usage
      case .unusable: .inputOutput
      case .broken, .newer: .badData
      }
    self.init(status, name: failure.name, what: what, why: failure.description)
  }

  private init(_ failure: CarLinkError, _ what: String) {
    switch failure {
    case .refused(let refusal): self.init(refusal, attempting: what)
    case .unanswered(_, let cause): self.init(cause, attempting: what)
    case .unreadable, .otherVehicle, .pairingBroken, .numbersDiffer, .otherBond, .carNotProven,
      .otherDocument:
      self.init(.refused, name: failure.name, what: what, why: failure.description)
    }
  }

  private init(_ error: StoreError, _ what: String) {
    switch error {
    case .refused(let refusal):
      // What is under way is no refusal: the same may be done later, when it came.
      let isUnderWay = if case .paymentPending = refusal { true } else { false }
      self.init(
        isUnderWay ? .timedOut : .refused, name: refusal.name, what: what,
        why: refusal.message.en.asReason, retryable: isUnderWay)
    case .failed(let failure):
      let status: ExitStatus =
        switch failure {
        case .cannotOpen, .inputOutput: .inputOutput
        case .busy, .paymentUnknown: .timedOut
        case .corrupted, .tooNew: .badData
        case .signing, .inconsistent: .internalFault
        }
      self.init(
        status, name: failure.name, what: what, why: failure.description,
        retryable: status == .timedOut)
    }
  }
}

extension String {
  /// A sentence as the second half of another: without its capital and its full stop.
  fileprivate var asReason: String {
    let end = hasSuffix(".") ? String(dropLast()) : self
    return end.prefix(1).lowercased() + end.dropFirst()
  }
}
