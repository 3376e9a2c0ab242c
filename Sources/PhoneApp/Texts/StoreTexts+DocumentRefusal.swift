import LinkProtocol

extension StoreTexts {
  /// Why the car does not take a document or a root, by the names from 1300 on.
  func whyNotTaken(_ name: ErrorName) -> String {
    switch name {
    case .malformed: self[.documentMalformed]
    case .tooLarge: self[.documentTooLarge]
    case .badSignature: self[.documentSignature]
    case .unknownKey: self[.documentUnknownKey]
    case .keyExpired: self[.documentKeyExpired]
    case .algorithmNotAllowed: self[.documentAlgorithm]
    case .wrongVehicle: self[.documentWrongVehicle]
    case .wrongAudience: self[.documentWrongAudience]
    case .rollback: self[.documentRollback]
    case .equivocation: self[.documentEquivocation]
    case .notYetValid: self[.documentNotYetValid]
    case .expired: self[.documentExpired]
    case .rootUnknown: self[.carRootUnknown]
    case .rootMalformed: self[.carRootMalformed]
    case .rootInUse: self[.carRootInUse]
    default: self[.carOther]
    }
  }
}
