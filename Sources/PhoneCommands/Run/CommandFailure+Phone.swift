import CommandSupport
import LinkProtocol
import LinkTransport
import NissanStore
import PhoneApp
import VehicleCatalog

extension CommandFailure {
  /// The failure behind an error of the phone, its store or its car, in the words of `texts`;
  /// `nil` for anything else.
  init?(phone error: any Error, attempting what: String, in texts: StoreTexts) {
    switch error {
    case let error as PhoneError:
      switch error {
      case .refused(let refusal): self.init(refusal, what, texts)
      case .home(let failure): self.init(failure, what, texts)
      case .car(let failure): self.init(failure, what, texts)
      case .store(let failure): self.init(failure, what, texts)
      }
    case let error as PhoneRefusal: self.init(error, what, texts)
    case let error as PhoneHomeError: self.init(error, what, texts)
    case let error as CarLinkError: self.init(error, what, texts)
    case let error as StoreError: self.init(error, what, texts)
    case let error as UnfinishedCommand: self.init(error, what, texts)
    case let error as StoreFailure: self.init(StoreError.failed(error), what, texts)
    case OutOfReach.notConnected(let error):
      self = error.commandFailure
      self.what = texts.cannotConnect(error)
      why = texts.why(error)
    case OutOfReach.notGreeted(let error): self.init(error, texts.cannot(.greet), texts)
    case OutOfReach.notMeant(let refusal): self.init(refusal, texts.cannot(.greet), texts)
    case let error as ProfilesFolder.NotFound:
      self.init(.badData, name: "profiles_not_found", what: what, why: texts.why(error))
    case let error as CatalogDiagnostics:
      self.init(
        .badData, name: "catalogue_invalid", what: what, why: texts[.catalogueInvalid],
        diagnostics: error.all.map { Diagnostic(place: $0.place, message: $0.message) })
    case let failure as CommandFailure:
      // The answer could not be written.
      self = failure
      detail = failure.why
      self.what = texts[.cannotWriteAnswer]
      why = texts[.outputClosed]
    default: return nil
    }
    form = Form(lead: texts[.errorLead], joint: texts[.errorCause])
  }

  private init(_ refusal: PhoneRefusal, _ what: String, _ texts: StoreTexts) {
    let status: ExitStatus =
      switch refusal {
      case .inputInvalid, .versionUnreadable, .pinUnreadable, .mailCodeUnreadable, .pinsDiffer:
        .badData
      case .inputUnreadable: .inputOutput
      case .accountMissing, .accountExists, .phoneMissing, .phoneModelUnknown,
        .phoneModelAmbiguous, .phoneOSUnknown, .phoneNameInvalid, .osVersionUnknown,
        .appVersionUnknown,
        .phoneOSImpossible, .notPaired, .vehicleAmbiguous, .addressMissing, .cardMissing,
        .totalNotAgreed, .termsNotAccepted, .authenticationMissing, .authenticationAbandoned,
        .productUnknown, .serviceUnknown, .subscriptionUnknown, .paymentMethodUnknown,
        .paymentMethodAmbiguous, .notConfirmed, .countryUnknown, .noTerminal, .pinNeedsTerminal:
        .refused
      }
    self.init(status, name: refusal.name, what: what, why: texts.why(refusal))
  }

  /// A command that is under way still has only come too late.
  private init(_ unfinished: UnfinishedCommand, _ what: String, _ texts: StoreTexts) {
    let isOver = if case .cameToNothing = unfinished { true } else { false }
    self.init(
      isOver ? .refused : .timedOut, name: unfinished.name,
      what: isOver ? what : texts.cannot(.waitFor, unfinished.command),
      why: texts.why(unfinished), retryable: !isOver, detail: unfinished.command)
  }

  private init(_ failure: PhoneHomeError, _ what: String, _ texts: StoreTexts) {
    let status: ExitStatus =
      switch failure {
      case .notNamed: .usage
      case .unusable: .inputOutput
      case .broken, .newer: .badData
      }
    self.init(status, name: failure.name, what: what, why: texts.why(failure))
  }

  private init(_ failure: CarLinkError, _ what: String, _ texts: StoreTexts) {
    switch failure {
    case .refused(let refusal), .timeRefused(let refusal):
      self.init(refusal, attempting: what)
      // The car's own words hold the values that it compared.
      detail = detail ?? refusal.message
    case .unanswered(_, let cause):
      self.init(cause, attempting: what)
      detail = cause.description
    case .unreadable(_, let reason):
      self.init(.refused, name: failure.name, what: what, why: "", detail: reason)
    case .otherVehicle, .pairingBroken, .numbersDiffer, .otherBond, .carNotProven,
      .otherDocument:
      self.init(.refused, name: failure.name, what: what, why: "")
    }
    why = texts.why(failure)
  }

  private init(_ error: StoreError, _ what: String, _ texts: StoreTexts) {
    switch error {
    case .refused(let refusal):
      // What is under way is no refusal: the same may be done later, when it came.
      let isUnderWay = if case .paymentPending = refusal { true } else { false }
      self.init(
        isUnderWay ? .timedOut : .refused, name: refusal.name, what: what,
        why: texts.whyAndCommand(refusal), retryable: isUnderWay)
    case .failed(let failure):
      let status: ExitStatus =
        switch failure {
        case .cannotOpen, .inputOutput: .inputOutput
        case .busy, .paymentUnknown: .timedOut
        case .corrupted, .tooNew: .badData
        case .signing, .inconsistent: .internalFault
        }
      self.init(
        status, name: failure.name, what: what, why: texts.why(failure),
        retryable: status == .timedOut, detail: failure.description)
    }
  }
}
