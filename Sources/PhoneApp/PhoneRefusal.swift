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
  case termsNotAccepted(TermsID, link: String)
  /// The bank asks for 3-D Secure, and nobody said what the customer does.
  case authenticationMissing
  case authenticationAbandoned
  /// A text that was handed in is not in its form.
  case inputInvalid(InputFlaw)
  case inputUnreadable(subject: String, path: String, reason: String)
}

extension PhoneRefusal: CustomStringConvertible {
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
    case .termsNotAccepted: "terms_not_accepted"
    case .authenticationMissing: "authentication_missing"
    case .authenticationAbandoned: "authentication_abandoned"
    case .inputInvalid: "input_invalid"
    case .inputUnreadable: "input_unreadable"
    }
  }

  package var description: String {
    switch self {
    case .accountMissing:
      "this phone has no account yet: phone-client account create"
        + " --email E --name N --country C"
    case .accountExists(let id): "this phone belongs to account \(id) already"
    case .phoneMissing:
      "nobody said which phone this is: phone-client phone set --model M --os-version V"
    case .phoneModelUnknown(let model, let near):
      "the catalogue has no phone ‘\(model)’" + Self.hint(near)
    case .phoneOSImpossible(let model, let version):
      "\(model.name) came with \(model.os) \(model.osFirst) and gets up to"
        + " \(model.os) \(model.osLast); it never had \(version)"
    case .versionUnreadable(let text):
      "‘\(text)’ is no version: one to four numbers with dots between, such as 17.5"
    case .notPaired(let vin):
      "\(vin.map { "vehicle \($0)" } ?? "no car") is paired with this phone: phone-client pair"
    case .vehicleAmbiguous(let vins):
      "several cars are paired; name one with --vehicle: "
        + vins.map(\.description).joined(separator: ", ")
    case .productUnknown(let name, let near):
      "the store sells no ‘\(name)’" + Self.hint(near)
    case .countryUnknown(let name, let known):
      "the store does not sell in ‘\(name)’; countries: \(known.joined(separator: ", "))"
    case .noTerminal:
      "somebody must compare the numbers, and standard input is no terminal; with --yes nobody"
        + " is asked"
    case .addressMissing:
      "the product is not free, so a billing address is needed: --address FILE"
    case .cardMissing:
      "the product is not free, so a card is needed: its JSON on standard input, --card-stdin,"
        + " or a kept one, --payment-method ID"
    case .termsNotAccepted(let terms, let link):
      "the terms \(terms) must be read and accepted first: \(link), then --accept-terms"
    case .authenticationMissing:
      "the bank asks for 3-D Secure; say what the customer does: --sca accept, refuse or abandon"
    case .authenticationAbandoned:
      "the bank asked for 3-D Secure and had no answer; nothing was charged"
    case .inputInvalid(let flaw): flaw.description
    case .inputUnreadable(let subject, let path, let reason):
      "the \(subject) ‘\(path)’ cannot be read: \(reason)"
    }
  }

  private static func hint(_ near: [String]) -> String {
    near.isEmpty
      ? "" : "; did you mean " + near.map { "‘\($0)’" }.joined(separator: " or ") + "?"
  }
}
