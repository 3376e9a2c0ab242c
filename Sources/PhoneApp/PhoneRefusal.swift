package import NissanStore
package import VehicleCatalog

/// A rule of the app itself that said no.
package enum PhoneRefusal: Error, Hashable, Sendable {
  case accountMissing
  /// The phone belongs to an account already.
  case accountExists(AccountID)
  /// Nobody said which phone this is.
  case phoneMissing
  case phoneModelUnknown(String, near: [String])
  /// The phone never had this version of its operating system.
  case phoneOSImpossible(PhoneModel, version: String)
  case versionUnreadable(String)
  /// No car is paired, or not this one.
  case notPaired(VIN?)
  /// Several cars are paired, and none was named.
  case vehicleAmbiguous([VIN])
  case productUnknown(String, near: [String])
  /// The store does not sell there.
  case countryUnknown(String, known: [String])
  /// Somebody must be asked, and nobody is there.
  case noTerminal
  case addressMissing
  case cardMissing
  /// The total with the address given, and what each later period costs: nobody agreed to it.
  case totalNotAgreed(Money, each: Money)
  case termsNotAccepted(TermsID, link: String)
  /// The bank asks for 3-D Secure, and nobody said what the customer does.
  case authenticationMissing
  case authenticationAbandoned
  /// A text that was handed in is not in its form.
  case inputInvalid(InputRefusal)
  case inputUnreadable(subject: InputRefusal.Subject, path: String, reason: SystemReason)
  case pinUnreadable
  case mailCodeUnreadable
  /// The PIN was typed in two different ways.
  case pinsDiffer
  /// A PIN must be typed, and nobody is there.
  case pinNeedsTerminal
}

extension PhoneRefusal {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .accountMissing: "account_missing"
    case .accountExists: "account_exists"
    case .phoneMissing: "phone_missing"
    case .phoneModelUnknown: "phone_model_unknown"
    case .phoneOSImpossible: "phone_os_impossible"
    case .versionUnreadable: "version_unreadable"
    case .notPaired: "not_paired"
    case .vehicleAmbiguous: "vehicle_ambiguous"
    case .productUnknown: "product_unknown"
    case .countryUnknown: "country_unknown"
    case .noTerminal: "no_terminal"
    case .addressMissing: "address_missing"
    case .cardMissing: "card_missing"
    case .totalNotAgreed: "total_not_agreed"
    case .termsNotAccepted: "terms_not_accepted"
    case .authenticationMissing: "authentication_missing"
    case .authenticationAbandoned: "authentication_abandoned"
    case .inputInvalid: "input_invalid"
    case .inputUnreadable: "input_unreadable"
    case .pinUnreadable: "pin_unreadable"
    case .mailCodeUnreadable: "mail_code_unreadable"
    case .pinsDiffer: "pins_differ"
    case .pinNeedsTerminal: "no_terminal"
    }
  }
}
