extension StorePhrase {
  /// Subscriptions and where they stand.
  static let subscriptions: KeyValuePairs<StoreText, StorePhrase> = [
    .noSubscription: StorePhrase(fr: "aucun abonnement", en: "no subscription yet"),
    .subscription: StorePhrase(fr: "abonnement", en: "subscription"),
    .paidThrough: StorePhrase(fr: "payé jusqu’au", en: "paid through"),
    .renews: StorePhrase(fr: "se renouvelle", en: "renews"),

    .subscriptionPending: StorePhrase(fr: "paiement attendu", en: "waiting for payment"),
    .subscriptionTrial: StorePhrase(fr: "essai", en: "trial"),
    .subscriptionActive: StorePhrase(fr: "actif", en: "active"),
    .subscriptionInGrace: StorePhrase(
      fr: "actif, paiement en retard", en: "active, payment overdue"),
    .subscriptionOnHold: StorePhrase(
      fr: "suspendu, paiement en retard", en: "on hold, payment overdue"),
    .subscriptionCancelled: StorePhrase(
      fr: "résilié, actif jusqu’à son terme", en: "cancelled, active to its end"),
    .subscriptionPaused: StorePhrase(fr: "en pause", en: "paused"),
    .cancelledPriceRise: StorePhrase(
      fr: "actif jusqu’à son terme, nouveau prix non accepté",
      en: "active to its end, new price not accepted"),
    .cancelledProductWithdrawn: StorePhrase(
      fr: "actif jusqu’à son terme, n’est plus vendu", en: "active to its end, no longer sold"),
    .cancelledUpgraded: StorePhrase(
      fr: "actif jusqu’à son terme, remplacé",
      en: "active to its end, replaced"),
    .endedTrial: StorePhrase(fr: "terminé avec l’essai", en: "ended with the trial"),
    .endedUnpaid: StorePhrase(fr: "terminé, impayé", en: "ended, not paid"),
    .endedByCustomer: StorePhrase(fr: "terminé, résilié", en: "ended, cancelled"),
    .endedTerm: StorePhrase(fr: "arrivé à son terme", en: "ended with its term"),
    .endedNeverPaid: StorePhrase(fr: "terminé, jamais payé", en: "ended, never paid"),
    .endedPriceRise: StorePhrase(
      fr: "terminé, nouveau prix non accepté", en: "ended, new price not accepted"),
    .endedProductWithdrawn: StorePhrase(
      fr: "terminé, n’est plus vendu", en: "ended, no longer sold"),
    .endedUpgraded: StorePhrase(
      fr: "terminé, remplacé", en: "ended, replaced"),
    .endedReleased: StorePhrase(
      fr: "terminé, véhicule cédé", en: "ended, vehicle given up"),
    .revokedRefund: StorePhrase(fr: "remboursé", en: "refunded"),
    .revokedWithdrawal: StorePhrase(fr: "rétracté", en: "withdrawn from"),
    .revokedChargeback: StorePhrase(
      fr: "retiré, paiement contesté", en: "taken back, payment disputed"),
    .revokedTransfer: StorePhrase(
      fr: "transféré à un autre véhicule", en: "transferred to another vehicle"),
  ]
}
