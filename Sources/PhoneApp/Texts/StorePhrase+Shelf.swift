extension StorePhrase {
  /// From the cart to the choice of a period.
  static let shelf: KeyValuePairs<StoreText, StorePhrase> = [
    .resumeTitle: StorePhrase(fr: "Reprendre votre achat ?", en: "Go on with your purchase?"),
    .resumeText: StorePhrase(
      fr: "Vous avez laissé un achat en cours. Rien n’a été débité.",
      en: "You left a purchase on its way. Nothing was charged."),
    .resumeUnanswered: StorePhrase(
      fr: "Le paiement n’a pas encore de réponse. Confirmez encore : il n’est débité qu’une fois.",
      en: "The payment has no answer yet. Confirm again: it is charged only once."),
    .resumeGoOn: StorePhrase(fr: "Reprendre", en: "Go on"),
    .resumeDrop: StorePhrase(fr: "Abandonner cet achat", en: "Give it up"),
    .purchaseDropped: StorePhrase(
      fr: "L’achat est abandonné ; rien n’a été débité.",
      en: "The purchase is given up; nothing was charged."),
    .purchaseSettled: StorePhrase(
      fr: "L’achat interrompu a abouti. Voici son reçu.",
      en: "The purchase that was cut off went through. Here is its receipt."),

    .cartTitle: StorePhrase(fr: "Les services pour votre véhicule", en: "Services for your car"),
    // - Source: seed R22.
    .cartText: StorePhrase(
      fr: "Sélectionnez un service pour en afficher les détails.",
      en: "Choose a service to see its details."),
    .unfit: StorePhrase(
      fr: Wording(
        one: "{count} service ne convient pas à ce véhicule ou à ce téléphone.",
        other: "{count} services ne conviennent pas à ce véhicule ou à ce téléphone."),
      en: Wording(
        one: "{count} service does not fit this car or phone.",
        other: "{count} services do not fit this car or phone.")),
    .listAll: StorePhrase(fr: "Tout afficher", en: "Show all"),
    .listFitting: StorePhrase(fr: "Compatibles seulement", en: "Only those that fit"),
    .unfitMark: StorePhrase(fr: "incompatible", en: "does not fit"),
    .ownedMark: StorePhrase(fr: "déjà dans la voiture", en: "already in the car"),
    .marked: StorePhrase(fr: "{kind}  {rest}", en: "{kind}  {rest}"),
    .trialThen: StorePhrase(fr: "essai {term}, puis {price}", en: "trial {term}, then {price}"),
    .priceEach: StorePhrase(fr: "{price} / {term}", en: "{price} / {term}"),

    .productLabel: StorePhrase(fr: "Service", en: "Service"),
    .stateLabel: StorePhrase(fr: "État", en: "State"),
    .categoryLabel: StorePhrase(fr: "Catégorie", en: "Category"),
    .kindLabel: StorePhrase(fr: "Type", en: "Kind"),
    .priceLabel: StorePhrase(fr: "Tarif", en: "Price"),
    .validityLabel: StorePhrase(fr: "Durée de validité", en: "Validity"),
    .servicesLabel: StorePhrase(fr: "Comprend", en: "Holds"),
    .needsLabel: StorePhrase(fr: "Demande", en: "Needs"),
    .ownedLabel: StorePhrase(fr: "Déjà là", en: "You have it"),
    .needsToActivate: StorePhrase(
      fr: "pour l’activation : {conditions}", en: "to be activated: {conditions}"),
    .needsIgnition: StorePhrase(fr: "le contact", en: "the ignition on"),
    .needsNetwork: StorePhrase(fr: "le réseau", en: "the network"),
    .needsBattery: StorePhrase(
      fr: "une batterie 12 V chargée", en: "a charged 12 V battery"),
    .needsPrivacyOff: StorePhrase(fr: "le mode privé coupé", en: "privacy mode off"),
    .needsConsent: StorePhrase(
      fr: "l’accord au partage des données", en: "data sharing allowed in the car"),
    .needsTCU: StorePhrase(
      fr: "le boîtier télématique activé", en: "the telematics unit activated"),
    .needsAccount: StorePhrase(fr: "un compte {name}", en: "an account with {name}"),
    .fitsThis: StorePhrase(
      fr: "Compatible avec ce véhicule et ce téléphone", en: "Fits this car and phone"),
    .fitsNotThis: StorePhrase(
      fr: "Incompatible avec ce véhicule ou ce téléphone :",
      en: "Does not fit this car or phone:"),
    .trialTerm: StorePhrase(
      fr: Wording(one: "{term} gratuit", other: "{term} gratuits"), en: "{term} free"),
    .ownedUntil: StorePhrase(fr: "{state}, jusqu’au {moment}", en: "{state}, until {moment}"),

    .periodTitle: StorePhrase(fr: "Choisissez la durée", en: "Choose the period"),
    .periodText: StorePhrase(
      fr: "Les prix sont TTC ; chacun vaut pour la durée affichée.",
      en: "Prices include VAT; each is for the period shown."),
    .trialEnds: StorePhrase(
      fr: "sans carte ; s’arrête de lui-même", en: "no card; ends by itself"),
    .renewalOn: StorePhrase(
      fr: "Se renouvelle à chaque échéance, jusqu’à ce que vous l’arrêtiez.",
      en: "Renews at the end of each period, until you switch it off."),
    .renewalOff: StorePhrase(
      fr: "Une seule durée, sans renouvellement.", en: "One period only, without renewal."),
    .renewalSwitchOff: StorePhrase(fr: "Sans renouvellement", en: "Without renewal"),
    .renewalSwitchOn: StorePhrase(fr: "Avec renouvellement", en: "With renewal"),
  ]
}
