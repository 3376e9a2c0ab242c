package import VehicleCatalog

extension AccountFault {
  /// For people.
  package var message: LocalizedText {
    switch self {
    case .emailInvalid(let text):
      LocalizedText(
        fr: "‘\(text)’ n’est pas une adresse e-mail.", en: "‘\(text)’ is not an e-mail address.")
    case .nameMissing:
      LocalizedText(fr: "Le nom manque.", en: "The name is missing.")
    case .nameInvalid(let refused):
      LocalizedText(
        fr: "Le nom ne peut pas contenir \(refused).", en: "The name cannot hold \(refused).")
    case .nameTooLong(let count, let max):
      LocalizedText(
        fr: "Le nom a \(count) caractères ; \(max) au plus.",
        en: "The name has \(count) characters; at most \(max).")
    case .countryUnknown(let country, let known):
      LocalizedText(
        fr: "Le magasin ne vend pas dans ‘\(country)’ ; pays : \(known.joined(separator: ", ")).",
        en: "The store does not sell in ‘\(country)’; countries: "
          + "\(known.joined(separator: ", ")).")
    }
  }
}
