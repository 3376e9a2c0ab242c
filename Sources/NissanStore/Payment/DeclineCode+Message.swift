package import VehicleCatalog

extension DeclineCode {
  /// For people.
  package var message: LocalizedText {
    switch self {
    case .genericDecline:
      LocalizedText(
        fr: "La banque a refusé le paiement ; rien n’a été débité.",
        en: "The bank declined the payment; nothing was charged.")
    case .insufficientFunds:
      LocalizedText(
        fr: "La provision de la carte est insuffisante ; rien n’a été débité.",
        en: "The card has insufficient funds; nothing was charged.")
    case .lostCard:
      LocalizedText(
        fr: "La carte a été déclarée perdue ; rien n’a été débité.",
        en: "The card was reported lost; nothing was charged.")
    case .stolenCard:
      LocalizedText(
        fr: "La carte a été déclarée volée ; rien n’a été débité.",
        en: "The card was reported stolen; nothing was charged.")
    case .expiredCard:
      LocalizedText(
        fr: "La banque dit que la carte a expiré ; rien n’a été débité.",
        en: "The bank says that the card has expired; nothing was charged.")
    case .incorrectSecurityCode:
      LocalizedText(
        fr: "Le code de sécurité est faux ; rien n’a été débité.",
        en: "The security code is wrong; nothing was charged.")
    case .processingError:
      LocalizedText(
        fr: "Le paiement n’a pas pu être traité ; rien n’a été débité. Réessayez.",
        en: "The payment could not be processed; nothing was charged. Try again.")
    case .incorrectNumber:
      LocalizedText(
        fr: "Le numéro de carte est incorrect ; rien n’a été débité.",
        en: "The card number is incorrect; nothing was charged.")
    case .authenticationRequired:
      LocalizedText(
        fr: "La banque exige une authentification 3-D Secure, qui n’a pas été accordée ; rien n’a "
          + "été débité.",
        en: "The bank requires 3-D Secure, which was not passed; nothing was charged.")
    }
  }
}
