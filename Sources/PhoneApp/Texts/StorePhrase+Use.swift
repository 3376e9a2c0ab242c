extension StorePhrase {
  /// What a service is used for, and how far that has come.
  static let use: KeyValuePairs<StoreText, StorePhrase> = [
    .command: StorePhrase(fr: "commande", en: "command"),
    .action: StorePhrase(fr: "action", en: "action"),
    .because: StorePhrase(fr: "motif", en: "reason"),
    .dueAt: StorePhrase(fr: "fin prévue", en: "due"),
    .endedAt: StorePhrase(fr: "fin", en: "ended"),
    .noCommand: StorePhrase(fr: "aucune commande", en: "no command yet"),
    .lookAgain: StorePhrase(
      fr: "pour suivre : phone-client commands {command}",
      en: "to follow it: phone-client commands {command}"),

    .commandExecuting: StorePhrase(fr: "en cours", en: "under way"),
    .commandCompleted: StorePhrase(fr: "terminée", en: "done"),
    .commandRejected: StorePhrase(fr: "refusée", en: "rejected"),
    .commandTimeout: StorePhrase(
      fr: "la voiture n’a pas répondu à temps", en: "the car did not answer in time"),
    .commandCancelled: StorePhrase(fr: "annulée", en: "taken back"),
    .commandStillAtWork: StorePhrase(
      fr: "la voiture y travaille encore : phone-client commands {command}",
      en: "the car is still at work: phone-client commands {command}"),
    .clockStandsStill: StorePhrase(
      fr: """
        l’horloge de la voiture est arrêtée, et par le temps seul rien ne changera : headunitctl \
        clock advance PT10S, puis phone-client commands {command}
        """,
      en: """
        the car’s clock stands still, and by time alone nothing will change: headunitctl \
        clock advance PT10S, then phone-client commands {command}
        """),

    .actionLock: StorePhrase(fr: "verrouiller", en: "lock"),
    .actionUnlock: StorePhrase(fr: "déverrouiller", en: "unlock"),
    .actionStart: StorePhrase(fr: "démarrer", en: "start"),
    .actionDoubleStart: StorePhrase(fr: "deux signaux brefs", en: "two short signals"),
    .actionStop: StorePhrase(fr: "arrêter", en: "stop"),
    .actionSend: StorePhrase(fr: "envoyer", en: "send"),
    .actionLocate: StorePhrase(fr: "localiser", en: "locate"),
    .actionRead: StorePhrase(fr: "consulter", en: "read"),
    .actionSet: StorePhrase(fr: "régler", en: "set"),
    .actionClear: StorePhrase(fr: "effacer", en: "clear"),
    .actionSpend: StorePhrase(fr: "utiliser", en: "spend"),
  ]

  /// What a car tells that was asked for.
  static let facts: KeyValuePairs<StoreText, StorePhrase> = [
    .factLatitude: StorePhrase(fr: "latitude", en: "latitude"),
    .factLongitude: StorePhrase(fr: "longitude", en: "longitude"),
    .factEngineLamp: StorePhrase(fr: "voyant du moteur", en: "engine lamp"),
    .lampOff: StorePhrase(fr: "éteint", en: "off"),
    .tyreFrontLeft: StorePhrase(fr: "pneu avant gauche", en: "front left tyre"),
    .tyreFrontRight: StorePhrase(fr: "pneu avant droit", en: "front right tyre"),
    .tyreRearLeft: StorePhrase(fr: "pneu arrière gauche", en: "rear left tyre"),
    .tyreRearRight: StorePhrase(fr: "pneu arrière droit", en: "rear right tyre"),
    .pressure: StorePhrase(fr: "{count} kPa", en: "{count} kPa"),
    .drives: StorePhrase(
      fr: Wording(one: "{count} trajet", other: "{count} trajets"),
      en: Wording(one: "{count} drive", other: "{count} drives")),
    .topSpeed: StorePhrase(
      fr: "vitesse maximale {count} km/h", en: "highest speed {count} km/h"),
    .factAskedData: StorePhrase(fr: "données demandées", en: "data asked for"),
    .factSpentData: StorePhrase(fr: "données utilisées", en: "data used"),
    .factLeftData: StorePhrase(fr: "données restantes", en: "data left"),
    .dataRanOut: StorePhrase(
      fr: "le forfait est épuisé : {spent} utilisés sur {asked} demandés",
      en: "the allowance is used up: {spent} of {asked} were served"),
  ]
}
