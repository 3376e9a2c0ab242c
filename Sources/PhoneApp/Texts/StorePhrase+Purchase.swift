extension StorePhrase {
  /// A purchase: its orders, where they stand, and their receipts.
  static let purchase: KeyValuePairs<StoreText, StorePhrase> = [
    .receipt: StorePhrase(fr: "Reçu", en: "Receipt"),
    .date: StorePhrase(fr: "Date", en: "Date"),
    .order: StorePhrase(fr: "Commande", en: "Order"),
    .vehicle: StorePhrase(fr: "Véhicule", en: "Vehicle"),
    .item: StorePhrase(fr: "Article", en: "Item"),
    .itemLine: StorePhrase(fr: "{product} : {amount}", en: "{product}: {amount}"),
    // Taken off because a product that is part of this one is paid for already.
    .creditLine: StorePhrase(
      fr: "{product} : déjà payé, {amount}", en: "{product}: already paid, {amount}"),
    .alreadyPaid: StorePhrase(fr: "déjà payé", en: "already paid"),
    .through: StorePhrase(fr: "avec {products}", en: "through {products}"),
    .totalWithVAT: StorePhrase(fr: "Total TTC", en: "Total incl. VAT"),
    .ofWhichVAT: StorePhrase(fr: "dont TVA", en: "of which VAT"),
    .paidWith: StorePhrase(fr: "Payé avec", en: "Paid with"),
    .validFrom: StorePhrase(fr: "Valable à partir du", en: "Valid from"),
    .validUntil: StorePhrase(fr: "Valable jusqu’au", en: "Valid until"),
    .withoutEnd: StorePhrase(fr: "sans fin", en: "without end"),
    .renewal: StorePhrase(fr: "Renouvellement", en: "Renewal"),
    .renewsByItself: StorePhrase(
      fr: "automatique à l’échéance, jusqu’à ce que vous l’arrêtiez",
      en: "automatic at that moment, until you switch it off"),
    .withdrawUntil: StorePhrase(
      fr: "Rétractation possible jusqu’au", en: "Right to withdraw until"),
    .endOfDay: StorePhrase(fr: "{day} inclus", en: "the end of {day}"),
    .inTheCar: StorePhrase(fr: "dans la voiture", en: "in the car"),

    .noOrder: StorePhrase(fr: "aucune commande", en: "no order yet"),
    .state: StorePhrase(fr: "état", en: "state"),
    .since: StorePhrase(fr: "depuis", en: "since"),
    .total: StorePhrase(fr: "total", en: "total"),
    .receipts: StorePhrase(fr: "reçus", en: "receipts"),

    .orderChosen: StorePhrase(fr: "produit choisi", en: "product chosen"),
    .orderUnfit: StorePhrase(fr: "incompatible", en: "not compatible"),
    .orderQuoted: StorePhrase(fr: "prix garanti", en: "price frozen"),
    .orderAddressed: StorePhrase(fr: "adresse enregistrée", en: "address saved"),
    .orderWithCard: StorePhrase(fr: "carte choisie", en: "card chosen"),
    .orderWithTerms: StorePhrase(fr: "conditions acceptées", en: "terms accepted"),
    .orderReviewed: StorePhrase(fr: "à confirmer", en: "to be confirmed"),
    .orderAuthorising: StorePhrase(fr: "paiement en cours", en: "payment under way"),
    .orderChallenged: StorePhrase(
      fr: "3-D Secure en attente", en: "waiting for 3-D Secure"),
    .orderDeclined: StorePhrase(fr: "paiement refusé", en: "payment declined"),
    .orderPaid: StorePhrase(fr: "payée", en: "paid"),
    .orderFulfilled: StorePhrase(fr: "exécutée", en: "fulfilled"),
    .orderReleased: StorePhrase(
      fr: "terminée, véhicule cédé", en: "ended, vehicle given up"),
    .orderQuoteExpired: StorePhrase(fr: "prix expiré", en: "price expired"),
    .orderAbandoned: StorePhrase(fr: "abandonnée", en: "abandoned"),
    .orderPending: StorePhrase(fr: "paiement attendu", en: "waiting for payment"),
    .orderLapsed: StorePhrase(fr: "paiement jamais arrivé", en: "payment never came"),
    .orderRefunded: StorePhrase(fr: "remboursée", en: "refunded"),
    .orderWithdrawn: StorePhrase(fr: "rétractée", en: "withdrawn from"),
    .orderChargedBack: StorePhrase(
      fr: "annulée, paiement contesté", en: "taken back, payment disputed"),
  ]
}
