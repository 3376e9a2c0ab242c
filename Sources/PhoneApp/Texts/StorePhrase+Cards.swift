extension StorePhrase {
  /// The cards, the bank, and what was bought so far.
  static let cards: KeyValuePairs<StoreText, StorePhrase> = [
    .paymentTitle: StorePhrase(fr: "Moyen de paiement", en: "Payment method"),
    .walletTitle: StorePhrase(fr: "Moyens de paiement", en: "Payment methods"),
    // - Source: seed R35.
    .paymentText: StorePhrase(
      fr: "Vous pouvez ajouter ou modifier un moyen de paiement à tout moment.",
      en: "You can add or change a payment method at any time."),
    .defaultCard: StorePhrase(fr: "(par défaut)", en: "(default)"),
    // - Source: seed R36.
    .addCardTitle: StorePhrase(
      fr: "Ajouter un moyen de paiement", en: "Add a payment method"),
    // - Source: seed R37.
    .cardText: StorePhrase(
      fr: """
        Votre carte doit être valide. Notre système est entièrement sécurisé selon les normes \
        actuelles.
        """,
      en: "Your card must be valid. Our system is fully secure according to current standards."),
    // - Source: seed R38.
    .cardHolder: StorePhrase(fr: "Nom du titulaire", en: "Cardholder's name"),
    .cardNumber: StorePhrase(fr: "Numéro de carte", en: "Card number"),
    .cardExpiry: StorePhrase(fr: "Date d’expiration", en: "Expiry date"),
    .cardCode: StorePhrase(fr: "Code de sécurité", en: "Security code"),
    // - Source: seed R40.
    .cardBrands: StorePhrase(fr: "VISA MasterCard", en: "VISA MasterCard"),
    // - Source: seed R41, R42.
    .add: StorePhrase(fr: "Ajouter", en: "Add"),
    .cardKept: StorePhrase(fr: "La carte est ajoutée.", en: "The card is added."),
    .cardReplaced: StorePhrase(fr: "La carte est remplacée.", en: "The card is replaced."),
    .cardRemoved: StorePhrase(fr: "La carte est supprimée.", en: "The card is removed."),
    .defaultChosen: StorePhrase(
      fr: "La carte est utilisée par défaut.", en: "The card is the default one."),
    .defaultLabel: StorePhrase(fr: "Par défaut", en: "Default"),
    .makeDefault: StorePhrase(fr: "Utiliser par défaut", en: "Make it the default one"),
    .replaceCard: StorePhrase(
      fr: "Modifier : remplacer par une nouvelle carte", en: "Modify: put a new card in its place"),
    .removeCard: StorePhrase(fr: "Supprimer", en: "Remove"),
    .removeCardFor: StorePhrase(
      fr: "Supprimer, et payer désormais avec {card}",
      en: "Remove, and pay with {card} from now on"),

    .bankTitle: StorePhrase(fr: "Votre banque : 3-D Secure", en: "Your bank: 3-D Secure"),
    .bankAsks: StorePhrase(
      fr: "Autorisez-vous Nissan Store à débiter {amount} de votre carte {card} ?",
      en: "Do you let Nissan Store charge {amount} to your card {card}?"),
    .bankVerifies: StorePhrase(
      fr: "Autorisez-vous Nissan Store à utiliser votre carte {card} ?",
      en: "Do you let Nissan Store use your card {card}?"),
    .bankNote: StorePhrase(
      fr: "Écran simulé de la banque. Rien n’est encore débité.",
      en: "A simulated screen of the bank. Nothing is charged yet."),
    .bankAccept: StorePhrase(fr: "Accepter", en: "Accept"),
    .bankRefuse: StorePhrase(fr: "Refuser", en: "Refuse"),
    .bankAbandon: StorePhrase(
      fr: "Partir sans répondre (abandonne l’achat)",
      en: "Walk away without an answer (gives up the purchase)"),

    .historyTitle: StorePhrase(
      fr: "Commandes et abonnements", en: "Orders and subscriptions"),
    .ordersHeading: StorePhrase(fr: "Commandes", en: "Orders"),
    .subscriptionsHeading: StorePhrase(fr: "Abonnements", en: "Subscriptions"),
  ]
}
