extension StorePhrase {
  /// Where help is, and the ways into the app.
  static let help: KeyValuePairs<StoreText, StorePhrase> = [
    // - Source: seed R12.
    .helpApp: StorePhrase(fr: "L’application", en: "The app"),
    .helpInApp: StorePhrase(
      fr: "NissanConnect Services ; son guide : phone-client guide",
      en: "NissanConnect Services; its guide: phone-client guide"),
    .helpSite: StorePhrase(fr: "Le site national", en: "The national site"),
    .helpOnSite: StorePhrase(
      fr: "le site Nissan de votre pays", en: "the Nissan site of your country"),
    .helpDealer: StorePhrase(fr: "Le concessionnaire", en: "The dealer"),
    .helpAtDealer: StorePhrase(
      fr: "votre concessionnaire Nissan", en: "your Nissan dealer"),
    .helpCustomerService: StorePhrase(fr: "Le service client", en: "Customer service"),
    .helpForBreakdowns: StorePhrase(fr: "assistance dépannage", en: "breakdown assistance"),
    .helpNoNumber: StorePhrase(
      fr: "aucun numéro connu pour ce pays ; votre concessionnaire l’a",
      en: "no number is known for this country; your dealer has it"),

    // - Source: seed R02, R15.
    .guideTitle: StorePhrase(
      fr: "NissanConnect Services – Nissan Store – guide d’utilisation",
      en: "NissanConnect Services – Nissan Store – user guide"),
    .guideSteps: StorePhrase(fr: "Étapes", en: "Steps"),
    .guideInCar: StorePhrase(fr: "Dans le terminal de la voiture :", en: "In the car's terminal:"),

    // - Source: seed R19.
    .scanCode: StorePhrase(
      fr: "Scannez ce code avec votre téléphone : il ouvre le Nissan Store.",
      en: "Scan this code with your phone: it opens the Nissan Store."),
    .openLink: StorePhrase(
      fr: "Ouvrez ce lien sur votre téléphone : il ouvre le Nissan Store.",
      en: "Open this link on your phone: it opens the Nissan Store."),
    .codeNeedsProgram: StorePhrase(
      fr: "Le code n’est pas dessiné : le programme qrencode n’est pas installé.",
      en: "The code is not drawn: the program qrencode is not installed."),
    .codeFailed: StorePhrase(
      fr: "Le code n’est pas dessiné : qrencode a échoué.",
      en: "The code is not drawn: qrencode failed."),
    .codeTooSlow: StorePhrase(
      fr: "Le code n’est pas dessiné : qrencode n’a pas répondu à temps.",
      en: "The code is not drawn: qrencode did not answer in time."),
    .codeTooWide: StorePhrase(
      fr: "Le code n’est pas dessiné : le terminal est trop étroit.",
      en: "The code is not drawn: the terminal is too narrow."),
  ]
}
