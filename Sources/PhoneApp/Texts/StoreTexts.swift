package import NissanStore
package import VehicleCatalog

/// The store's words that every screen and command shares, in both languages.
///
/// The French of the seed and the English of its screenshots are used as they stand there.
package enum StoreTexts {
  /// - Source: seed R14.
  package static let illustration = LocalizedText(
    fr: "Services, prix et images sont donnés à titre d’illustration.",
    en: "Services, prices and pictures are illustrations.")

  /// Beside a price that no source states.
  package static let illustrative = LocalizedText(fr: "prix illustratif", en: "illustrative")

  /// - Source: seed R04.
  package static let free = LocalizedText(fr: "gratuit", en: "free")
  package static let paid = LocalizedText(fr: "payant", en: "paid")
  package static let trial = LocalizedText(fr: "essai", en: "trial")

  package static func kind(_ kind: ProductKind) -> LocalizedText {
    switch kind {
    case .free: free
    case .paid: paid
    case .trial: trial
    }
  }

  package static func category(_ category: ServiceCategory) -> LocalizedText {
    switch category {
    case .comfort: LocalizedText(fr: "confort", en: "comfort")
    case .safety: LocalizedText(fr: "sécurité", en: "safety")
    case .entertainment: LocalizedText(fr: "divertissement", en: "entertainment")
    }
  }

  /// Where the terms can be read. The name is reserved for examples: nobody answers there.
  ///
  /// - Source: RFC 2606 §3; seed R43.
  package static func link(to terms: TermsID) -> String {
    "https://store.example/terms/\(terms)"
  }

  package static func months(_ count: Int) -> LocalizedText {
    LocalizedText(fr: "\(count) mois", en: count == 1 ? "1 month" : "\(count) months")
  }

  /// A free term before the first charge.
  package static func free(for months: Int, then price: String) -> LocalizedText {
    LocalizedText(
      fr: "\(Self.months(months).fr) gratuits, puis \(price)",
      en: "\(Self.months(months).en) free, then \(price)")
  }
}

extension StoreTexts {
  package static let product = LocalizedText(fr: "produit", en: "product")
  package static let name = LocalizedText(fr: "nom", en: "name")
  package static let categoryLabel = LocalizedText(fr: "catégorie", en: "category")
  package static let kindLabel = LocalizedText(fr: "type", en: "kind")
  package static let price = LocalizedText(fr: "prix", en: "price")
  package static let services = LocalizedText(fr: "services", en: "services")
  package static let owned = LocalizedText(fr: "déjà là", en: "has it")
  package static let compatible = LocalizedText(fr: "compatible", en: "compatible")
  package static let fits = LocalizedText(
    fr: "oui, avec ce véhicule et ce téléphone", en: "yes, with this car and phone")
  package static let fitsNot = LocalizedText(
    fr: "pas pour ce véhicule", en: "not for this car")
  package static let inTheCar = LocalizedText(fr: "dans la voiture", en: "in the car")

  /// What a list leaves out.
  package static func left(_ count: Int) -> LocalizedText {
    LocalizedText(
      fr:
        "\(count) de plus ne conviennent pas à ce véhicule ou à ce téléphone ; --all dit pourquoi",
      en: "\(count) more do not fit this car or phone; --all says why")
  }
}
