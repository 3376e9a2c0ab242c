import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// A product as one customer sees it, as it is printed.
struct ProductDocument: Encodable {
  let product: String
  let name: String
  let summary: String
  let category: ServiceCategory
  let kind: ProductKind
  let services: [String]
  /// The free term it begins with, while this car may still have it.
  let trial: Period?
  let offers: [OfferRow]
  let compatible: Bool
  let unmet: [UnmetRow]
  /// How the car has it already; absent when it does not.
  let owned: String?
  private let ownership: ProductListing.Ownership

  /// One price.
  struct OfferRow: Encodable {
    /// Absent for what is bought once.
    let months: Int?
    let period: Period
    let renews: Bool
    let price: Money
    let vatPercent: Double
    let illustrative: Bool
  }

  /// One rule that says no.
  struct UnmetRow: Encodable {
    let rule: CompatibilityRule
    let message: String
  }

  private enum CodingKeys: String, CodingKey {
    case product, name, summary, category, kind, services, trial, offers, compatible, unmet, owned
  }

  init(_ listing: ProductListing, in language: Language) {
    let product = listing.product
    self.product = product.id.rawValue
    name = product.name[language]
    summary = product.summary[language]
    category = product.category
    kind = product.kind
    services = product.grants.map(\.rawValue)
    trial = listing.isTrialOpen ? product.trial : nil
    offers = listing.offers.map { offer in
      OfferRow(
        months: offer.months, period: offer.term.period, renews: offer.term.renews,
        price: offer.price, vatPercent: Double(offer.vatBasisPoints) / 100,
        illustrative: offer.isIllustrative)
    }
    compatible = listing.compatibility.isCompatible
    unmet = listing.compatibility.unmet.map {
      UnmetRow(rule: $0.rule, message: $0.sentence(in: language))
    }
    ownership = listing.ownership
    owned =
      switch listing.ownership {
      case .none: nil
      case .endless: "free"
      case .subscribed(let subscription): subscription.state.description
      }
  }

  /// `£1.99 / 1 month; £19.99 / 12 months`, or that it is free.
  func priceText(_ texts: StoreTexts) -> String {
    guard !offers.isEmpty else { return kind == .free || trial != nil ? texts[.free] : "–" }
    // A comma stands inside many amounts already.
    let price = offers.map { "\(texts.amount($0.price)) / \(texts.term($0.period))" }
      .joined(separator: "; ")
    guard let trial, trial.months > 0 else { return price }
    return texts.free(for: trial.months, then: price)
  }

  /// How the car has it already; `nil` when it does not.
  func ownedText(_ texts: StoreTexts) -> String? {
    switch ownership {
    case .none: nil
    case .endless: texts[.free]
    case .subscribed(let subscription): texts.state(subscription.state)
    }
  }
}
