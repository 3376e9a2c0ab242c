extension StorePhrase {
  /// What changes a running subscription: payments that failed or will fail, pauses and prices.
  static let changes: KeyValuePairs<StoreText, StorePhrase> = [
    .overdue: StorePhrase(fr: "paiement en retard", en: "payment overdue"),
    .overdueRetry: StorePhrase(fr: "nouvel essai le {moment}", en: "tried again on {moment}"),
    .overdueGrace: StorePhrase(
      fr: "service maintenu jusqu’au {moment}", en: "it works until {moment}"),
    .overdueEnd: StorePhrase(
      fr: "sans paiement, l’abonnement se termine le {moment}",
      en: "unless it is paid, it ends on {moment}"),
    .cardExpiring: StorePhrase(
      fr: "{card}, valable jusqu’à fin {expiry}, aura expiré au prochain débit du {moment}",
      en: "{card} is valid through {expiry} and will have expired at the next charge, on {moment}"),
    .cardExpiringModify: StorePhrase(
      fr: "{notice} ; « payment modify {id} » la remplace",
      en: "{notice}; ‘payment modify {id}’ puts a new one in its place"),
    .cardHasExpired: StorePhrase(fr: "{expiry} (expirée)", en: "{expiry} (expired)"),
    .pause: StorePhrase(fr: "mise en pause", en: "pause"),
    .pauseSpan: StorePhrase(fr: "du {begin} au {end}", en: "from {begin} to {end}"),
    .newPrice: StorePhrase(fr: "nouveau prix", en: "new price"),
    .newPriceFrom: StorePhrase(
      fr: "{price} à partir du {moment}", en: "{price} from {moment} on"),
    .newPriceAwaited: StorePhrase(
      fr: """
        {price} à partir du {moment} ; « subscription consent {id} » l’accepte, sans accord \
        l’abonnement se termine à cette date
        """,
      en: """
        {price} from {moment} on; ‘subscription consent {id}’ agrees, without consent it ends \
        at that moment
        """),
    .newPriceAgreed: StorePhrase(
      fr: "{price} à partir du {moment}, accepté", en: "{price} from {moment} on, agreed"),
    .newPriceRefused: StorePhrase(
      fr: "{price} à partir du {moment}, refusé ; « subscription consent {id} » l’accepte encore",
      en: "{price} from {moment} on, refused; ‘subscription consent {id}’ still agrees"),
    .pauseLengthInvalid: StorePhrase(
      fr: "une pause dure de {min} à {max}, pas {length}",
      en: "a pause lasts {min} to {max}, not {length}"),
    .priceConsentNeeded: StorePhrase(
      fr: """
        son prix est désormais de {price} par période ; acceptez-le d’abord avec \
        « subscription consent {id} »
        """,
      en: "it costs {price} a period from now on; agree first with ‘subscription consent {id}’"),
    .noHigherPrice: StorePhrase(
      fr: "aucun prix plus élevé n’est annoncé pour « {id} »",
      en: "no higher price was announced for ‘{id}’"),
    .cannotPause: StorePhrase(
      fr: "impossible de mettre « {id} » en pause", en: "cannot pause ‘{id}’"),
    .cannotAnswer: StorePhrase(
      fr: "impossible de répondre pour « {id} »", en: "cannot answer for ‘{id}’"),
    .notice: StorePhrase(fr: "{subscription} : {text}", en: "{subscription}: {text}"),
  ]
}
