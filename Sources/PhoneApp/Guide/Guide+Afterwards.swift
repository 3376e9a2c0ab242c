extension Guide {
  /// Renewal and what can come of it.
  static let afterwards = GuideSection(
    StorePhrase(fr: "Après l’achat", en: "After the purchase"),
    [
      GuideStep(
        StorePhrase(
          fr: "Retrouvez vos commandes et abonnements", en: "Find your orders and subscriptions"),
        StorePhrase(
          fr: "{historyTitle} les montre, avec les reçus et les dates.",
          en: "{historyTitle} shows them, with their receipts and dates."),
        GuideExample(
          """
          phone orders
          phone receipt R-000002
          phone subscriptions
          """)),
      GuideStep(
        StorePhrase(fr: "L’abonnement se renouvelle", en: "The subscription renews"),
        StorePhrase(
          fr: """
            À la fin de chaque durée, le prix convenu est débité et la suivante commence. Le jour \
            du mois reste celui de l’achat : acheté un 31, le service va jusqu’au 28 février, puis \
            jusqu’au 31 mars. La voiture l’apprend la prochaine fois que le téléphone lui parle.
            """,
          en: """
            At the end of each period the agreed price is charged and the next one begins. The day \
            of the month stays that of the purchase: bought on a 31st, the service runs to 28 \
            February, then to 31 March. The car learns of it the next time the phone talks to it.
            """),
        GuideExample(
          """
          bench clock set 2026-02-28T10:10:00Z
          phone explain smart-alerts
          """,
          answer: StorePhrase(
            fr: "…\nprochain changement 31/03/2026 12:10:00 (dans 31 j)",
            en: "…\nnext change 31/03/2026 12:10:00 (in 31 d)"))),
      GuideStep(
        StorePhrase(fr: "Si un paiement échoue", en: "If a payment fails"),
        StorePhrase(
          fr: """
            Vous gardez le service seize jours (six s’il est hebdomadaire), et le magasin essaie \
            encore. Sans paiement, il est ensuite suspendu, puis terminé soixante jours après \
            l’échéance. La liste des abonnements dit pourquoi la banque a refusé et jusqu’à quand, \
            et avant l’échéance, que la carte aura expiré. Mettez une autre carte à la place de \
            celle qui échoue : le service revient aussitôt.
            """,
          en: """
            You keep the service for sixteen days (six when it is weekly), and the store tries \
            again. Without a payment it is then on hold, and ends sixty days after it fell due. \
            The list of subscriptions says why the bank declined and until when, and beforehand \
            that a card will have expired. Put another card in the place of the failing one: the \
            service comes back at once.
            """)),
      GuideStep(
        StorePhrase(
          fr: "Arrêtez le renouvellement, ou reprenez-le", en: "Stop the renewal, or take it up"),
        StorePhrase(
          fr: """
            Ce qui est payé reste utilisable jusqu’à son terme. Tant qu’il n’est pas atteint, le \
            renouvellement peut être rétabli. Il en va de même d’un abonnement qu’un pack avait \
            remplacé, une fois ce pack terminé ou rétracté.
            """,
          en: """
            What is paid can be used to its end. Until then the renewal can be switched on again. \
            So can that of a subscription which a pack had replaced, once the pack is over or \
            withdrawn from.
            """),
        GuideExample(
          """
          alerts=$(phone subscriptions | awk '$2 == "smart-alerts" {print $1}')
          phone subscription cancel "$alerts"
          phone subscription resume "$alerts"
          """)),
      GuideStep(
        StorePhrase(fr: "Changez de durée", en: "Change the period"),
        StorePhrase(
          fr: """
            Pour passer du mois à l’année, ou l’inverse, achetez le même produit avec l’autre \
            durée : elle commence aussitôt, et ce qui reste payé est déduit de son prix.
            """,
          en: """
            To go from months to a year, or back, buy the same product for the other period: it \
            begins at once, and what is still paid is taken off its price.
            """),
        GuideExample("phone store show smart-alerts")),
      GuideStep(
        StorePhrase(fr: "Vendez la voiture", en: "Sell the car"),
        StorePhrase(
          fr: """
            Céder la voiture met fin à tout ce que vous y avez acheté : l’acheteur repart de zéro. \
            Transférez d’abord ce que vous voulez garder vers votre autre voiture, et résiliez le \
            reste. Ce qui est encore payé peut aussi être transféré plus tard.
            """,
          en: """
            Giving the car up ends everything that you bought for it: its buyer begins anew. First \
            transfer what you want to keep to your other car, and cancel the rest. What is still \
            paid can also be transferred later.
            """),
        GuideExample("phone vehicle release --help")),
      GuideStep(
        StorePhrase(fr: "Rétractez-vous", en: "Withdraw from a purchase"),
        StorePhrase(
          fr: """
            Pendant quatorze jours, tout ce que vous avez payé vous est rendu, sans raison à \
            donner, et ce que vous avez acheté s’arrête aussitôt. Les commandes passées à partir \
            du 19 juin 2026 montrent d’abord la déclaration ; --confirm la confirme. Un reçu le \
            prouve.
            """,
          en: """
            For fourteen days everything you paid is given back, without a reason, and what you \
            bought ends at once. Orders from 19 June 2026 on show the declaration first; \
            --confirm confirms it. A receipt proves it.
            """),
        GuideExample(
          """
          phone store buy in-car-wifi --months 1 --address address.json --card-stdin \\
            --accept-terms <<< "$card"
          wifi=$(phone subscriptions | awk '$2 == "in-car-wifi" {print $1}')
          phone subscription withdraw "$wifi" --confirm
          """)),
      GuideStep(
        StorePhrase(fr: "Faites-vous rembourser", en: "Ask for your money back"),
        StorePhrase(
          fr: """
            Plus tard, le dernier montant débité peut être rendu ; l’abonnement s’arrête alors \
            aussitôt. Demander deux fois ne rend rien de plus.
            """,
          en: """
            Later, the amount that was charged last can be given back; the subscription then ends \
            at once. Asking twice gives nothing more back.
            """),
        GuideExample(#"phone subscription refund "$alerts""#)),
    ])

  /// - Source: seed R12.
  static let help = GuideSection(
    StorePhrase(fr: "De l’aide", en: "Help"),
    [
      GuideStep(
        StorePhrase(
          fr: "Demandez pourquoi un service ne marche pas", en: "Ask why a service does not work"),
        StorePhrase(
          fr: """
            La voiture répond maillon par maillon : ce qu’elle sait faire, ce que vous avez \
            acheté, et ce qui manque encore.
            """,
          en: """
            The car answers link by link: what it can do, what you have bought, and what is still \
            missing.
            """),
        GuideExample("phone explain smart-alerts")),
      GuideStep(
        StorePhrase(fr: "Adressez-vous à quelqu’un", en: "Turn to somebody"),
        StorePhrase(
          fr: """
            L’application, le site national, votre concessionnaire et le service client vous \
            aident, même quand rien d’autre ne marche.
            """,
          en: """
            The app, the national site, your dealer and customer service help you, even when \
            nothing else works.
            """),
        GuideExample(
          "phone help-contacts",
          answer: StorePhrase(
            fr: "…\nLe service client   0805 11 22 33 (France)",
            en: "…\nCustomer service   0805 11 22 33 (France)"))),
    ])
}
