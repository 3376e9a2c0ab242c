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
            L’icône panier mène au Nissan Store : phone store. Son premier écran, {cartTitle}, \
            range les services par catégorie : {comfort}, {safety}, {entertainment}. Chacun porte \
            la mention {free}, {paid} ou {trial}, avant toute décision. Tapez le numéro d’une \
            ligne pour la choisir ; {back} quitte un écran sans rien en garder, {cancel} abandonne \
            l’achat. Les mêmes choses se font aussi commande par commande.
            """,
          en: """
            The cart icon leads to the Nissan Store: phone store. Its first screen, {cartTitle}, \
            lists the services by category: {comfort}, {safety}, {entertainment}. Each is marked \
            {free}, {paid} or {trial} before you decide anything. Type the number of a line to \
            choose it; {back} leaves a screen and keeps nothing of it, {cancel} gives the \
            purchase up. The same can be done command by command.
            """),
        GuideExample("phone store list")),
      GuideStep(
        StorePhrase(fr: "Regardez un service de près", en: "Look at a service"),
        StorePhrase(
          fr: """
            Son écran dit à quoi il sert, ce qu’il demande, et s’il convient à votre véhicule et à \
            votre téléphone. S’il ne convient pas, chaque raison est donnée, et rien ne vous est \
            demandé.
            """,
          en: """
            Its screen tells what it is for, what it needs, and whether it fits your car and \
            phone. If it does not, every reason is given, and nothing is asked of you.
            """),
        GuideExample("phone store show my-car-finder")),
      GuideStep(
        StorePhrase(fr: "Acceptez et confirmez", en: "Accept and confirm"),
        StorePhrase(
          fr: """
            Un service gratuit ne demande ni adresse ni carte. Sur {termsTitle}, ouvrez le lien, \
            puis choisissez {acceptTerms} ; sur {reviewTitle}, choisissez {confirmFree}.
            """,
          en: """
            A free service asks for no address and no card. On {termsTitle}, open the link, then \
            choose {acceptTerms}; on {reviewTitle}, choose {confirmFree}.
            """),
        GuideExample("phone store buy my-car-finder --accept-terms")),
      GuideStep(
        StorePhrase(fr: "Continuez jusqu’à la voiture", en: "Go on to the car"),
        StorePhrase(
          fr: """
            {continue} montre le service dans la voiture, qui a besoin de quelques minutes pour \
            l’activer. Ici, le temps passe quand vous le dites.
            """,
          en: """
            {continue} shows the service in the car, which needs a few minutes to activate it. \
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
            Le détail d’un service payant donne {priceLabel} et {validityLabel} de chaque durée. \
            Choisissez-en une sur {periodTitle}. Le prix est ensuite garanti quinze minutes, TVA \
            comprise : c’est celui qui sera débité. Les prix sont des illustrations.
            """,
          en: """
            The detail of a paid service gives {priceLabel} and {validityLabel} of each period. \
            Choose one on {periodTitle}. The price is then good for fifteen minutes, VAT \
            included: it is the one that will be charged. Prices are illustrations.
            """),
        GuideExample("phone store show smart-alerts")),
      GuideStep(
        StorePhrase(fr: "Donnez votre adresse", en: "Give your address"),
        StorePhrase(
          fr: """
            Sur {addressTitle}, remplissez les champs qui portent une étoile, puis {ok}. Le code \
            postal est vérifié pour le pays choisi, et chaque champ à corriger est nommé. L’écran \
            {addressSavedTitle} confirme ; {next} continue. Pour une commande, l’adresse est un \
            fichier.
            """,
          en: """
            On {addressTitle}, fill in the fields with an asterisk, then {ok}. The postcode is \
            checked for the country you chose, and every field to correct is named. The screen \
            {addressSavedTitle} confirms it; {next} goes on. For a command, the address is a file.
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
            Sur {addCardTitle}, saisissez {cardHolder}, {cardNumber}, {cardExpiry} et {cardCode}, \
            puis {add}. Visa et Mastercard sont acceptées. Le numéro et le code ne sont gardés \
            nulle part ; ils ne s’affichent pas pendant la saisie, et ne se mettent jamais sur une \
            ligne de commande. Cette carte est une carte d’essai.
            """,
          en: """
            On {addCardTitle}, enter {cardHolder}, {cardNumber}, {cardExpiry} and {cardCode}, then \
            {add}. Visa and Mastercard are accepted. The number and the code are kept nowhere; \
            they are not shown while you type, and never belong on a command line. This card is a \
            test card.
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
            Ouvrez les {termsTitle} et acceptez-les. {reviewTitle} montre le total ; rien n’est \
            débité avant {confirmPaid}. Si votre banque demande 3-D Secure, elle le demande ici. \
            Vous recevez un reçu ; {continue} mène à la voiture.
            """,
          en: """
            Open the {termsTitle} and accept them. {reviewTitle} shows the total; nothing is \
            charged before {confirmPaid}. If your bank asks for 3-D Secure, it asks here. You get \
            a receipt; {continue} leads to the car.
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
              Valable à partir du             31/01/2026 11:10:00
              Valable jusqu’au                28/02/2026 11:10:00
              …
              """,
            en: """
              …
              Paid with                Visa •••• 4242
              Valid from               31/01/2026 11:10:00
              Valid until              28/02/2026 11:10:00
              …
              """)),
        GuideExample("bench clock advance PT10M")),
    ])
}
