extension StorePhrase {
  /// From the frozen price to the receipt.
  static let checkout: KeyValuePairs<StoreText, StorePhrase> = [
    .priceTitle: StorePhrase(fr: "Tarif et durée", en: "Price and period"),
    .priceWithVAT: StorePhrase(fr: "Tarif TTC", en: "Price incl. VAT"),
    .withVAT: StorePhrase(fr: "{price} TTC", en: "{price} incl. VAT"),
    .vatLabel: StorePhrase(fr: "TVA", en: "VAT"),
    .vatIn: StorePhrase(
      fr: "{rate} % ({country}), soit {amount} à payer maintenant",
      en: "{rate} % ({country}), {amount} of what is due now"),
    .dueNow: StorePhrase(fr: "À payer maintenant", en: "Due now"),
    .freeTerm: StorePhrase(fr: "Essai gratuit", en: "Free term"),
    .validityFrom: StorePhrase(
      fr: "{term} à partir de la confirmation", en: "{term} from the confirmation"),
    .renewsEach: StorePhrase(
      fr: "automatique, au même tarif et pour la même durée",
      en: "automatic, at the same price and for the same period"),
    .renewsNot: StorePhrase(fr: "aucun", en: "none"),
    .howToEnd: StorePhrase(fr: "Pour l’arrêter", en: "How to end it"),
    .howToEndText: StorePhrase(
      fr: "à tout moment : phone-client subscription cancel ; ce qui est payé va à son terme",
      en: "at any time: phone-client subscription cancel; what is paid runs to its end"),
    .guaranteedUntil: StorePhrase(fr: "Prix garanti jusqu’au", en: "Price good until"),
    .priceNowOther: StorePhrase(
      fr: "Le prix a changé : {from} avant, {to} maintenant. Rien n’a été débité.",
      en: "The price changed: {from} before, {to} now. Nothing was charged."),
    .quoteRanOut: StorePhrase(
      fr: "Le prix affiché n’était plus garanti ; voici le prix actuel. Rien n’a été débité.",
      en: "The price shown was no longer good; this is the price now. Nothing was charged."),

    // - Source: seed R29; the French after R26.
    .addressTitle: StorePhrase(
      fr: "Entrez votre adresse de facturation", en: "Enter your Billing address"),
    // - Source: seed R32.
    .forbidden: StorePhrase(
      fr: "N’utilisez pas les caractères spéciaux suivants : {characters}",
      en: "Please don't enter following special characters: {characters}"),
    // - Source: seed R39.
    .requiredLegend: StorePhrase(fr: "Champ obligatoire*", en: "Indicates a required field*"),
    .addressSavedTitle: StorePhrase(fr: "Adresse enregistrée", en: "Address saved"),
    // - Source: seed R34.
    .addressSavedText: StorePhrase(
      fr: "Votre adresse de facturation est enregistrée, cliquez sur [Suivant] pour continuer.",
      en: "Your billing address is saved, click [Next] to go on."),
    .billedTo: StorePhrase(fr: "Adresse de facturation", en: "Billing address"),

    .termsTitle: StorePhrase(fr: "Conditions générales", en: "Terms and conditions"),
    // - Source: seed R43.
    .termsText: StorePhrase(
      fr: "Appuyez sur le lien pour consulter les conditions générales.",
      en: "Follow the link to read the terms and conditions."),
    .edition: StorePhrase(fr: "Version", en: "Version"),
    .openedAt: StorePhrase(fr: "Ouvertes le", en: "Opened"),
    .openTerms: StorePhrase(
      fr: "Consulter les conditions générales", en: "Read the terms and conditions"),
    .acceptTerms: StorePhrase(
      fr: "J’accepte les conditions générales", en: "I accept the terms and conditions"),
    .termsNoted: StorePhrase(
      fr: "Version et heure d’ouverture sont notées.",
      en: "The version and the time of opening are noted."),
    .reviewTitle: StorePhrase(fr: "Vérifiez votre commande", en: "Check your order"),
    // - Source: seed R44.
    .reviewText: StorePhrase(
      fr: "Appuyez sur [Confirmer]. Rien n’est débité avant.",
      en: "Press [Confirm]. Nothing is charged before."),
    .reviewFree: StorePhrase(
      fr: "Appuyez sur [Confirmer]. Ce service est gratuit.",
      en: "Press [Confirm]. This service is free."),
    .totalDue: StorePhrase(fr: "Total à payer maintenant", en: "Total due now"),
    .paidBy: StorePhrase(fr: "Moyen de paiement", en: "Payment method"),
    .acceptedTerms: StorePhrase(fr: "Conditions acceptées", en: "Terms accepted"),
    // - Source: Directive 2011/83/EU article 8(2).
    .confirmPaid: StorePhrase(
      fr: "Confirmer – commande avec obligation de paiement",
      en: "Confirm – order with obligation to pay"),
    // - Source: seed R44.
    .confirmFree: StorePhrase(fr: "Confirmer", en: "Confirm"),

    .howToWithdraw: StorePhrase(
      fr: "Pour vous rétracter : {command}", en: "To withdraw: {command}"),
    .doneTitle: StorePhrase(fr: "Achat confirmé", en: "Purchase confirmed"),
    // - Source: seed R45.
    .doneText: StorePhrase(
      fr: "Appuyez sur [Continuer] pour terminer le processus.",
      en: "Press [Continue] to finish."),
  ]
}
