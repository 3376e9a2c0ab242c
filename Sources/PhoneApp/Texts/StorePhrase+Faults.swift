extension StorePhrase {
  /// What is wrong with an address or an account as typed.
  static let faults: KeyValuePairs<StoreText, StorePhrase> = [
    .fieldLine1: StorePhrase(fr: "Adresse, ligne 1", en: "Address line 1"),
    .fieldLine2: StorePhrase(fr: "Adresse, ligne 2", en: "Address line 2"),
    .fieldTown: StorePhrase(fr: "Ville", en: "Town"),
    .fieldPostcode: StorePhrase(fr: "Code postal", en: "Postcode"),
    .fieldCounty: StorePhrase(fr: "Province", en: "County"),
    .fieldCountry: StorePhrase(fr: "Pays", en: "Country"),
    .fieldRequired: StorePhrase(fr: "{field} : obligatoire", en: "{field}: required"),
    // - Source: seed R32.
    .fieldCharacters: StorePhrase(
      fr: "{field} : n’utilisez pas les caractères spéciaux suivants : {characters}",
      en: "{field}: Please don't enter following special characters: {characters}"),
    .fieldTooLong: StorePhrase(
      fr: "{field} : {count} caractères, {max} au plus",
      en: "{field}: {count} characters, at most {max}"),
    .fieldNoPostcode: StorePhrase(
      fr: "{field} : pas un code postal du pays ; exemple : {example}",
      en: "{field}: not a postcode of the country; one would be {example}"),
    .fieldNoProvince: StorePhrase(
      fr: "{field} : choisissez une province de la liste du pays",
      en: "{field}: choose a province from the country’s list"),
    .fieldNoCountry: StorePhrase(
      fr: "{field} : le magasin n’y vend pas", en: "{field}: the store does not sell there"),

    .emailInvalid: StorePhrase(
      fr: "« {email} » n’est pas une adresse e-mail", en: "‘{email}’ is not an e-mail address"),
    .nameMissing: StorePhrase(fr: "le nom manque", en: "the name is missing"),
    .nameInvalid: StorePhrase(
      fr: "le nom ne peut pas contenir {character}", en: "the name cannot hold {character}"),
    .nameTooLong: StorePhrase(
      fr: "le nom a {count} caractères, {max} au plus",
      en: "the name has {count} characters, at most {max}"),
    .countryUnknown: StorePhrase(
      fr: "le magasin ne vend pas dans « {country} » ; pays : {known}",
      en: "the store does not sell in ‘{country}’; countries: {known}"),
  ]

  /// What is wrong with a card as typed; never holds a digit of it.
  static let cardFaults: KeyValuePairs<StoreText, StorePhrase> = [
    .holderMissing: StorePhrase(
      fr: "le nom du titulaire manque", en: "the cardholder’s name is missing"),
    .holderTooLong: StorePhrase(
      fr: "le nom du titulaire a {count} caractères, {max} au plus",
      en: "the cardholder’s name has {count} characters, at most {max}"),
    .holderCharacter: StorePhrase(
      fr: "le nom du titulaire ne peut pas contenir « {character} »",
      en: "the cardholder’s name cannot hold ‘{character}’"),
    .numberMissing: StorePhrase(
      fr: "le numéro de carte manque", en: "the card number is missing"),
    .numberNotDigits: StorePhrase(
      fr: "un numéro de carte n’a que des chiffres, des espaces et des tirets",
      en: "a card number has digits, spaces and hyphens only"),
    .numberIncorrect: StorePhrase(
      fr: "le numéro de carte n’est pas valable", en: "the card number is incorrect"),
    .brandRefused: StorePhrase(
      fr: "les cartes {brand} ne sont pas acceptées ; Visa et Mastercard le sont",
      en: "cards by {brand} are not accepted; Visa and Mastercard are"),
    .brandUnknown: StorePhrase(
      fr: "ce n’est ni une carte Visa ni une carte Mastercard",
      en: "this is neither a Visa nor a Mastercard card"),
    .expiryUnreadable: StorePhrase(
      fr: "la date d’expiration s’écrit mois/année, comme 12/28",
      en: "an expiry date is written month/year, such as 12/28"),
    .cardExpired: StorePhrase(
      fr: "la carte n’était valable que jusqu’à la fin de {expiry}",
      en: "the card was valid until the end of {expiry}"),
    .expiryTooFar: StorePhrase(
      fr: "aucune carte n’est valable jusqu’en {expiry}", en: "no card is valid until {expiry}"),
    .codeMissing: StorePhrase(
      fr: "le code de sécurité manque", en: "the security code is missing"),
    .codeInvalid: StorePhrase(
      fr: "le code de sécurité a {digits} chiffres", en: "the security code has {digits} digits"),
  ]
}
