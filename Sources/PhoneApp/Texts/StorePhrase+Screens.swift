extension StorePhrase {
  /// What stands on every screen of the store. Labels of the seed stand as they are there.
  static let screens: KeyValuePairs<StoreText, StorePhrase> = [
    .screenStep: StorePhrase(fr: "étape {step} sur {count}", en: "step {step} of {count}"),
    // - Source: seed R28, R36.
    .cancel: StorePhrase(fr: "Annuler", en: "Cancel"),
    .back: StorePhrase(fr: "Retour", en: "Back"),
    .quit: StorePhrase(fr: "Quitter", en: "Quit"),
    .help: StorePhrase(fr: "Aide", en: "Help"),
    .morePages: StorePhrase(fr: "Suite", en: "More"),
    // - Source: seed R34.
    .next: StorePhrase(fr: "Suivant", en: "Next"),
    .ok: StorePhrase(fr: "OK", en: "OK"),
    // - Source: seed R45.
    .continue: StorePhrase(fr: "Continuer", en: "Continue"),
    .tryAgain: StorePhrase(fr: "Réessayer", en: "Try again"),
    .enterKey: StorePhrase(fr: "Entrée", en: "Enter"),
    .chooseKey: StorePhrase(fr: "Choisir", en: "Choose"),
    .keyBack: StorePhrase(fr: "r", en: "b"),
    .keyCancel: StorePhrase(fr: "a", en: "c"),
    .keyQuit: StorePhrase(fr: "q", en: "q"),
    .keyAll: StorePhrase(fr: "t", en: "a"),
    .keyWallet: StorePhrase(fr: "m", en: "p"),
    .keyHistory: StorePhrase(fr: "o", en: "o"),
    .keyRenewal: StorePhrase(fr: "n", en: "n"),
    .keyStore: StorePhrase(fr: "s", en: "s"),
    .page: StorePhrase(fr: "page {page} sur {count}", en: "page {page} of {count}"),
    .keepField: StorePhrase(fr: "Garder", en: "Keep"),
    .changeField: StorePhrase(fr: "Modifier", en: "Change"),
    .emptyKey: StorePhrase(fr: "- pour vider", en: "- to empty it"),
    .unseen: StorePhrase(
      fr: "rien ne s’affiche pendant la saisie", en: "nothing is shown while you type"),
    .notUnderstood: StorePhrase(
      fr: "Cela n’est pas proposé ici ; ? pour l’aide.",
      en: "That is not offered here; ? for help."),
    .chooseOne: StorePhrase(
      fr: "Choisissez une ligne par son numéro ; ? pour l’aide.",
      en: "Choose a line by its number; ? for help."),
    .lineTooLong: StorePhrase(
      fr: "Cette ligne a plus de {count} octets ; elle n’a pas été lue.",
      en: "That line has more than {count} bytes; it was not read."),
    .helpText: StorePhrase(
      fr: """
        Tapez le numéro d’une ligne, ou la lettre d’une action, puis Entrée.
        Entrée seule fait ce que le bas de l’écran annonce en premier.
        Retour quitte cet écran et n’en garde rien ; Annuler abandonne l’achat en cours.
        Dans un champ : < retour, <a annuler, <q quitter, ? aide ; Entrée garde ce qui est là.
        Quitter, ou Ctrl-C, ferme le magasin ; un achat en cours peut être repris ensuite.
        Rien n’est débité avant Confirmer.
        """,
      en: """
        Type the number of a line, or the letter of an action, then Enter.
        Enter alone does what the bottom of the screen names first.
        Back leaves this screen and keeps nothing of it; Cancel gives up the purchase.
        In a field: < back, <c cancel, <q quit, ? help; Enter keeps what is there.
        Quit, or Ctrl-C, closes the store; a purchase on its way can be taken up again.
        Nothing is charged before Confirm.
        """),
    .openStore: StorePhrase(fr: "Ouvrir le magasin", en: "Open the store"),
    .storeClosed: StorePhrase(fr: "À bientôt.", en: "See you soon."),
    .purchaseKept: StorePhrase(
      fr: "Votre achat en cours est gardé ; phone-client store le reprend. Rien n’est débité.",
      en: "Your purchase is kept; phone-client store takes it up again. Nothing is charged."),
    .storeFailed: StorePhrase(
      fr: "Le magasin n’a pas pu répondre : {reason}. Rien n’est perdu ; réessayez.",
      en: "The store could not answer: {reason}. Nothing is lost; try again."),
    .fieldsWrong: StorePhrase(
      fr: "Corrigez les champs signalés ; les autres sont gardés.",
      en: "Correct the fields marked below; the others are kept."),
  ]
}
