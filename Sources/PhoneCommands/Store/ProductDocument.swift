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
  /// The products that give all that this one would; absent otherwise.
  let coveredBy: [String]?
  private let ownership: ProductListing.Ownership
  /// What people read of ``kind``.
  let shownKind: ProductKind

  /// One price.
  struct OfferRow: Encodable {
    /// Absent for what is bought once.
    let months: Int?
    let period: Period
    let renews: Bool
    let price: Money
    let vatPercent: Double
    let illustrative: Bool
    /// What is taken off the first period, because some of it is paid for already; absent when
    /// nothing is.
    let credit: Money?
    /// What ends it before its time; absent when nothing does.
    let allowance: Allowance?
  }

  /// One rule that says no.
  struct UnmetRow: Encodable {
    let rule: CompatibilityRule
    let needed: String
    let found: String
    let message: String
  }

  private enum CodingKeys: String, CodingKey {
    case product, name, summary, category, kind, services, trial, offers, compatible, unmet, owned
    case coveredBy
  }

  /// - Parameters:
  ///   - listing: The product as the customer sees it.
  ///   - texts: The customer's.
  ///   - now: World time, on whose day depends the VAT.
  init(_ listing: ProductListing, _ texts: StoreTexts, at now: Instant) {
    let language = texts.language
    let product = listing.product
    self.product = product.id.rawValue
    name = product.name[language]
    summary = product.summary[language]
    category = product.category
    kind = product.kind
    shownKind = product.shownKind
    services = product.grants.map(\.rawValue)
    trial = listing.isTrialOpen ? product.trial : nil
    offers = listing.offers.map { offer in
      OfferRow(
        months: offer.months, period: offer.term.period, renews: offer.term.renews,
        price: offer.price, vatPercent: Double(offer.vat.basisPoints(at: now)) / 100,
        illustrative: offer.isIllustrative,
        credit: offer.months.flatMap { listing.credits[$0] }
          .map { $0.total(currency: offer.price.currency) },
        allowance: offer.allowance)
    }
    compatible = listing.compatibility.isCompatible
    unmet = listing.compatibility.unmet.map {
      UnmetRow(
        rule: $0.rule, needed: $0.needed, found: $0.found, message: texts.sentence($0))
    }
    ownership = listing.ownership
    owned =
      switch listing.ownership {
      case .none: nil
      case .endless: "free"
      case .subscribed(let subscription): subscription.state.description
      case .covered: "covered"
      }
    coveredBy =
      if case .covered(let others) = listing.ownership { others.map(\.rawValue) } else { nil }
  }

  /// `£1.99 / month; £19.99 / 12 months`, or that it is free.
  func priceText(_ texts: StoreTexts) -> String {
    guard !offers.isEmpty else {
      return trial.map(texts.free(for:)) ?? (shownKind == .free ? texts[.free] : "–")
    }
    // A comma stands inside many amounts already.
    let price = texts.joined(
      offers.map { offer in
        let credit = offer.credit.map { " (\(texts.amount($0)))" } ?? ""
        return texts.price(offer.price, each: offer.period) + credit
      })
    guard let trial, trial.months > 0 else { return price }
    return texts.free(for: trial.months, then: price)
  }

  /// What each offer's first period costs less for now; `nil` when nothing is paid for already.
  func creditText(_ texts: StoreTexts) -> String? {
    let credits = offers.compactMap { offer in
      offer.credit.map { texts.price($0, each: offer.period) }
    }
    return credits.isEmpty ? nil : texts.joined(credits)
  }

  /// What ends it before its time: `1000 MB`; `nil` when nothing does.
  func allowanceText(_ texts: StoreTexts) -> String? {
    offers.lazy.compactMap(\.allowance).first.map(texts.allowance)
  }

  /// How the car has it already; `nil` when it does not.
  func ownedText(_ texts: StoreTexts) -> String? {
    switch ownership {
    case .none: nil
    case .endless: texts[.free]
    case .subscribed(let subscription): texts[subscription.state]
    case .covered(let others): texts.through(others)
    }
  }
}
