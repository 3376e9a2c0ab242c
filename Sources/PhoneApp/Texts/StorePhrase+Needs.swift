extension StorePhrase {
  /// What a link of the chain behind a service needs, and what the car found.
  static let needs: KeyValuePairs<StoreText, StorePhrase> = [
    .foundAndNeeded: StorePhrase(
      fr: "{found} (requis : {needed})", en: "{found} (needed: {needed})"),
    .volts: StorePhrase(fr: "{volts} V", en: "{volts} V"),
    .voltsAtLeast: StorePhrase(fr: "au moins {volts} V", en: "at least {volts} V"),
    .networkAvailable: StorePhrase(fr: "disponible", en: "available"),
    .privacyModeOn: StorePhrase(fr: "mode privé activé", en: "privacy mode on"),
    .privacyModeOff: StorePhrase(fr: "mode privé désactivé", en: "privacy mode off"),
    .consentGiven: StorePhrase(fr: "donné", en: "given"),
    .consentMissing: StorePhrase(fr: "non donné", en: "not given"),
    .unitActivated: StorePhrase(fr: "activé", en: "activated"),
    .unitNotActivated: StorePhrase(fr: "non activé", en: "not activated"),

    .builtIn: StorePhrase(fr: "de série", en: "built in"),
    .noDocumentYet: StorePhrase(fr: "aucun document", en: "no document"),
    .goodUntil: StorePhrase(fr: "jusqu’au {moment}", en: "until {moment}"),
    .overSince: StorePhrase(fr: "échu depuis le {moment}", en: "over since {moment}"),
    .used: StorePhrase(fr: "{used} sur {limit} utilisés", en: "{used} of {limit} used"),

    .activationNotBegun: StorePhrase(fr: "pas commencée", en: "not begun"),
    .activationRunning: StorePhrase(fr: "en cours ({percent} %)", en: "under way ({percent} %)"),
    .activationRetries: StorePhrase(
      fr: "nouvelle tentative le {moment}", en: "tried again at {moment}"),
    .activationFailed: StorePhrase(fr: "échouée", en: "failed"),
    .activationDone: StorePhrase(fr: "terminée", en: "done"),
  ]
}
