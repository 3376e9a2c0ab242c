extension Guide {
  /// What a customer does with a service once the car has activated it.
  static let using = GuideSection(
    StorePhrase(fr: "Servez-vous de vos services", en: "Use your services"),
    [
      GuideStep(
        StorePhrase(fr: "Servez-vous d’un service", en: "Use a service"),
        StorePhrase(
          fr: """
            La voiture prend la commande et y travaille quelques secondes ; commands dit où elle \
            en est et ce qu’elle a trouvé. Une commande en cours peut être annulée. Si le temps \
            passe de lui-même, use --wait attend la fin.
            """,
          en: """
            The car takes the command and is at work on it for some seconds; commands tells how \
            far it is and what it has found. A command under way can be taken back. Where time \
            passes by itself, use --wait waits for the end.
            """),
        GuideExample("phone use my-car-finder"),
        GuideExample("bench clock advance PT10S"),
        GuideExample(
          "phone commands c-1",
          answer: StorePhrase(
            fr: "…\nlatitude   48.8656\nlongitude  2.3212",
            en: "…\nlatitude   48.8656\nlongitude  2.3212"))),
      GuideStep(
        StorePhrase(
          fr: "Choisissez un code PIN pour les portes", en: "Choose a PIN for the doors"),
        StorePhrase(
          fr: """
            Verrouiller et déverrouiller les portes à distance demande un code PIN à quatre \
            chiffres, que seul le propriétaire définit : le premier téléphone jumelé est le sien. \
            Un code à usage unique arrive d’abord par e-mail, que le banc d’essai lit ici pour \
            vous. Les codes ne s’affichent pas pendant la saisie, et ne se mettent jamais sur une \
            ligne de commande. Trois codes PIN faux le bloquent un quart d’heure.
            """,
          en: """
            To lock and unlock doors from afar takes a PIN of four digits, which only the owner \
            sets up: the first phone that pairs is the owner's. A one-time code comes by e-mail \
            first, which the bench reads for you here. The codes are not shown while you type, \
            and never belong on a command line. Three wrong PINs lock it for a quarter of an hour.
            """),
        GuideExample(
          "phone store buy remote-door-lock --months 1 --address address.json --accept-terms"),
        GuideExample("bench clock advance PT10M"),
        GuideExample(
          """
          phone pin request
          code=$(bench rpc pin.mail | awk -F'"' '/code/ {print $4}')
          printf '%s\\n2580\\n' "$code" | phone pin set --stdin
          """),
        GuideExample(
          """
          phone use remote-door-lock --action lock --pin-stdin <<< 2580
          bench clock advance PT10S
          phone commands
          """)),
    ])
}
