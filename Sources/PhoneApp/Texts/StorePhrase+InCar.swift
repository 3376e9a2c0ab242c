extension StorePhrase {
  /// What the car makes of a purchase.
  static let inCar: KeyValuePairs<StoreText, StorePhrase> = [
    .activationTitle: StorePhrase(fr: "Dans la voiture", en: "In the car"),
    .askingCar: StorePhrase(
      fr: "La voiture n’a pas encore été interrogée.", en: "The car was not asked yet."),
    .activeInCar: StorePhrase(
      fr: "Tout est actif dans la voiture. Bonne route !",
      en: "Everything is active in the car. Have a good trip!"),
    .carWorks: StorePhrase(
      fr: "La voiture y travaille ; cet écran regarde encore de lui-même.",
      en: "The car is at work; this screen looks again by itself."),
    .carClockStill: StorePhrase(
      fr: """
        L’horloge de la voiture est arrêtée : par le temps seul, rien ne changera. Faites-la \
        avancer (headunitctl clock advance 5min), puis vérifiez à nouveau.
        """,
      en: """
        The car's clock stands still: by time alone nothing will change. Move it \
        (headunitctl clock advance 5min), then check again.
        """),
    .carOutOfReach: StorePhrase(
      fr: """
        L’achat est fait. La voiture est hors de portée : le document attend et partira au \
        prochain contact.
        """,
      en: """
        The purchase is done. The car is out of reach: the document waits and goes out at the \
        next contact.
        """),
    .carRefusedDocument: StorePhrase(
      fr: "L’achat est fait, mais la voiture a refusé le document : {message} [{name}]",
      en: "The purchase is done, but the car refused the document: {message} [{name}]"),
    .checkAgain: StorePhrase(fr: "Vérifier à nouveau", en: "Check again"),
    .backToStore: StorePhrase(fr: "Retour au magasin", en: "Back to the store"),

  ]
}
