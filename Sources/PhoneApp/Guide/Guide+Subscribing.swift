extension Guide {
  /// - Source: seed R20–R23, R06.
  static let free = GuideSection(
    StorePhrase(
      fr: "Comment souscrire à un service sur le Nissan Store ? Un service gratuit",
      en: "How to subscribe to a service in the Nissan Store: a free one"),
    [
      GuideStep(
        StorePhrase(fr: "Ouvrez le panier", en: "Open the cart"),
        StorePhrase(
          fr: """
            L’icône panier mène au Nissan Store. Les services y sont rangés par catégorie : \
            {comfort}, {safety}, {entertainment}. Chacun porte la mention {free}, {paid} ou \
            {trial}, avant toute décision.
            """,
          en: """
            The cart icon leads to the Nissan Store. Its services belong to a category: \
            {comfort}, {safety} or {entertainment}. Each is marked {free}, {paid} or {trial} \
            before you decide anything.
            """),
        GuideExample("phone store list")),
      GuideStep(
        StorePhrase(fr: "Regardez un service de près", en: "Look at a service"),
        StorePhrase(
          fr: """
            Son détail dit à quoi il sert, ce qu’il comprend, et s’il convient à votre \
            véhicule et à votre téléphone : {fits}. S’il ne convient pas, chaque raison est \
            donnée, et rien ne vous est demandé.
            """,
          en: """
            Its detail tells what it is for, what comes with it, and whether it fits your car \
            and phone: {fits}. If it does not, every reason is given, and nothing is asked of \
            you.
            """),
        GuideExample("phone store show my-car-finder")),
      GuideStep(
        StorePhrase(fr: "Acceptez et confirmez", en: "Accept and confirm"),
        StorePhrase(
          fr: """
            Un service gratuit ne demande ni adresse ni carte. Sans --accept-terms, la \
            commande donne le lien des conditions générales et n’achète rien.
            """,
          en: """
            A free service asks for no address and no card. Without --accept-terms the command \
            gives the link to the terms and buys nothing.
            """),
        GuideExample("phone store buy my-car-finder --accept-terms")),
      GuideStep(
        StorePhrase(fr: "Continuez jusqu’à la voiture", en: "Go on to the car"),
        StorePhrase(
          fr: """
            Le service apparaît sous {inTheCar}. Elle a besoin de quelques minutes pour \
            l’activer. Ici, le temps passe quand vous le dites.
            """,
          en: """
            The service stands under {inTheCar}, which needs a few minutes to activate it. \
            Here, time passes when you say so.
            """),
        GuideExample(
          "bench clock advance PT10M",
          answer: StorePhrase(
            fr: "…\n  2026-01-31 10:01:00Z  my-car-finder  activating →  active  free\n…",
            en: "…\n  2026-01-31 10:01:00Z  my-car-finder  activating →  active  free\n…"))),
    ])

  /// - Source: seed R20, R23–R45.
  static let paid = GuideSection(
    StorePhrase(
      fr: "Comment souscrire à un service sur le Nissan Store ? Un service payant",
      en: "How to subscribe to a service in the Nissan Store: a paid one"),
    [
      GuideStep(
        StorePhrase(fr: "Lisez le tarif et la durée", en: "Read the price and the validity"),
        StorePhrase(
          fr: """
            Le détail d’un service payant donne le prix de chaque durée ; choisissez-en une. \
            Le prix est ensuite garanti quinze minutes, TVA comprise : c’est celui qui sera \
            débité. Les prix sont des illustrations.
            """,
          en: """
            The detail of a paid service gives the price of each period; choose one. The price \
            is then good for fifteen minutes, VAT included: it is the one that will be \
            charged. Prices are illustrations.
            """),
        GuideExample("phone store show smart-alerts")),
      GuideStep(
        StorePhrase(fr: "Donnez votre adresse", en: "Give your address"),
        StorePhrase(
          fr: """
            La facture a besoin d’une adresse. Le code postal est vérifié pour le pays choisi, \
            et chaque champ à corriger est nommé. Pour une commande, l’adresse est un fichier.
            """,
          en: """
            The bill needs an address. The postcode is checked for the country you chose, and \
            every field to correct is named. For a command, the address is a file.
            """),
        GuideExample(
          #"""
          cat > address.json <<'END'
          {"line1":"12 rue de la Paix","town":"Paris","postcode":"75002","country":"FR"}
          END
          """#)),
      GuideStep(
        StorePhrase(fr: "Indiquez une carte", en: "Enter a card"),
        StorePhrase(
          fr: """
            Il faut le nom du titulaire, le numéro, la date d’expiration et le code de \
            sécurité. Visa et Mastercard sont acceptées. Le numéro et le code ne sont gardés \
            nulle part, et n’ont jamais leur place parmi les options d’une commande. Cette \
            carte est une carte d’essai.
            """,
          en: """
            It takes the holder's name, the number, the expiry date and the security code. \
            Visa and Mastercard are accepted. The number and the code are kept nowhere, and \
            never belong among the options of a command. This card is a test card.
            """),
        GuideExample(
          #"""
          card='{"holder":"Camille Martin","number":"4242 4242 4242 4242",
            "expiry":"12/28","code":"123"}'
          """#)),
      GuideStep(
        StorePhrase(fr: "Confirmez la commande", en: "Confirm the order"),
        StorePhrase(
          fr: """
            Avec --accept-terms vous acceptez les conditions générales. Rien n’est débité \
            avant que tout soit vérifié ; si votre banque demande 3-D Secure, --sca y répond. \
            Vous recevez un {receipt} : {paidWith}, {validUntil}, {renewal}.
            """,
          en: """
            With --accept-terms you accept the terms. Nothing is charged before everything is \
            checked; if your bank asks for 3-D Secure, --sca answers it. You get a {receipt}: \
            {paidWith}, {validUntil}, {renewal}.
            """),
        GuideExample(
          """
          phone store buy smart-alerts --months 1 --address address.json --card-stdin \\
            --accept-terms <<< "$card"
          """,
          answer: StorePhrase(
            fr: """
              …
              Payé avec                       Visa •••• 4242
              Valable à partir du             31/01/2026 10:10:00 UTC
              Valable jusqu’au                28/02/2026 10:10:00 UTC
              …
              """,
            en: """
              …
              Paid with                Visa •••• 4242
              Valid from               31/01/2026 10:10:00 UTC
              Valid until              28/02/2026 10:10:00 UTC
              …
              """)),
        GuideExample("bench clock advance PT10M")),
    ])
}
