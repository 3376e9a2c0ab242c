extension StorePhrase {
  /// What the store shows of its products.
  static let products: KeyValuePairs<StoreText, StorePhrase> = [
    // Names, in both languages.
    // - Source: seed R01.
    .storeName: StorePhrase(
      fr: "Nissan Store – NissanConnect Services", en: "Nissan Store – NissanConnect Services"),
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
    // What ends a product before its time.
    .allowance: StorePhrase(fr: "quantité", en: "allowance"),
    .megabytes: StorePhrase(fr: "{count} Mo", en: "{count} MB"),
    .kilometres: StorePhrase(fr: "{count} km", en: "{count} km"),
    .ignitionCycles: StorePhrase(
      fr: Wording(one: "{count} démarrage", other: "{count} démarrages"),
      en: Wording(one: "{count} start", other: "{count} starts")),
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
  ]
}
