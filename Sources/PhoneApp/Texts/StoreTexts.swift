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
}
