package import VehicleCatalog
package import WorldTime

/// A higher price that the customer was told of: charged from a renewal on, if they agree.
///
/// - Source: Apple, “Managing price increases”: without consent a subscription expires at its
///   next renewal.
package struct PriceRise: Hashable, Sendable, Codable {
  /// VAT included.
  package let price: Money
  /// Hundredths of a percent.
  package let vatBasisPoints: Int
  package let illustrative: Bool
  /// When the customer was told.
  package let announcedAt: Instant
  /// Renewals that fall due at this instant or later cost the new price.
  package let effectiveFrom: Instant
  package internal(set) var isAccepted = false

  package init(
    price: Money, vatBasisPoints: Int, illustrative: Bool, announcedAt: Instant,
    effectiveFrom: Instant
  ) {
    self.price = price
    self.vatBasisPoints = vatBasisPoints
    self.illustrative = illustrative
    self.announcedAt = announcedAt
    self.effectiveFrom = effectiveFrom
  }
}

extension Subscription {
  /// The next renewal costs more, and the customer has not agreed.
  package var awaitsConsent: Bool {
    priceRise.map { !$0.isAccepted && $0.effectiveFrom <= paidThrough } ?? false
  }

  /// Tells the customer of a higher price; it takes the place of one announced before.
  package mutating func announce(_ rise: PriceRise) { priceRise = rise }
}
