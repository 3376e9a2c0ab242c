import VehicleCatalog

/// A text of the store in both languages. `{name}` stands for what is filled in.
struct StorePhrase: Sendable {
  let fr: Wording
  let en: Wording

  /// One language's text, or two where it depends on a number.
  struct Wording: Sendable, ExpressibleByStringLiteral {
    let one: String
    let other: String

    init(one: String, other: String) {
      self.one = one
      self.other = other
    }

    init(stringLiteral text: String) { self.init(one: text, other: text) }
  }

  /// The text for `count` of something, where it is counted.
  ///
  /// - Source: CLDR's plural rules: French takes the singular for 0 too.
  func text(_ language: Language, count: Int?) -> String {
    switch language {
    case .fr: count == 0 || count == 1 ? fr.one : fr.other
    case .en: count == 1 ? en.one : en.other
    }
  }
}

extension StorePhrase {
  /// The French of the seed and the English of its screenshots are used as they stand there.
  static let table: [StoreText: StorePhrase] = [
    // - Source: seed R14.
    .illustration: StorePhrase(
      fr: "Services, prix et images sont donnés à titre d’illustration.",
      en: "Services, prices and pictures are illustrations."),
    .illustrative: StorePhrase(fr: "prix illustratif", en: "illustrative"),
    // - Source: seed R04.
    .free: StorePhrase(fr: "gratuit", en: "free"),
    .paid: StorePhrase(fr: "payant", en: "paid"),
    .trial: StorePhrase(fr: "essai", en: "trial"),
    .comfort: StorePhrase(fr: "confort", en: "comfort"),
    .safety: StorePhrase(fr: "sécurité", en: "safety"),
    .entertainment: StorePhrase(fr: "divertissement", en: "entertainment"),
    .product: StorePhrase(fr: "produit", en: "product"),
    .name: StorePhrase(fr: "nom", en: "name"),
    .category: StorePhrase(fr: "catégorie", en: "category"),
    .kind: StorePhrase(fr: "type", en: "kind"),
    .price: StorePhrase(fr: "prix", en: "price"),
    .services: StorePhrase(fr: "services", en: "services"),
    .owned: StorePhrase(fr: "déjà là", en: "has it"),
    .compatible: StorePhrase(fr: "compatible", en: "compatible"),
    .fits: StorePhrase(
      fr: "oui, avec ce véhicule et ce téléphone", en: "yes, with this car and phone"),
    .fitsNot: StorePhrase(fr: "pas pour ce véhicule", en: "not for this car"),
    .months: StorePhrase(
      fr: "{count} mois", en: Wording(one: "{count} month", other: "{count} months")),
    .days: StorePhrase(
      fr: Wording(one: "{count} jour", other: "{count} jours"),
      en: Wording(one: "{count} day", other: "{count} days")),
    // A free term before the first charge.
    .monthsFree: StorePhrase(
      fr: Wording(one: "{term} gratuit, puis {price}", other: "{term} gratuits, puis {price}"),
      en: "{term} free, then {price}"),
    // What a list leaves out.
    .left: StorePhrase(
      fr: Wording(
        one: "{count} de plus ne convient pas à ce véhicule ou à ce téléphone ; --all dit pourquoi",
        other:
          "{count} de plus ne conviennent pas à ce véhicule ou à ce téléphone ; --all dit pourquoi"
      ),
      en: Wording(
        one: "{count} more does not fit this car or phone; --all says why",
        other: "{count} more do not fit this car or phone; --all says why")),

    .receipt: StorePhrase(fr: "Reçu", en: "Receipt"),
    .date: StorePhrase(fr: "Date", en: "Date"),
    .order: StorePhrase(fr: "Commande", en: "Order"),
    .vehicle: StorePhrase(fr: "Véhicule", en: "Vehicle"),
    .item: StorePhrase(fr: "Article", en: "Item"),
    .itemLine: StorePhrase(fr: "{product}\u{A0}: {amount}", en: "{product}: {amount}"),
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
    .inTheCar: StorePhrase(fr: "dans la voiture", en: "in the car"),

    .noOrder: StorePhrase(fr: "aucune commande", en: "no order yet"),
    .state: StorePhrase(fr: "état", en: "state"),
    .since: StorePhrase(fr: "depuis", en: "since"),
    .total: StorePhrase(fr: "total", en: "total"),
    .receipts: StorePhrase(fr: "reçus", en: "receipts"),
    .noSubscription: StorePhrase(fr: "aucun abonnement", en: "no subscription yet"),
    .subscription: StorePhrase(fr: "abonnement", en: "subscription"),
    .paidThrough: StorePhrase(fr: "payé jusqu’au", en: "paid through"),
    .renews: StorePhrase(fr: "se renouvelle", en: "renews"),
    .yes: StorePhrase(fr: "oui", en: "yes"),
    .no: StorePhrase(fr: "non", en: "no"),

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
    .orderQuoteExpired: StorePhrase(fr: "prix expiré", en: "price expired"),
    .orderAbandoned: StorePhrase(fr: "abandonnée", en: "abandoned"),

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
      fr: "actif jusqu’à son terme, remplacé par un pack",
      en: "active to its end, replaced by a pack"),
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
      fr: "terminé, remplacé par un pack", en: "ended, replaced by a pack"),
    .revokedRefund: StorePhrase(fr: "remboursé", en: "refunded"),
    .revokedWithdrawal: StorePhrase(fr: "rétracté", en: "withdrawn from"),
    .revokedChargeback: StorePhrase(
      fr: "retiré, paiement contesté", en: "taken back, payment disputed"),
    .revokedTransfer: StorePhrase(
      fr: "transféré à un autre véhicule", en: "transferred to another vehicle"),

    .now: StorePhrase(fr: "maintenant", en: "now"),
    .timeAhead: StorePhrase(fr: "dans {span}", en: "in {span}"),
    .timeAgo: StorePhrase(fr: "il y a {span}", en: "{span} ago"),
    .dayUnit: StorePhrase(fr: "j", en: "d"),
  ]
}
