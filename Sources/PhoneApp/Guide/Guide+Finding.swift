extension Guide {
  /// - Source: seed R13, R16–R19.
  static let finding = GuideSection(
    StorePhrase(fr: "Comment trouver le Nissan Store", en: "How to find the Nissan Store"),
    [
      GuideStep(
        StorePhrase(fr: "Démarrez NissanConnect Services", en: "Start NissanConnect Services"),
        StorePhrase(
          fr: """
            L’application est sur votre téléphone : touchez son icône. Dans ce simulateur, \
            phone-client est le téléphone, et headunitd la voiture ; celle-ci tourne dans un \
            terminal à elle, et son temps est arrêté au 31 janvier 2026. Dans un second terminal, \
            deux noms courts évitent de répéter où ils se trouvent.
            """,
          en: """
            The app is on your phone: tap its icon. In this simulator, phone-client is the phone \
            and headunitd the car; the car runs in a terminal of its own, and its time stands \
            still at 31 January 2026. In a second terminal, two short names spare you repeating \
            where they are.
            """),
        GuideExample(
          #"""
          headunitd --state-dir guide/state --runtime-dir guide/run --pairing auto \
            --clock virtual=2026-01-31T10:00:00Z \
            --vehicle qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U0000001
          """#, isOfTheCar: true),
        GuideExample(
          """
          phone() { phone-client --socket guide/run/phone.sock --home guide/phone \\
            --locale LANGUAGE "$@"; }
          bench() { headunitctl --socket guide/run/control.sock "$@"; }
          """)),
      GuideStep(
        StorePhrase(fr: "Ou installez-la d’abord", en: "Or install it first"),
        StorePhrase(
          fr: """
            Si l’application manque, prenez-la là où votre téléphone trouve les siennes. Ici, le \
            README dit comment construire et installer les programmes.
            """,
          en: """
            If the app is missing, get it where your phone gets its apps. Here, the README tells \
            how to build and install the programs.
            """)),
      GuideStep(
        StorePhrase(fr: "Ou scannez un code", en: "Or scan a code"),
        StorePhrase(
          fr: """
            Un lien ouvre l’application au Nissan Store. Il est dessiné comme un code à scanner \
            si le programme qrencode est installé ; sinon, le lien est écrit. Il ne dit ni qui \
            vous êtes ni quelle est votre voiture.
            """,
          en: """
            A link opens the app at the Nissan Store. It is drawn as a code to scan where the \
            program qrencode is installed; otherwise the link is written out. It tells neither \
            who you are nor which car is yours.
            """),
        GuideExample("phone qr")),
      GuideStep(
        StorePhrase(fr: "Créez votre compte", en: "Create your account"),
        StorePhrase(
          fr: """
            Il faut un compte, et un véhicule connecté, avant d’entrer dans le magasin. Dites \
            aussi quel téléphone vous avez : certains services en dépendent.
            """,
          en: """
            You need an account, and a connected vehicle, before you can enter the store. Say \
            which phone you have, too: some services depend on it.
            """),
        GuideExample(
          """
          phone account create --email camille@example.com --name "Camille Martin" --country FR
          phone phone set --model "iPhone 14" --os-version 17.5
          """)),
      GuideStep(
        StorePhrase(fr: "Connectez votre véhicule", en: "Connect your vehicle"),
        StorePhrase(
          fr: """
            Les mêmes six chiffres s’affichent sur le téléphone et dans la voiture ; comparez-les \
            et dites oui des deux côtés. Avec --yes, et --pairing auto du côté de la voiture, \
            personne n’est interrogé.
            """,
          en: """
            The same six digits stand on the phone and in the car; compare them and say yes on \
            both sides. With --yes, and --pairing auto on the car's side, nobody is asked.
            """),
        GuideExample("phone pair --yes")),
    ])
}
