extension Guide {
  /// - Source: seed R35.
  static let paying = GuideSection(
    StorePhrase(fr: "Vos moyens de paiement, à tout moment", en: "Payment methods, at any time"),
    [
      GuideStep(
        StorePhrase(fr: "Ajoutez une carte", en: "Add a card"),
        StorePhrase(
          fr: """
            {walletTitle} s’ouvre depuis le premier écran du magasin, aussi en dehors d’un achat. \
            La première carte sert par défaut ; avec --default, c’est la nouvelle.
            """,
          en: """
            {walletTitle} opens from the first screen of the store, outside of a purchase too. The \
            first card is the default one; with --default, the new one is.
            """),
        GuideExample(
          #"""
          phone payment add --card-stdin <<< "${card/4242 4242 4242 4242/5555 5555 5555 4444}"
          phone payment list
          """#)),
      GuideStep(
        StorePhrase(fr: "Choisissez celle qui sert par défaut", en: "Choose the default one"),
        StorePhrase(
          fr: """
            La première colonne de la liste est le nom d’une carte ; les commandes la désignent \
            par lui. Dans le magasin : {makeDefault}.
            """,
          en: """
            The first column of the list is a card's name, by which commands call it. In the \
            store: {makeDefault}.
            """),
        GuideExample(
          """
          new=$(phone payment list | awk '/4444/ {print $1}')
          old=$(phone payment list | awk '/4242/ {print $1}')
          phone payment default "$new"
          """)),
      GuideStep(
        StorePhrase(fr: "Modifiez ou supprimez une carte", en: "Modify or remove a card"),
        StorePhrase(
          fr: """
            Une nouvelle carte prend la place de l’ancienne : ce qui était payé avec l’une l’est \
            avec l’autre, et ce qui est en retard est payé aussitôt. Sa banque la vérifie \
            d’abord ; si elle la refuse, l’ancienne reste. Dans le magasin : {replaceCard}, ou \
            {removeCard}. Une carte dont un abonnement a besoin ne part que si une autre la \
            remplace.
            """,
          en: """
            A new card takes the place of the old one: what was paid with one is paid with the \
            other, and what is overdue is paid at once. Its bank verifies it first; when it \
            declines, the old one stays. In the store: {replaceCard}, or {removeCard}. A card that \
            a subscription needs goes only when another takes its place.
            """),
        GuideExample(#"phone payment remove "$old" --replace-with "$new""#)),
    ])
}
