package import NissanStore
package import VehicleCatalog
package import WorldTime

/// A rule of the app itself that said no.
package enum PhoneRefusal: Error, Hashable, Sendable {
  case accountMissing
  /// The phone belongs to an account already.
  case accountExists(AccountID)
  /// Nobody said which phone this is.
  case phoneMissing
  case phoneModelUnknown(String, near: [String])
  /// Several phones go by the name: these.
  case phoneModelAmbiguous(String, [String])
  case phoneOSUnknown(String, known: [String])
  /// A character that cannot be printed, as it is shown.
  case phoneNameInvalid(String)
  /// There has never been this version of an operating system; with those there were.
  case osVersionUnknown(String, known: [String])
  /// There has never been this version of the app; with its major ones.
  case appVersionUnknown(String, known: [String])
  /// The phone never had this version of its operating system.
  case phoneOSImpossible(PhoneModel, version: String)
  case versionUnreadable(String)
  /// No car is paired, or not this one.
  case notPaired(VIN?, paired: [VIN] = [])
  /// Several cars are paired, and none was named.
  case vehicleAmbiguous([VIN])
  case productUnknown(String, near: [String])
  case serviceUnknown(String, near: [String])
  case subscriptionUnknown(String, near: [String])
  case paymentMethodUnknown(String, near: [String])
  /// Several cards are called so; only their ids differ.
  case paymentMethodAmbiguous(String, [PaymentMethodID])
  /// Somebody was asked, and did not say yes.
  case notConfirmed
  /// The store does not sell there.
  case countryUnknown(String, known: [String])
  /// Somebody must be asked, and nobody is there.
  case noTerminal
  case addressMissing
  case cardMissing
  /// The total with the address given, and what each later period costs: nobody agreed to it.
  case totalNotAgreed(Money, each: Money, Period)
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
    case .phoneModelAmbiguous: "phone_model_ambiguous"
    case .phoneOSUnknown: "phone_os_unknown"
    case .phoneNameInvalid: "phone_name_invalid"
    case .osVersionUnknown: "os_version_unknown"
    case .appVersionUnknown: "app_version_unknown"
    case .phoneOSImpossible: "phone_os_impossible"
    case .versionUnreadable: "version_unreadable"
    case .notPaired: "not_paired"
    case .vehicleAmbiguous: "vehicle_ambiguous"
    case .productUnknown: "product_unknown"
    case .serviceUnknown: "service_unknown"
    case .subscriptionUnknown: "subscription_unknown"
    case .paymentMethodUnknown: "payment_method_unknown"
    case .paymentMethodAmbiguous: "payment_method_ambiguous"
    case .notConfirmed: "not_confirmed"
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
