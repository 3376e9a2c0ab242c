package import VehicleCatalog

extension CardFault {
  /// For people; never holds a digit of the card.
  package var message: LocalizedText {
    switch self {
    case .holderMissing:
      LocalizedText(fr: "Le nom du titulaire manque.", en: "The cardholder's name is missing.")
    case .holderTooLong(let count):
      LocalizedText(
        fr: "Le nom du titulaire a \(count) caractères ; "
          + "\(CardRules.holderCharactersMax) au plus.",
        en: "The cardholder's name has \(count) characters; "
          + "at most \(CardRules.holderCharactersMax).")
    case .holderHasCharacter(let character):
      LocalizedText(
        fr: "Le nom du titulaire ne peut pas contenir ‘\(character)’.",
        en: "The cardholder's name cannot hold ‘\(character)’.")
    case .numberMissing:
      LocalizedText(fr: "Le numéro de carte manque.", en: "The card number is missing.")
    case .numberNotDigits:
      LocalizedText(
        fr: "Le numéro de carte n’a que des chiffres, des espaces et des tirets.",
        en: "A card number has digits, spaces and hyphens only.")
    case .incorrectNumber:
      LocalizedText(
        fr: "Le numéro de carte est incorrect.", en: "The card number is incorrect.")
    case .brandRefused(let name):
      LocalizedText(
        fr: "Les cartes \(name) ne sont pas acceptées ; Visa et Mastercard le sont.",
        en: "Cards by \(name) are not accepted; Visa and Mastercard are.")
    case .brandUnknown:
      LocalizedText(
        fr: "Ce n’est ni une carte Visa ni une carte Mastercard.",
        en: "This is neither a Visa nor a Mastercard card.")
    case .expiryUnreadable:
      LocalizedText(
        fr: "La date d’expiration s’écrit mois/année, comme 12/28.",
        en: "An expiry date is written month/year, such as 12/28.")
    case .expired(let expiry):
      LocalizedText(
        fr: "La carte n’était valable que jusqu’à la fin de \(expiry).",
        en: "The card was valid until the end of \(expiry).")
    case .expiryTooFar(let expiry):
      LocalizedText(
        fr: "Aucune carte n’est valable jusqu’en \(expiry).",
        en: "No card is valid until \(expiry).")
    case .securityCodeMissing:
      LocalizedText(fr: "Le code de sécurité manque.", en: "The security code is missing.")
    case .securityCodeInvalid:
      LocalizedText(
        fr: "Le code de sécurité a \(CardRules.securityCodeDigits) chiffres.",
        en: "The security code has \(CardRules.securityCodeDigits) digits.")
    }
  }
}
