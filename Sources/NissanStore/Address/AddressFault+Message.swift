package import VehicleCatalog

extension AddressFault {
  /// For people: the field, what is wrong with it, and what would do.
  package var message: LocalizedText {
    let (fr, en) = (field.label.fr, field.label.en)
    switch problem {
    case .required:
      return LocalizedText(fr: "\(fr) : obligatoire.", en: "\(en): required.")
    case .refusedCharacters(let characters):
      let list = characters.joined(separator: " ")
      return LocalizedText(
        fr: "\(fr) : ces caractères ne sont pas acceptés : \(list)",
        en: "\(en): please don't enter following special characters: \(list)")
    case .tooLong(let count, let max):
      return LocalizedText(
        fr: "\(fr) : \(count) caractères ; \(max) au plus.",
        en: "\(en): \(count) characters; at most \(max).")
    case .postcode(let example):
      return LocalizedText(
        fr: "\(fr) : pas un code postal du pays ; exemple : \(example).",
        en: "\(en): not a postcode of the country; one would be \(example).")
    case .unknownProvince:
      return LocalizedText(
        fr: "\(fr) : choisissez une province de la liste du pays.",
        en: "\(en): choose a province from the country's list.")
    case .unknownCountry:
      return LocalizedText(
        fr: "\(fr) : le magasin n’y vend pas.", en: "\(en): the store does not sell there.")
    }
  }
}

extension AddressForm.Field {
  /// As the form is labelled.
  package var label: LocalizedText {
    switch self {
    case .line1: LocalizedText(fr: "Adresse, ligne 1", en: "Address line 1")
    case .line2: LocalizedText(fr: "Adresse, ligne 2", en: "Address line 2")
    case .town: LocalizedText(fr: "Ville", en: "Town")
    case .postcode: LocalizedText(fr: "Code postal", en: "Postcode")
    case .county: LocalizedText(fr: "Province", en: "County")
    case .country: LocalizedText(fr: "Pays", en: "Country")
    }
  }
}
